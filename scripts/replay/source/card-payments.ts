import type { OrderInput } from "@/lib/risk/order";
import { DAY_MS } from "@/lib/shared/durations";
import type { Entry, Fault, Source } from "../entry";
import type { Row } from "./read-csv";

/** Header of the public stream of card payments. */
const COLUMNS = ["transactionId", "occurredAt", "customerId", "terminalId", "amount", "fraud"] as const;
/** Each payment's label becomes known this long after it. */
const LABEL_DELAY_DAYS = 7;
export const isCardPayments = (header: readonly string[]): boolean =>
  header.length === COLUMNS.length && COLUMNS.every((column, index) => header[index] === column);

/**
 * Card payments as orders: the customer is member and card, the terminal is the article, the amount is in US dollars, times are UTC.
 * Everything else is absent, so most signals are not evaluated.
 */
export function cardPayments(rows: AsyncIterable<Row | Fault>): Source {
  return {
    format: "card payments",
    hasEvents: false,
    dayOffsetHours: 0,
    keysOf: (order) => [`customer:${order.buyer?.memberId}`, `terminal:${order.items?.[0]?.sku}`],
    entries: entries(rows),
  };
}

async function* entries(rows: AsyncIterable<Row | Fault>): AsyncGenerator<Entry, void> {
  for await (const row of rows) yield row.kind === "fault" ? row : payment(row.line, row.cells);
}

const INSTANT = /^(\d{4}-\d{2}-\d{2})[ T](\d{2}:\d{2}:\d{2})$/;
const AMOUNT = /^\d{1,9}(?:\.\d{1,20})?$/;

/** One payment. Exported for tests. */
export function payment(line: number, cells: readonly string[]): Entry {
  const fault = (why: string): Fault => ({ kind: "fault", line, why });
  if (cells.length !== COLUMNS.length) return fault(`${cells.length} columns instead of ${COLUMNS.length}`);
  const [id = "", occurredAt = "", customer = "", terminal = "", amount = "", fraud = ""] = cells;
  const [, date, time] = INSTANT.exec(occurredAt) ?? [];
  const orderedAt = `${date}T${time}Z`;
  const at = Date.parse(orderedAt);
  if (Number.isNaN(at)) return fault(`occurredAt is not a time: ${occurredAt}`);
  if (!AMOUNT.test(amount)) return fault(`amount is not an amount of dollars: ${amount}`);
  if (fraud !== "0" && fraud !== "1") return fault(`fraud is neither 0 nor 1: ${fraud}`);
  if (!id || !customer || !terminal) return fault("transactionId, customerId or terminalId is empty");
  const order: OrderInput = {
    externalOrderId: id,
    orderedAt,
    // Some amounts bear the traces of floating point (268.15000000000003).
    amountTotal: Math.round(Number(amount) * 100),
    currency: "USD",
    buyer: { memberId: customer },
    payment: { method: "card", card: { token: customer } },
    items: [{ sku: terminal }],
  };
  const label = { fraud: fraud === "1", at: new Date(at + LABEL_DELAY_DAYS * DAY_MS).toISOString() };
  return { kind: "order", line, order, label };
}
