import type { OrderEventType } from "../../shared/vocabulary";
import { anOrder, DEFERRED, earlierOrder, HANAKO } from "./orders";
import { ago, type EarlierOrder, type Scenario } from "./scenario";

/** A deferred order of Hanako's, with its later fate. */
function deferredBefore(days: number, amountTotal: number, ...fate: readonly [OrderEventType, number][]): EarlierOrder {
  return {
    order: earlierOrder(days, "days", { payment: DEFERRED, amountTotal }),
    outcomes: fate.map(([type, daysAgo]) => ({ type, at: ago(daysAgo, "days") })),
  };
}

const now = (amountTotal: number) => anOrder({ payment: DEFERRED, amountTotal });

export const DEFERRED_SCENARIOS: readonly Scenario[] = [
  {
    name: "期限を過ぎた未払いが残る購入者はNG",
    order: now(3_000),
    world: { earlier: [deferredBefore(50, 8_000, ["billed", 45], ["overdue", 15])] },
    expect: { verdict: "NG", fires: ["D01"] },
  },
  {
    name: "遅れて支払い済みなら未払い残ではない",
    order: now(3_000),
    world: { earlier: [deferredBefore(50, 8_000, ["overdue", 15], ["paid", 3])] },
    expect: { verdict: "OK", silent: ["D01", "D03"] },
  },
  {
    name: "注文のあとに判明した未払いは使わない",
    order: now(3_000),
    world: { earlier: [deferredBefore(50, 8_000, ["overdue", -2])] },
    expect: { verdict: "OK", silent: ["D01"] },
  },
  {
    name: "会員も連絡先も無ければ未払い残は判定できない",
    order: anOrder({ buyer: { lastName: "佐藤", firstName: "花子" }, payment: DEFERRED, amountTotal: 3_000 }),
    expect: { verdict: "OK", unknown: { D01: "not_sent", D03: "not_sent", D04: "not_sent" } },
  },
  {
    name: "未払い分と合わせて5万5千円を超える後払いはNG",
    order: now(30_000),
    world: { earlier: [deferredBefore(10, 28_000, ["billed", 8])] },
    expect: { verdict: "NG", fires: ["D03"] },
  },
  {
    name: "支払い済みの後払いは枠を使わない",
    order: now(30_000),
    world: { earlier: [deferredBefore(20, 28_000, ["paid", 4])] },
    expect: { verdict: "OK", silent: ["D03"] },
  },
  {
    name: "加盟店が送った上限を優先する",
    order: anOrder({ payment: { method: "deferred", limit: 10_000 }, amountTotal: 12_000 }),
    expect: { verdict: "NG", fires: ["D03"] },
  },
  {
    name: "上限の無い通貨では与信枠を判定できない",
    order: anOrder({ payment: DEFERRED, currency: "CHF" }),
    expect: { verdict: "OK", unknown: { D03: "no_reference_data" } },
  },
  {
    name: "1週間に3件の後払いは保留",
    order: now(3_000),
    world: { earlier: [deferredBefore(1, 3_000), deferredBefore(3, 3_000)] },
    expect: { verdict: "HOLD", fires: ["D04"] },
  },
  {
    name: "1週間に2件の後払いは何も言わない",
    order: now(3_000),
    world: { earlier: [deferredBefore(1, 3_000), deferredBefore(9, 3_000)] },
    expect: { verdict: "OK", silent: ["D04"] },
  },
  {
    name: "決済方法が分からなければ後払いの判定はしない",
    order: anOrder({ payment: undefined, buyer: HANAKO }),
    expect: { verdict: "OK", unknown: { D03: "not_sent", D04: "not_sent", C38: "not_sent" } },
  },
];
