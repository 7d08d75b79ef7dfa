import "server-only";
import { setImmediate as breathe } from "node:timers/promises";
import { parse } from "csv-parse";
import { type TableIndex, TableIndexBuilder } from "./table-index";
import type { Column, Entry, Row, Table } from "./tables";

export type TableFault = {
  /** Of the file; 1 is the header. */
  readonly line: number;
  /** Null: the line as a whole. */
  readonly column: string | null;
  readonly code: string;
  readonly values: Readonly<Record<string, string | number>>;
};

export type ParsedTable = {
  readonly index: TableIndex;
  /** Rows that say something the rows before did not. */
  readonly rows: number;
  /** Rows that say again what an earlier row said. */
  readonly repeated: number;
  readonly firstRows: readonly Row[];
  readonly faults: readonly TableFault[];
  /** Of which `faults` are the first. */
  readonly faultCount: number;
};

const FAULTS_MAX = 100;
const FIRST_ROWS = 10;
export const ROWS_MAX = 500_000;
/** Between two pauses in which the server answers others. */
const ROWS_AT_ONCE = 500;

/**
 * Reads a table from CSV with a header row. Columns are found by name, in any order; unknown ones are faults, for a misspelt optional
 * column would silently be empty. Every fault is named with its line and column; a table with one is not to be used.
 * Gives way to other work every few milliseconds. O(rows).
 */
export async function parseTable(table: Table, csv: string): Promise<ParsedTable> {
  const reader = new TableReader(table);
  const parser = parse({
    bom: true,
    info: true,
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    trim: true,
  });
  try {
    feed(parser, csv);
    let count = 0;
    for await (const record of parser) {
      const { record: cells, info }: { record: string[]; info: { lines: number } } = record;
      if (!reader.take(cells, info.lines)) break;
      if (++count % ROWS_AT_ONCE === 0) await breathe();
    }
  } catch (error) {
    reader.fault({ line: lineOf(error), column: null, code: "not_csv", values: {} });
  }
  return reader.end();
}

/** In pieces: the parser works through one write in one go. */
function feed(parser: ReturnType<typeof parse>, csv: string): void {
  const CHARACTERS = 64 * 1_024;
  let at = 0;
  const more = () => {
    while (at < csv.length && !parser.destroyed) {
      const piece = csv.slice(at, at + CHARACTERS);
      at += CHARACTERS;
      if (!parser.write(piece)) {
        parser.once("drain", more);
        return;
      }
    }
    parser.end();
  };
  more();
}

const lineOf = (error: unknown): number =>
  error instanceof Error && "lines" in error && typeof error.lines === "number" ? error.lines : 1;

class TableReader {
  readonly #table: Table;
  readonly #builder = new TableIndexBuilder();
  readonly #firstRows: Row[] = [];
  readonly #faults: TableFault[] = [];
  #faultCount = 0;
  #rows = 0;
  #repeated = 0;
  #columns: readonly (Column | null)[] | null = null;

  constructor(table: Table) {
    this.#table = table;
  }

  fault(fault: TableFault): void {
    this.#faultCount++;
    if (this.#faults.length < FAULTS_MAX) this.#faults.push(fault);
  }

  /** One record; false when reading on is of no use. */
  take(cells: readonly string[], line: number): boolean {
    if (this.#columns === null) {
      this.#columns = this.#header(cells, line);
      return this.#faultCount === 0;
    }
    if (this.#rows + this.#repeated >= ROWS_MAX) {
      this.fault({ line, column: null, code: "too_many_rows", values: { maximum: ROWS_MAX } });
      return false;
    }
    const row = this.#row(cells, line, this.#columns);
    if (row) this.#add(row, this.#table.entryOf(row), line);
    return true;
  }

  end(): ParsedTable {
    if (this.#faultCount === 0 && this.#rows === 0) {
      const code = this.#columns === null ? "no_header" : "no_rows";
      this.fault({ line: this.#columns === null ? 1 : 2, column: null, code, values: {} });
    }
    return {
      index: this.#builder.build(),
      rows: this.#rows,
      repeated: this.#repeated,
      firstRows: this.#firstRows,
      faults: this.#faults,
      faultCount: this.#faultCount,
    };
  }

  #header(cells: readonly string[], line: number): readonly (Column | null)[] {
    const found = cells.map((cell) => {
      const name = cell.normalize("NFKC");
      const column = this.#table.columns.find((one) => [one.name, ...one.aliases].includes(name));
      if (!column) this.fault({ line, column: cell, code: "unknown_column", values: {} });
      return column ?? null;
    });
    for (const column of this.#table.columns) {
      const times = found.filter((one) => one === column).length;
      if (times > 1) this.fault({ line, column: column.name, code: "column_twice", values: {} });
      if (times === 0 && column.required) this.fault({ line, column: column.name, code: "column_missing", values: {} });
    }
    return found;
  }

  #row(cells: readonly string[], line: number, columns: readonly (Column | null)[]): Row | null {
    if (cells.length !== columns.length) {
      const values = { expected: columns.length, found: cells.length };
      this.fault({ line, column: null, code: "cell_count", values });
      return null;
    }
    const row: Record<string, string> = {};
    let sound = true;
    for (const [at, column] of columns.entries()) {
      if (column === null) continue;
      const raw = (cells[at] ?? "").trim();
      if (raw === "" && !column.required) continue;
      const cell = raw === "" ? ({ ok: false, code: "required" } as const) : column.read(raw);
      if (cell.ok) row[column.name] = cell.text;
      else {
        sound = false;
        this.fault({ line, column: column.name, code: cell.code, values: cell.values ?? {} });
      }
    }
    return sound ? row : null;
  }

  #add(row: Row, entry: Entry, line: number): void {
    switch (this.#builder.add(entry.key, entry.fields, entry.prefix)) {
      case "new":
        this.#rows++;
        if (this.#firstRows.length < FIRST_ROWS) this.#firstRows.push(row);
        return;
      case "same":
        this.#repeated++;
        return;
      case "contradicts":
        this.fault({ line, column: this.#table.columns[0]?.name ?? null, code: "contradicts_earlier_row", values: {} });
    }
  }
}

const utf8 = new TextDecoder("utf-8", { fatal: true });
const shiftJis = new TextDecoder("shift_jis", { fatal: true });

/** Text of a CSV file: UTF-8, or Shift_JIS as spreadsheets in Japan write it; null when it is neither. */
export function decodeCsv(bytes: Uint8Array): string | null {
  for (const decoder of [utf8, shiftJis]) {
    try {
      return decoder.decode(bytes);
    } catch {}
  }
  return null;
}
