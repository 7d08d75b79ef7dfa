import { describe, expect, it } from "vitest";
import { isCardPayments, payment } from "./card-payments";
import { checkOrder } from "./parse-order";

describe("payment", () => {
  it("maps a payment onto an order the API accepts, with a label seven days later", () => {
    const entry = payment(3, ["1", "2026-01-31 00:02:10", "4961", "3412", "81.5", "1"]);
    expect(entry).toEqual({
      kind: "order",
      line: 3,
      order: {
        externalOrderId: "1",
        orderedAt: "2026-01-31T00:02:10Z",
        amountTotal: 8150,
        currency: "USD",
        buyer: { memberId: "4961" },
        payment: { method: "card", card: { token: "4961" } },
        items: [{ sku: "3412" }],
      },
      label: { fraud: true, at: "2026-02-07T00:02:10.000Z" },
    });
    expect(entry.kind === "order" && checkOrder(entry.order).ok).toBe(true);
  });

  it.each([
    ["57.16", 5716],
    ["146.0", 14_600],
    ["0.05", 5],
    ["29", 2900],
    ["268.15000000000003", 26_815],
    ["0.29", 29],
  ])("reads %s dollars as whole cents", (amount, cents) => {
    const entry = payment(1, ["1", "2026-01-01 00:00:00", "1", "1", amount, "0"]);
    expect(entry.kind === "order" && entry.order.amountTotal).toBe(cents);
  });

  it.each([
    [["1", "2026-01-31 00:02:10", "4961", "3412", "81.51"], /5 columns/],
    [["1", "yesterday", "4961", "3412", "81.51", "0"], /occurredAt/],
    [["1", "2026-02-31 25:00:00", "4961", "3412", "81.51", "0"], /occurredAt/],
    [["1", "2026-01-31 00:02:10", "4961", "3412", "-1", "0"], /amount/],
    [["1", "2026-01-31 00:02:10", "4961", "3412", "1", "yes"], /fraud/],
    [["1", "2026-01-31 00:02:10", "", "3412", "1", "0"], /empty/],
  ])("refuses %j and says why", (cells, why) => {
    const entry = payment(9, cells);
    expect(entry).toMatchObject({ kind: "fault", line: 9, why: expect.stringMatching(why) });
  });
});

it("a header is recognised whole only", () => {
  expect(isCardPayments(["transactionId", "occurredAt", "customerId", "terminalId", "amount", "fraud"])).toBe(true);
  expect(isCardPayments(["transactionId", "occurredAt"])).toBe(false);
});
