import { Problem } from "../../lib/problem.mjs";
import type { Source } from "../entry";
import { cardPayments, isCardPayments } from "./card-payments";
import { genericCsv } from "./generic-csv";
import { ndjson } from "./ndjson";
import { linesOf, openFile } from "./open-file";
import { readCsv } from "./read-csv";

/**
 * Recognises a file by its content: NDJSON when it starts with a brace, else CSV by its header.
 * @throws Problem when it is empty or its header is neither that of card payments nor of orders
 */
export async function openSource(file: string): Promise<Source> {
  if (await startsWithBrace(file)) return ndjson(linesOf(await openFile(file)));
  const rows = readCsv(await openFile(file));
  const first = await rows.next();
  if (first.done) throw new Problem(`${file} is empty.`);
  if (first.value.kind === "fault") throw new Problem(`${file} is neither NDJSON nor CSV: ${first.value.why}.`);
  const header = first.value.cells.map((name) => name.trim());
  return isCardPayments(header) ? cardPayments(rows) : genericCsv(header, rows);
}

async function startsWithBrace(file: string): Promise<boolean> {
  const bytes = await openFile(file);
  for await (const { text } of linesOf(bytes)) {
    bytes.destroy();
    return text.trimStart().startsWith("{");
  }
  return false;
}
