import { deflateRawSync } from "node:zlib";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { RecordedFacts } from "@/lib/risk/facts-record";
import { decodeFacts, encodeFacts } from "./facts-bytes";
import { FiguresReader, FiguresWriter } from "./figures-bytes";

const facts: RecordedFacts = {
  version: 2,
  history: {
    seen: [[3, null, 0, 1, null, 2, 3, 0, 1_000_000_000_000_000, 5], null, []],
    kinds: {
      ip: { s: [[0, null]], o: [], capped: false },
      shipBlock: { s: [[0, 7, null, [1, null, 9, 0]]], o: [[1, 31_536_000, "chargeback"]], capped: true },
      roomItem: { s: [[0, null, [0, 127], null]], o: [[0, 0, "authorized"]], capped: false },
    },
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

  it("read back from plain and from deflated JSON, as earlier versions stored them", () => {
    expect(decodeFacts(Buffer.from(JSON.stringify(facts)))).toEqual(facts);
    for (const level of [1, 6]) {
      expect(decodeFacts(deflateRawSync(JSON.stringify(facts), { level, windowBits: 13, memLevel: 6 }))).toEqual(facts);
    }
  });

  it("fail loudly when they were cut off", () => {
    expect(() => decodeFacts(encodeFacts(facts).subarray(0, 12))).toThrow();
  });
});

it("figures read back as they were written, whatever their size", () => {
  const figure = fc.option(
    fc.maxSafeInteger().filter((value) => Math.abs(value) < 2 ** 51),
    { nil: null },
  );
  fc.assert(
    fc.property(fc.array(figure, { maxLength: 3_000 }), (values) => {
      const writer = new FiguresWriter();
      for (const value of values) writer.add(value);
      const reader = new FiguresReader(writer.bytes(), 0);
      expect(values.map(() => reader.next())).toEqual(values);
    }),
    { numRuns: 50 },
  );
});
