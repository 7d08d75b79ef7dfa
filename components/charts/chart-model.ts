export type ChartTone = "ink" | "quiet" | "vermilion" | "amber" | "verdigris" | "indigo";

export type Series<Row> = {
  readonly id: string;
  readonly name: string;
  /** Bars of one panel stand on one another; lines are drawn over them. */
  readonly kind: "bar" | "line";
  readonly tone: ChartTone;
  readonly value: (row: Row) => number | null;
  /** Of a line: drawn as a wash around it, and said wherever its value is. */
  readonly interval?: (row: Row) => readonly [low: number, high: number] | null;
  /** How many observations a value rests on. */
  readonly n?: (row: Row) => number | null;
};

export type Panel<Row> = {
  readonly name: string;
  /** A second, quieter part of the heading: over what, of what. */
  readonly note?: string;
  readonly series: readonly Series<Row>[];
  readonly heightPx: number;
  /** Highest value of the axis; what fits when absent. */
  readonly max?: number;
  readonly format: (value: number) => string;
  /** What the values are measured against: a target, a budget. */
  readonly levels?: readonly { readonly value: number; readonly name: string }[];
};

export type ChartProps<Row> = {
  /** What the chart shows, in a few words: heading of its table and of its exports. */
  readonly title: string;
  /** The same in a sentence, for screen readers. */
  readonly describe: string;
  /** Of exported files, without an ending. */
  readonly name: string;
  /** Oldest first. */
  readonly rows: readonly Row[];
  /** Where a row stands on the axis, each once: a day as `YYYY-MM-DD`, an hour. */
  readonly at: (row: Row) => string;
  /** What the rows are: "Day". Heads the table's first column. */
  readonly atName: string;
  /** A place of the axis in the reader's language, short (on the axis) and whole (in words and tables). */
  readonly formatAt: (at: string, length: "short" | "whole") => string;
  /** Whether a row's figures can still change; all are final when absent. */
  readonly isFinal?: (row: Row) => boolean;
  /** Drawn under one another on one axis, each with its own scale. */
  readonly panels: readonly Panel<Row>[];
};

/** What a table says beside the values themselves. */
export type TableWords = {
  readonly at: string;
  readonly low: (name: string) => string;
  readonly high: (name: string) => string;
  readonly n: (name: string) => string;
};

export type ChartColumn<Row> = {
  readonly id: string;
  readonly header: string;
  readonly value: (row: Row) => number | null;
  readonly text: (value: number) => string;
};

/** The figures of a chart as columns: every value, its interval and its n. */
export function columnsOf<Row>(
  panels: readonly Panel<Row>[],
  words: Omit<TableWords, "at">,
  count: (value: number) => string,
): readonly ChartColumn<Row>[] {
  return panels.flatMap(({ series, format }) =>
    series.flatMap(({ id, name, value, interval, n }) => [
      { id, header: name, value, text: format },
      ...(interval
        ? [
            { id: `${id}_low`, header: words.low(name), value: (row: Row) => interval(row)?.[0] ?? null, text: format },
            {
              id: `${id}_high`,
              header: words.high(name),
              value: (row: Row) => interval(row)?.[1] ?? null,
              text: format,
            },
          ]
        : []),
      ...(n ? [{ id: `${id}_n`, header: words.n(name), value: n, text: count }] : []),
    ]),
  );
}

/**
 * The rows of a chart as CSV (RFC 4180), in the order of the chart. Figures are plain numbers; a column is named by its id, so that it
 * does not follow the reader's language.
 */
export function csvOf<Row>(
  columns: readonly ChartColumn<Row>[],
  rows: readonly Row[],
  on: { readonly at: (row: Row) => string; readonly isFinal: (row: Row) => boolean },
): string {
  const head = ["at", "final", ...columns.map(({ id }) => id)];
  const lines = rows.map((row) => [
    on.at(row),
    on.isFinal(row) ? "1" : "0",
    ...columns.map(({ value }) => String(value(row) ?? "")),
  ]);
  return [head, ...lines].map((cells) => `${cells.map(quoted).join(",")}\r\n`).join("");
}

/** A text that begins like a formula would be run by a spreadsheet; a number may begin with its sign. */
function quoted(cell: string): string {
  const safe = /^[=+\-@\t\r]/.test(cell) && Number.isNaN(Number(cell)) ? `'${cell}` : cell;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** Height of a name at the end of a line, with a little air. */
const LABEL_PX = 14;

/**
 * By how much the names at the ends of a panel's lines must move, so that none lies on another; empty where a single line needs no
 * name. Positions follow from the data: the axis may end a little higher, which only brings them closer by as much.
 */
export function nudgesOf<Row>(
  { series, heightPx, max }: Panel<Row>,
  rows: readonly Row[],
): ReadonlyMap<string, number> {
  const lines = series.filter(({ kind }) => kind === "line");
  const last = rows.at(-1);
  if (lines.length < 2 || last === undefined) return new Map();
  const top = max ?? Math.max(1, ...rows.flatMap((row) => lines.map(({ value }) => value(row) ?? 0)));
  const ends = lines
    .map(({ id, value }) => ({ id, y: heightPx * (1 - (value(last) ?? 0) / top) }))
    .toSorted((a, b) => b.y - a.y);
  let floor = Number.POSITIVE_INFINITY;
  return new Map(
    ends.map(({ id, y }) => {
      const placed = Math.min(y, floor - LABEL_PX);
      floor = placed;
      return [id, Math.round(placed - y)];
    }),
  );
}
