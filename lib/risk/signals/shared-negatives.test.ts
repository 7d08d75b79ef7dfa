import { expect, it } from "vitest";
import type { NetworkNegative } from "../facts";
import { anOrder } from "../scenarios/orders";
import { assessScenario } from "../scenarios/run";

/** What C02 asks for when other merchants told this. */
function asked(...negatives: readonly NetworkNegative[]) {
  const network = { known: true, value: { negatives, merchants7d: 1 } } as const;
  const { reasons } = assessScenario({ name: "", order: anOrder(), world: { network }, expect: { verdict: "NG" } });
  const reason = reasons.find(({ code }) => code === "C02");
  return [reason?.action, reason?.evidence.identifiers];
}

const phone = (identifier: number | null, touchpoint: "buyer.phone" | "delivery.phone", reason = "unpaid") => ({
  ...(identifier === null ? {} : { identifier }),
  kind: "phone" as const,
  touchpoint,
  reason,
  merchants: 1,
  daysAgo: 20,
});

it("two telephone numbers that were told of are two identifiers, though they are of one kind", () => {
  expect(asked(phone(0, "buyer.phone"), phone(1, "delivery.phone"))).toEqual(["NG", 2]);
});

it("one number that was told of for two reasons is one identifier", () => {
  expect(asked(phone(0, "buyer.phone"), phone(0, "buyer.phone", "refused"))).toEqual(["HOLD", 1]);
});

it("facts recorded without that count kinds", () => {
  expect(asked(phone(null, "buyer.phone"), phone(null, "delivery.phone"))).toEqual(["HOLD", 1]);
});
