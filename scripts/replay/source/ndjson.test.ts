import { describe, expect, it } from "vitest";
import { entryOf } from "./ndjson";

const ORDER = { externalOrderId: "A1", orderedAt: "2026-01-01T09:00:00+09:00", amountTotal: 5400 };

describe("entryOf", () => {
  it("reads orders and events in the shapes of the API", () => {
    expect(entryOf(1, JSON.stringify({ order: ORDER }))).toMatchObject({
      kind: "order",
      line: 1,
      order: ORDER,
      label: null,
    });
    const event = { externalOrderId: "A1", type: "chargeback", occurredAt: "2026-02-01T00:00:00Z" };
    expect(entryOf(2, JSON.stringify({ event }))).toEqual({ kind: "event", line: 2, event });
  });

  it.each([
    ["{", /neither/],
    ["[]", /neither/],
    ['{"orders":{}}', /neither/],
    [JSON.stringify({ order: { ...ORDER, amountTotal: -1 } }), /amountTotal/],
    [JSON.stringify({ order: { ...ORDER, memo: 1 } }), /memo/],
    [JSON.stringify({ event: { externalOrderId: "A1", type: "lost", occurredAt: "2026-02-01T00:00:00Z" } }), /type/],
  ])("refuses %s and says why", (text, why) => {
    expect(entryOf(5, text)).toMatchObject({ kind: "fault", line: 5, why: expect.stringMatching(why) });
  });
});
