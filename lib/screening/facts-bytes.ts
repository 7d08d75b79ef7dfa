import "server-only";
import { inflateRawSync } from "node:zlib";
import type { IdentifierKind } from "@/lib/risk/facts";
import { entriesOf, type RecordedFacts, type RecordedKind, type RecordedSighting } from "@/lib/risk/facts-record";
import { FiguresReader, FiguresWriter } from "./figures-bytes";
import { eventNumber, eventTypeOf, KIND_NUMBER, kindOf } from "./identifier-kinds";

/**
 * Facts are stored as figures (the history, hundreds of small numbers) and JSON (the rest), behind a byte that says so: 2 KB, as
 * little as deflating them made, at a tenth of its price. No deflated data begins with this byte, whose last bits ask for a kind of
 * block that does not exist.
 */
const FIGURES = 0b0000_0111;
/** The first installations stored plain JSON, later ones deflated JSON. */
const PLAIN = "{".charCodeAt(0);

type History = RecordedFacts["history"];

/** Recorded facts as they are stored. */
export function encodeFacts({ history, ...rest }: RecordedFacts): Buffer {
  const figures = new FiguresWriter();
  writeHistory(figures, history);
  return Buffer.concat([HEADER, figures.bytes(), Buffer.from(JSON.stringify(rest))]);
}
const HEADER = Buffer.from([FIGURES]);

/** Reads stored facts, of whichever version. */
export function decodeFacts(stored: Uint8Array): RecordedFacts {
  if (stored[0] === FIGURES) return decodeFigures(stored);
  // No deflated JSON object begins with the byte of plain JSON: its first bits would say that its codes begin otherwise.
  const json = stored[0] === PLAIN ? Buffer.from(stored) : inflateRawSync(stored);
  return JSON.parse(json.toString("utf8"));
}

function decodeFigures(stored: Uint8Array): RecordedFacts {
  const figures = new FiguresReader(stored, HEADER.length);
  const history = readHistory(figures);
  return { ...JSON.parse(Buffer.from(stored.subarray(figures.at)).toString("utf8")), history };
}

function writeHistory(figures: FiguresWriter, { seen, kinds }: History): void {
  figures.add(seen.length);
  for (const row of seen) writeRow(figures, row);
  const present = entriesOf(kinds);
  figures.add(present.length);
  for (const [kind, { s, o, capped }] of present) {
    figures.add(KIND_NUMBER[kind]);
    figures.add(capped ? 1 : 0);
    figures.add(s.length);
    for (const sighting of s) writeSighting(figures, sighting);
    figures.add(o.length);
    for (const [order, ago, type] of o) {
      figures.add(order);
      figures.add(ago);
      figures.add(eventNumber(type));
    }
  }
}

function readHistory(figures: FiguresReader): History {
  const seen = times(figures.count(), () => readRow(figures));
  const kinds: { -readonly [K in IdentifierKind]?: RecordedKind } = {};
  for (let left = figures.count(); left > 0; left--) {
    const kind = kindOf(figures.count());
    const capped = figures.count() === 1;
    const s = times(figures.count(), () => readSighting(figures));
    const o = times(figures.count(), () => readOutcome(figures));
    if (kind) kinds[kind] = { s, o, capped };
  }
  return { seen, kinds };
}

function readOutcome(figures: FiguresReader): RecordedKind["o"][number] {
  const [order, ago, number] = [figures.count(), figures.count(), figures.count()];
  const type = eventTypeOf(number);
  if (!type) throw new Error(`stored facts hold an unknown event type ${number}`);
  return [order, ago, type];
}

/** Rows have their length before them; there may be none. */
function writeRow(figures: FiguresWriter, row: readonly (number | null)[] | null): void {
  figures.add(row === null ? null : row.length);
  if (row !== null) for (const value of row) figures.add(value);
}

function readRow(figures: FiguresReader): readonly (number | null)[] | null {
  const length = figures.next();
  return length === null ? null : times(length, () => figures.next());
}

function writeSighting(figures: FiguresWriter, [order, spelling, took, alike]: RecordedSighting): void {
  figures.add(order);
  figures.add(spelling);
  const isShort = took === undefined || alike === undefined;
  figures.add(isShort ? 0 : 1);
  if (isShort) return;
  writeRow(figures, took);
  writeRow(figures, alike);
}

function readSighting(figures: FiguresReader): RecordedSighting {
  const order = figures.count();
  const spelling = figures.next();
  if (figures.count() === 0) return [order, spelling];
  const [item, quantity] = readRow(figures) ?? [];
  return [order, spelling, item == null || quantity == null ? null : [item, quantity], readRow(figures)];
}

function times<T>(count: number, make: () => T): T[] {
  const made: T[] = [];
  for (let left = count; left > 0; left--) made.push(make());
  return made;
}
