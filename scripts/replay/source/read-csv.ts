import type { Readable } from "node:stream";
import { type CsvError, parse } from "csv-parse";
import type { Fault } from "../entry";

export type Row = { readonly kind: "row"; readonly line: number; readonly cells: readonly string[] };

type Parsed = { readonly record: readonly string[]; readonly info: { readonly lines: number } };

/** Records of a CSV (RFC 4180, UTF-8) with the number of their last line; a broken one is a fault and does not stop the rest. */
export async function* readCsv(bytes: Readable): AsyncGenerator<Row | Fault, void> {
  const faults: Fault[] = [];
  const parser = parse({
    bom: true,
    info: true,
    relax_column_count: true,
    skip_empty_lines: true,
    skip_records_with_error: true,
    on_skip: (error: CsvError | undefined) => {
      const line = Number(error?.lines ?? 0);
      faults.push({ kind: "fault", line, why: `not CSV: ${error?.message ?? "unknown error"}` });
      return undefined;
    },
  });
  bytes.once("error", (error) => parser.destroy(error));
  for await (const { record, info } of bytes.pipe(parser) as AsyncIterable<Parsed>) {
    yield* faults.splice(0);
    yield { kind: "row", line: info.lines, cells: record };
  }
  yield* faults.splice(0);
}
