import { anOrder, card, earlierOrder, somebody } from "./orders";
import type { Scenario } from "./scenario";

const CALM = { affiliateId: "aff-7", clickedAt: "2026-06-15T11:40:00+09:00" };

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
    name: "アフィリエイト経由でない注文に成果の判定はしない",
    order: anOrder(),
    expect: { verdict: "OK", unknown: { A03: "not_applicable", A05: "not_applicable", A06: "not_applicable" } },
  },
];
