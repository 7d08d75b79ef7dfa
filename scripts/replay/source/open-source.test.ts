import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Entry } from "../entry";
import { findFile } from "./open-file";
import { openSource } from "./open-source";

let directory = "";
beforeAll(() => {
  directory = mkdtempSync(path.join(os.tmpdir(), "sekisho-source-"));
});
afterAll(() => rmSync(directory, { recursive: true, force: true }));

const file = (name: string, content: string | Buffer): string => {
  const at = path.join(directory, name);
  writeFileSync(at, content);
  return at;
};
async function all(entries: AsyncIterable<Entry>): Promise<Entry[]> {
  const found: Entry[] = [];
  for await (const entry of entries) found.push(entry);
  return found;
}

const CARDS =
  "transactionId,occurredAt,customerId,terminalId,amount,fraud\n0,2026-01-01 00:00:31,596,3156,57.16,0\nbroken\n1,2026-01-01 00:02:10,4961,3412,81.51,1\n";

describe("openSource", () => {
  it.each([
    ["plain", CARDS],
    ["gzip, whatever its name", gzipSync(CARDS)],
    ["with a byte-order mark and Windows line ends", `\uFEFF${CARDS.replaceAll("\n", "\r\n")}`],
  ])("recognises card payments (%s), and a bad line stops nothing", async (name, content) => {
    const source = await openSource(file(`cards-${name.length}.csv`, content));
    expect(source.format).toBe("card payments");
    const entries = await all(source.entries);
    expect(entries.map((entry) => [entry.kind, entry.line])).toEqual([
      ["order", 2],
      ["fault", 3],
      ["order", 4],
    ]);
  });

  it("recognises NDJSON, skips empty lines and tells a bad one by its number", async () => {
    const lines = ['{"order":{"externalOrderId":"A","orderedAt":"2026-01-01T00:00:00Z","amountTotal":1}}', "", "oops"];
    const source = await openSource(file("a.ndjson", lines.join("\n")));
    expect(source.format).toBe("orders and events (NDJSON)");
    expect((await all(source.entries)).map((entry) => [entry.kind, entry.line])).toEqual([
      ["order", 1],
      ["fault", 3],
    ]);
  });

  it("recognises a CSV of orders, with quoted cells", async () => {
    const source = await openSource(
      file("orders.csv", 'externalOrderId,orderedAt,amountTotal,note\nA,2026-01-01T00:00:00Z,1,"a ""b"", c"\n'),
    );
    expect(await all(source.entries)).toMatchObject([{ kind: "order", order: { note: 'a "b", c' } }]);
  });

  it("says when a file is empty or no list of orders", async () => {
    await expect(openSource(file("empty.csv", ""))).rejects.toThrow(/empty/);
    await expect(openSource(file("other.csv", "name,age\nx,1\n"))).rejects.toThrow(/externalOrderId/);
  });
});

describe("findFile", () => {
  it("says clearly that a file is missing, with the path it looked at", async () => {
    await expect(findFile("none.csv", directory)).rejects.toThrow(`${directory}/none.csv does not exist`);
    await expect(findFile(".", directory)).rejects.toThrow(/is not a file/);
  });
});
