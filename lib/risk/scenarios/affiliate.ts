import { anOrder, card, earlierOrder, somebody } from "./orders";
import { ago, type EarlierOrder, type Scenario } from "./scenario";

const CALM = { affiliateId: "aff-7", clickedAt: "2026-06-15T11:40:00+09:00" };

/** Conversions of the same affiliate by other people, as many genuine and fraudulent as told. */
function settled(genuine: number, fraud: number): readonly EarlierOrder[] {
  return Array.from({ length: genuine + fraud }, (_, index) => ({
    order: earlierOrder(index + 3, "days", {
      affiliate: CALM,
      buyer: somebody({
        memberId: `m-a${index}`,
        email: `a${index}b@example.net`,
        mobile: undefined,
        addressLine1: `梅田${index}-1`,
      }),
      payment: card(`card-a${index}`),
      device: undefined,
    }),
    outcomes: [{ type: index < fraud ? "confirmed_fraud" : "paid", at: ago(index + 1, "days") }],
  }));
}

export const AFFILIATE_SCENARIOS: readonly Scenario[] = [
  {
    name: "クリックから8秒の注文は保留",
    order: anOrder({ affiliate: { affiliateId: "aff-7", clickedAt: "2026-06-15T11:59:52+09:00" } }),
    expect: { verdict: "HOLD", fires: ["A03"] },
  },
  {
    name: "20分読んでからの注文は何も言わない",
    order: anOrder({ affiliate: CALM }),
    expect: { verdict: "OK", silent: ["A03", "A05"] },
  },
  {
    name: "クリック時刻が無ければ判定できない",
    order: anOrder({ affiliate: { affiliateId: "aff-7" } }),
    expect: { verdict: "OK", unknown: { A03: "not_sent" } },
  },
  {
    name: "クリックが注文より後なら読み取れないとする",
    order: anOrder({ affiliate: { affiliateId: "aff-7", clickedAt: "2026-06-15T12:10:00+09:00" } }),
    expect: { verdict: "OK", unknown: { A03: "not_readable" } },
  },
  {
    name: "1日に同じ端末から2件目の成果は保留",
    order: anOrder({ affiliate: CALM }),
    world: {
      earlier: [{ order: earlierOrder(5, "hours", { affiliate: CALM, buyer: somebody({}), payment: card("card-k") }) }],
    },
    expect: { verdict: "HOLD", fires: ["A05"] },
  },
  {
    name: "不正率が1割を超えるアフィリエイターの注文は保留",
    order: anOrder({ affiliate: CALM }),
    world: { earlier: settled(18, 3) },
    expect: { verdict: "HOLD", fires: ["A01"] },
  },
  {
    name: "不正率が低いアフィリエイターには何も言わない",
    order: anOrder({ affiliate: CALM }),
    world: { earlier: settled(24, 1) },
    expect: { verdict: "OK", silent: ["A01"] },
  },
  {
    name: "結果の出た注文が20件に満たなければ不正率は判定できない",
    order: anOrder({ affiliate: CALM }),
    world: { earlier: settled(5, 3) },
    rules: [],
    expect: { verdict: "OK", unknown: { A01: "no_reference_data", A04: "not_sent" } },
  },
  {
    name: "フォームを12秒で埋めた成果は加点する",
    order: anOrder({ affiliate: CALM, behavior: { formMs: 12_300 } }),
    expect: { verdict: "OK", fires: ["A04"], nothingElse: true },
  },
  {
    name: "すべて貼り付けで入力された成果は加点する",
    order: anOrder({
      affiliate: CALM,
      behavior: { formMs: 95_000, pastedFields: ["lastName", "firstName", "address", "tel", "email"] },
    }),
    expect: { verdict: "OK", fires: ["A04"], nothingElse: true },
  },
  {
    name: "住所だけ貼り付けて1分半で書いた成果は何も言わない",
    order: anOrder({ affiliate: CALM, behavior: { formMs: 95_000, pastedFields: ["address"] } }),
    expect: { verdict: "OK", silent: ["A04", "A12"] },
  },
  {
    name: "データセンターからの成果は保留",
    order: anOrder({ affiliate: CALM }),
    world: { ip: { networkClass: "hosting", asnName: "Example Cloud" } },
    expect: { verdict: "HOLD", fires: ["A12", "C15"] },
  },
  {
    name: "IPの種類が分からなければデータセンターかどうか判定できない",
    order: anOrder({ affiliate: CALM }),
    world: { ip: { networkClass: "unknown" } },
    expect: { verdict: "OK", unknown: { A12: "not_in_reference_data" } },
  },
  {
    name: "アフィリエイト経由でない注文に成果の判定はしない",
    order: anOrder(),
    expect: { verdict: "OK", unknown: { A03: "not_applicable", A05: "not_applicable", A06: "not_applicable" } },
  },
];
