import { expect, it } from "vitest";
import { normaliseOrder } from "@/lib/risk/identity/normalise";
import { HISTORY_CAP } from "@/lib/screening/identifier-kinds";
import { facetsOf, identifiersOf } from "@/lib/screening/identifiers";
import { MemoryHistory } from "./memory-history";

it("gives the newest sightings of each identifier, no more than the database would", () => {
  const history = new MemoryHistory();
  const order = (index: number) =>
    normaliseOrder({
      externalOrderId: `o${index}`,
      orderedAt: new Date(Date.UTC(2026, 0, 1, 0, index)).toISOString(),
      amountTotal: index,
      currency: "JPY",
      buyer: { memberId: "m" },
      items: [{ sku: "s" }],
    });
  for (let index = 0; index < 100; index++) {
    history.add(order(index), identifiersOf(order(index)), facetsOf(order(index), "shop"));
  }
  const { sightings } = history.read(order(100).at, identifiersOf(order(100)));
  const amounts = (kind: string) => sightings.filter((row) => row.kind === kind).map((row) => row.amount);
  expect(amounts("member")).toEqual(Array.from({ length: HISTORY_CAP.member }, (_, index) => 99 - index));
  expect(amounts("sku")).toHaveLength(HISTORY_CAP.sku);
});
