import { describe, expect, it } from "vitest";
import type { RecordedFacts } from "@/lib/risk/facts-record";
import { decodeFacts, encodeFacts } from "./facts-bytes";

const facts: RecordedFacts = {
  history: {
    seen: [[3, null, 0, 1, null, 2, 3, 0, 1200, 5], null],
    kinds: { ip: { s: [[0, null]], o: [], capped: false } },
  },
  lists: { hits: [], nonEmpty: ["forwarder"] },
  ip: { known: true, value: { country: "JP", asn: 17676, asnName: "ソフトバンク", networkClass: "mobile" } },
  mail: { known: false, why: "not_sent" },
  degraded: [],
};

describe("stored facts", () => {
  it("read back as they were", () => {
    expect(decodeFacts(encodeFacts(facts))).toEqual(facts);
  });

  it("read back from plain JSON", () => {
    expect(decodeFacts(Buffer.from(JSON.stringify(facts)))).toEqual(facts);
  });
});
