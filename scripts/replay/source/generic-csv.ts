import { DAY_MS } from "@/lib/shared/durations";
import { Problem } from "../../lib/problem.mjs";
import type { Entry, Fault, KnownLabel, Source } from "../entry";
import { type CellType, cellTypeOf, cellValue, place } from "./order-columns";
import { checkOrder } from "./parse-order";
import type { Row } from "./read-csv";
import { TOKYO_OFFSET_HOURS } from "./zone";

const REQUIRED = ["externalOrderId", "orderedAt", "amountTotal"];
/** Assumed where a file tells whether an order was fraud but not when that was known. */
const LABEL_DELAY_DAYS = 7;
type Column = { readonly name: string; readonly type: CellType };

/**
 * A CSV of the API's own order: one column a field, nested ones dotted (`buyer.email`, `items.0.sku`), empty cells absent. Two more
 * columns may stand anywhere: `fraud` (1 or 0, empty = never known) and `labelledAt` (ISO 8601; 7 days after the order when absent).
 * @throws Problem for a header that names no order field
 */
export function genericCsv(header: readonly string[], rows: AsyncIterable<Row | Fault>): Source {
  const columns = columnsOf(header);
  return {
    format: "orders (CSV)",
    hasEvents: false,
    dayOffsetHours: TOKYO_OFFSET_HOURS,
    keysOf: null,
    entries: entries(columns, rows),
  };
}

/** Exported for tests. */
export function columnsOf(header: readonly string[]): readonly (Column | "fraud" | "labelledAt")[] {
  const missing = REQUIRED.filter((name) => !header.includes(name));
  if (missing.length > 0) {
    throw new Problem(
      `The first line is not a header of orders: ${missing.join(", ")} missing.`,
      "Name the columns like the fields of POST /api/v1/screenings, nested ones dotted (buyer.email, items.0.sku).",
    );
  }
  return header.map((name) => {
    if (name === "fraud" || name === "labelledAt") return name;
    const type = cellTypeOf(name);
    if (type === null) {
      throw new Problem(
        `The column ${name} is no field of an order.`,
        "Rename it, or put it under custom. (custom.campaign), where rules can use it.",
      );
    }
    return { name, type };
  });
}

async function* entries(
  columns: readonly (Column | "fraud" | "labelledAt")[],
  rows: AsyncIterable<Row | Fault>,
): AsyncGenerator<Entry, void> {
  for await (const row of rows) yield row.kind === "fault" ? row : orderOf(columns, row.line, row.cells);
}

/** One order. Exported for tests. */
export function orderOf(
  columns: readonly (Column | "fraud" | "labelledAt")[],
  line: number,
  cells: readonly string[],
): Entry {
  const fault = (why: string): Fault => ({ kind: "fault", line, why });
  if (cells.length !== columns.length) return fault(`${cells.length} columns instead of ${columns.length}`);
  const document: Record<string, unknown> = {};
  const special = { fraud: "", labelledAt: "" };
  for (const [index, column] of columns.entries()) {
    const text = cells[index] ?? "";
    if (typeof column === "string") special[column] = text;
    else if (text !== "") {
      const cell = cellValue(column.type, text);
      if (!cell.ok) return fault(`${column.name} is ${cell.why}`);
      place(document, column.name, cell.value);
    }
  }
  const order = checkOrder(document);
  if (!order.ok) return fault(order.why);
  const label = labelOf(special, Date.parse(order.value.orderedAt));
  return typeof label === "string" ? fault(label) : { kind: "order", line, order: order.value, label };
}

function labelOf(cells: { fraud: string; labelledAt: string }, orderedAt: number): KnownLabel | null | string {
  if (cells.fraud === "") return null;
  if (!/^[01]$/.test(cells.fraud)) return `fraud is neither 0 nor 1: ${cells.fraud}`;
  const at = cells.labelledAt === "" ? orderedAt + LABEL_DELAY_DAYS * DAY_MS : Date.parse(cells.labelledAt);
  if (Number.isNaN(at)) return `labelledAt is not a time: ${cells.labelledAt}`;
  if (at < orderedAt) return "labelledAt lies before orderedAt";
  return { fraud: cells.fraud === "1", at: new Date(at).toISOString() };
}
