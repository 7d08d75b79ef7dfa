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

/** A deferred order of somebody else in Hanako's room, with its later fate. */
function neighbour(days: number, ...fate: readonly [OrderEventType, number][]): EarlierOrder {
  return {
    order: earlierOrder(days, "days", {
      payment: DEFERRED,
      buyer: { ...HANAKO, firstName: "太郎", memberId: "m-1002", email: "taro@example.org", mobile: undefined },
      device: undefined,
    }),
    outcomes: fate.map(([type, daysAgo]) => ({ type, at: ago(daysAgo, "days") })),
  };
}

/** What happened once after shipping, asked of who pays later. */
function happenedBefore(): readonly Scenario[] {
  const told = [
    ["D09", "redirected", "発送後に転送した"],
    ["D10", "delivery_refused", "受け取りを拒否した"],
    ["D11", "bill_undeliverable", "請求書が戻った"],
  ] as const;
  return told.map(([code, type, what]) => ({
    name: `以前${what}ことのある相手の後払いは保留`,
    order: now(3_000),
    world: { earlier: [deferredBefore(50, 4_000, [type, 40])] },
    expect: { verdict: "HOLD", fires: [code] },
  }));
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
    name: "未払い者と同じ部屋への後払いは保留",
    order: now(3_000),
    world: { earlier: [neighbour(60, ["overdue", 20])] },
    expect: { verdict: "HOLD", fires: ["D02"], silent: ["D01"] },
  },
  {
    name: "同居人が遅れて払い終えていれば何も言わない",
    order: now(3_000),
    world: { earlier: [neighbour(60, ["overdue", 20], ["paid", 5])] },
    expect: { verdict: "OK", silent: ["D02"] },
  },
  {
    name: "部屋番号の無い集合住宅では、未払い者と同じ部屋とは言えない",
    order: anOrder({ payment: DEFERRED, amountTotal: 3_000, buyer: { ...HANAKO, addressLine2: "青葉学生寮" } }),
    expect: { verdict: "OK", unknown: { D02: "not_readable" } },
  },
  {
    name: "少額だけを払ってきた人の4倍を超える後払いは加点する",
    order: now(5_000),
    world: { earlier: [deferredBefore(40, 900, ["paid", 30]), deferredBefore(80, 600, ["paid", 70])] },
    expect: { verdict: "OK", fires: ["D05"], nothingElse: true },
  },
  {
    name: "ふつうの額を払ってきた人は何も言わない",
    order: now(5_000),
    world: { earlier: [deferredBefore(40, 4_800, ["paid", 30])] },
    expect: { verdict: "OK", silent: ["D05"] },
  },
  {
    name: "履歴の参照が落ちていれば履歴作りは判定できない",
    order: now(5_000),
    world: { degraded: ["history"] },
    expect: {
      verdict: "HOLD",
      unknown: { D05: "source_failed", D09: "source_failed", D10: "source_failed", D11: "source_failed" },
    },
  },
  ...happenedBefore(),
  {
    name: "限度額ぎりぎりの後払いは加点する",
    order: now(54_000),
    expect: { verdict: "OK", fires: ["D12"], nothingElse: true },
  },
  {
    name: "ふつうの買い物の後払いは何も言わない",
    order: now(3_000),
    expect: { verdict: "OK", silent: ["D12", "D05", "D07", "D09", "D10", "D11"] },
  },
  {
    name: "決済方法が分からなければ後払いの判定はしない",
    order: anOrder({ payment: undefined, buyer: HANAKO }),
    expect: { verdict: "OK", unknown: { D03: "not_sent", D04: "not_sent", C38: "not_sent" } },
  },
];
