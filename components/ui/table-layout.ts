import type { ReactNode } from "react";

export type Column<Row> = {
  readonly id: string;
  readonly header: string;
  readonly cell: (row: Row) => ReactNode;
  /** Pixels at first; people may drag it wider or narrower. */
  readonly width: number;
  readonly minWidth?: number;
  /** Right-aligned tabular figures. */
  readonly end?: boolean;
  /** Takes the room that is left, until somebody sets its width. One of them at most. */
  readonly grow?: boolean;
  /** false = always there: what tells rows apart. */
  readonly hideable?: boolean;
  /** Hidden until somebody asks for it. */
  readonly hidden?: boolean;
  /** The server sorts by it, under the column's id. */
  readonly sortable?: boolean;
};

/** What somebody changed of a table's layout; what is absent is as the table was made. */
export type TableLayout = {
  readonly widths: Readonly<Record<string, number>>;
  readonly shown: Readonly<Record<string, boolean>>;
};

export const NO_LAYOUT: TableLayout = { widths: {}, shown: {} };

const LEAST_PX = 48;
const MOST_PX = 960;

/** A layout as it was stored, without what it can't be. Columns that no longer exist do no harm. */
export function parseLayout(stored: unknown): TableLayout | null {
  if (typeof stored !== "object" || stored === null) return null;
  return {
    widths: pick(stored, "widths", (value) => (typeof value === "number" && Number.isFinite(value) ? value : null)),
    shown: pick(stored, "shown", (value) => (typeof value === "boolean" ? value : null)),
  };
}

function pick<Value>(stored: object, name: string, take: (value: unknown) => Value | null): Record<string, Value> {
  const part: unknown = Reflect.get(stored, name);
  if (typeof part !== "object" || part === null) return {};
  return Object.fromEntries(
    Object.entries(part).flatMap(([id, value]) => {
      const taken = take(value);
      return taken === null ? [] : [[id, taken]];
    }),
  );
}

export const isShown = <Row>(column: Column<Row>, layout: TableLayout): boolean =>
  column.hideable === false || (layout.shown[column.id] ?? !column.hidden);

/** Pixels, or null for the column that takes what is left. */
export function widthOf<Row>(column: Column<Row>, layout: TableLayout): number | null {
  const set = layout.widths[column.id];
  if (set !== undefined) return clampWidth(column, set);
  return column.grow ? null : column.width;
}

export const clampWidth = <Row>(column: Column<Row>, px: number): number =>
  Math.round(Math.min(MOST_PX, Math.max(column.minWidth ?? LEAST_PX, px)));

export const withWidth = <Row>(layout: TableLayout, column: Column<Row>, px: number): TableLayout => ({
  ...layout,
  widths: { ...layout.widths, [column.id]: clampWidth(column, px) },
});

export const withShown = (layout: TableLayout, id: string, shown: boolean): TableLayout => ({
  ...layout,
  shown: { ...layout.shown, [id]: shown },
});
