import { expect, it } from "vitest";
import type { Facts, NetworkNegative } from "./facts";
import { networkReferences } from "./network-references";

const negative = (more: Partial<NetworkNegative>): NetworkNegative => ({
  kind: "phone",
  touchpoint: "buyer.phone",
  reason: "chargeback",
  merchants: 1,
  daysAgo: 10,
  month: "2026-03",
  ...more,
});
const told = (...negatives: NetworkNegative[]): Pick<Facts, "network"> => ({
  network: { known: true, value: { negatives, merchants7d: 1 } },
});

it("tells how orders of other merchants ended, those of most merchants first, and nothing of who they were", () => {
  const facts = told(
    negative({ daysAgo: 40, month: "2026-02" }),
    negative({ kind: "address", reason: "unpaid" }),
    negative({ kind: "email", merchants: 3 }),
  );
  expect(networkReferences(facts)).toEqual([
    { sharedField: "email", kind: "chargeback", merchants: 3, month: "2026-03" },
    { sharedField: "shipRoom", kind: "unpaid", merchants: 1, month: "2026-03" },
    { sharedField: "phone", kind: "chargeback", merchants: 1, month: "2026-02" },
  ]);
});

it("is silent outside the network, and where nothing was told", () => {
  expect(networkReferences(told())).toEqual([]);
  expect(networkReferences({ network: { known: false, why: "not_applicable" } })).toEqual([]);
});

it("knows no month where facts were recorded without one", () => {
  const { month: _, ...older } = negative({});
  expect(networkReferences(told(older))).toMatchObject([{ month: null }]);
});
