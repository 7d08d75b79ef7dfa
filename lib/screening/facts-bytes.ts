import "server-only";
import { deflateRawSync, inflateRawSync } from "node:zlib";
import type { RecordedFacts } from "@/lib/risk/facts-record";

/** Facts are mostly small numbers: the fastest level and a small window take 100 µs and make a third of them. */
const LEVEL = { level: 1, windowBits: 13, memLevel: 6 } as const;
const PLAIN = "{".charCodeAt(0);

/** Recorded facts as they are stored. */
export function encodeFacts(facts: RecordedFacts): Buffer {
  return deflateRawSync(JSON.stringify(facts), LEVEL);
}

/** Reads stored facts, the plain JSON of the first installations too. */
export function decodeFacts(stored: Uint8Array): RecordedFacts {
  // No deflated JSON object begins with this byte: its first three bits would say "stored, not the last block".
  const json = stored[0] === PLAIN ? Buffer.from(stored) : inflateRawSync(stored);
  return JSON.parse(json.toString("utf8"));
}
