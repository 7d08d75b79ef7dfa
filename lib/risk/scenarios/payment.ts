import { anOrder, card, DEFERRED, earlierOrder, somebody } from "./orders";
import type { EarlierOrder, Scenario } from "./scenario";
import { ago } from "./scenario";

/** As many other cards used on Hanako's device within the last hours. */
function cardsOnDevice(count: number, ip = "203.0.113.10"): readonly EarlierOrder[] {
  return Array.from({ length: count }, (_, index) => ({
    order: earlierOrder(index + 1, "hours", {
      payment: card(`card-x${index}`),
      device: { ip, deviceId: "device-hanako" },
    }),
  }));
}

const DECLINED_THRICE: readonly EarlierOrder[] = [5, 12, 20].map((minutes) => ({
  order: earlierOrder(minutes, "minutes"),
  outcomes: [{ type: "auth_declined", at: ago(minutes, "minutes") }],
}));

export const PAYMENT_SCENARIOS: readonly Scenario[] = [
  {
    name: "発行国とIPの国が違えば保留",
    order: anOrder({ payment: card("card-us", { card: { token: "card-us", issuerCountry: "US" } }) }),
    expect: { verdict: "HOLD", fires: ["C12"] },
  },
  {
    name: "以前から使っている端末なら、発行国とIPの国の違いは加点にとどめる",
    order: anOrder({ payment: card("card-us", { card: { token: "card-us", issuerCountry: "US" } }) }),
    world: { earlier: [{ order: earlierOrder(20, "days") }] },
    expect: { verdict: "OK", fires: ["C12", "C13"], nothingElse: true },
  },
  {
    name: "国内カードを国内から使えば何も言わない",
    order: anOrder(),
    expect: { verdict: "OK", silent: ["C12", "C15", "C17", "C18", "C21", "C38"] },
  },
  {
    name: "発行国が送られていなければ国の違いは判定できない",
    order: anOrder({ payment: card("card-hanako", { card: { token: "card-hanako" } }) }),
    expect: { verdict: "OK", unknown: { C12: "not_sent" } },
  },
  {
    name: "IPの国が分からなければ国の違いは判定できない",
    order: anOrder(),
    world: { ip: { country: null, networkClass: "unknown" } },
    expect: { verdict: "OK", unknown: { C12: "not_in_reference_data", C15: "not_in_reference_data" } },
  },
  {
    name: "Torからの注文は保留",
    order: anOrder(),
    world: { ip: { networkClass: "tor", asnName: null } },
    expect: { verdict: "HOLD", fires: ["C15"] },
  },
  {
    name: "Torからでも、カードを使わない注文と、以前から使っている端末の注文は加点にとどめる",
    order: anOrder({ payment: { method: "cod" } }),
    world: { ip: { networkClass: "tor", asnName: null } },
    expect: { verdict: "OK", fires: ["C15"], nothingElse: true },
  },
  {
    name: "先週初めて使われた端末は、まだ以前からの端末ではない",
    order: anOrder(),
    world: { ip: { networkClass: "tor", asnName: null }, earlier: [{ order: earlierOrder(7, "days") }] },
    expect: { verdict: "HOLD", fires: ["C15"] },
  },
  {
    name: "VPNを許す設定なら、VPNからの注文を保留にしない",
    order: anOrder(),
    world: { ip: { networkClass: "vpn" } },
    settings: { signals: { C15: { params: { vpn: false } } } },
    expect: { verdict: "OK", silent: ["C15"] },
  },
  {
    name: "1日に3枚のカードを使った端末は保留",
    order: anOrder(),
    world: { earlier: cardsOnDevice(2) },
    expect: { verdict: "HOLD", fires: ["C17"] },
  },
  {
    name: "1日に5枚のカードを使った端末はNG",
    order: anOrder(),
    world: { earlier: cardsOnDevice(4) },
    expect: { verdict: "NG", fires: ["C17"] },
  },
  {
    name: "携帯キャリアの共有IPで他人がカードを使っても、カードの多用ではない",
    order: anOrder(),
    world: {
      ip: { networkClass: "mobile", asnName: "NTT DOCOMO" },
      earlier: cardsOnDevice(6).map(({ order }, index) => ({
        order: {
          ...order,
          device: { ip: "203.0.113.10", deviceId: `device-p${index}` },
          buyer: undefined,
          deliveries: undefined,
        },
      })),
    },
    expect: { verdict: "OK", silent: ["C17"] },
  },
  {
    name: "端末もIPも送られていなければカードの多用は判定できない",
    order: anOrder({ device: undefined }),
    expect: { verdict: "OK", unknown: { C17: "not_sent", C15: "not_sent", R04: "not_sent" } },
  },
  {
    name: "3回断られたあとに通ったカードは保留",
    order: anOrder({ payment: card("card-hanako", { auth: { result: "approved", attempts: 4, declines: 3 } }) }),
    expect: { verdict: "HOLD", fires: ["C18"] },
  },
  {
    name: "断られたあとでも、本人がチャレンジ認証に答えていれば加点にとどめる",
    order: anOrder({
      payment: card("card-hanako", {
        threeDS: { status: "Y", flow: "challenge" },
        auth: { result: "approved", attempts: 4, declines: 3 },
      }),
    }),
    expect: { verdict: "OK", fires: ["C18", "T02"], nothingElse: true },
  },
  {
    name: "別注文で続けて断られ、次の注文で通っても保留",
    order: anOrder(),
    world: { earlier: DECLINED_THRICE },
    expect: { verdict: "HOLD", fires: ["C18"] },
  },
  {
    name: "1回の打ち間違いは何も言わない",
    order: anOrder({ payment: card("card-hanako", { auth: { result: "approved", attempts: 2, declines: 1 } }) }),
    expect: { verdict: "OK", silent: ["C18"] },
  },
  {
    name: "与信の結果が無ければ、否認後の承認かどうかは判定できない",
    order: anOrder({ payment: card("card-hanako", { auth: undefined }) }),
    expect: { verdict: "OK", unknown: { C18: "not_sent" } },
  },
  {
    name: "少額で試したカードで直後に高額を買うと保留",
    order: anOrder({ amountTotal: 48_000 }),
    world: { earlier: [{ order: earlierOrder(3, "hours", { amountTotal: 300 }) }] },
    expect: { verdict: "HOLD", fires: ["C21"] },
  },
  {
    name: "長く使っているカードなら、少額のあとに高額を買っても試し打ちではない",
    order: anOrder({ amountTotal: 48_000 }),
    world: {
      earlier: [
        { order: earlierOrder(3, "hours", { amountTotal: 300 }) },
        { order: earlierOrder(80, "days", { amountTotal: 12_000 }) },
      ],
    },
    expect: { verdict: "OK", silent: ["C21"] },
  },
  {
    name: "履歴の参照が落ちていれば、断られていないとは言えない",
    order: anOrder(),
    world: { degraded: ["history"] },
    expect: { verdict: "HOLD", unknown: { C18: "source_failed", C19: "source_failed" } },
  },
  {
    name: "少額の基準が無い通貨では試し打ちを判定できない",
    order: anOrder({ currency: "CHF", amountTotal: 48_000 }),
    expect: { verdict: "OK", unknown: { C21: "no_reference_data" } },
  },
  {
    name: "3-Dセキュアに失敗したカード注文（N）は保留",
    order: anOrder({ payment: card("card-hanako", { threeDS: { status: "N" } }) }),
    expect: { verdict: "HOLD", fires: ["C38"], nothingElse: true },
  },
  {
    name: "カード会社が認証を拒否したカード注文（R）は保留",
    order: anOrder({ payment: card("card-hanako", { threeDS: { status: "R" } }) }),
    expect: { verdict: "HOLD", fires: ["C38"], nothingElse: true },
  },
  {
    name: "発行会社に照会できなかったカード注文（U）は保留",
    order: anOrder({ payment: card("card-hanako", { threeDS: { status: "U" } }) }),
    expect: { verdict: "HOLD", fires: ["C38"], nothingElse: true },
  },
  {
    name: "3-Dセキュアの結果が無いカード注文は保留",
    order: anOrder({ payment: card("card-hanako", { threeDS: undefined }) }),
    expect: { verdict: "HOLD", fires: ["C38"], nothingElse: true },
  },
  {
    name: "設定により、発行会社に照会できなかっただけなら加点にとどめる",
    order: anOrder({ payment: card("card-hanako", { threeDS: { status: "U" } }) }),
    settings: { signals: { C38: { params: { unavailableHolds: false } } } },
    expect: { verdict: "OK", fires: ["C38"], nothingElse: true },
  },
  {
    name: "設定により、3-Dセキュアの結果が無いだけなら加点にとどめる",
    order: anOrder({ payment: card("card-hanako", { threeDS: undefined }) }),
    settings: { signals: { C38: { params: { missingHolds: false } } } },
    expect: { verdict: "OK", fires: ["C38"], nothingElse: true },
  },
  {
    name: "設定で加点のみにすれば、3-Dセキュアに失敗しただけでは止めない",
    order: anOrder({ payment: card("card-hanako", { threeDS: { status: "N" } }) }),
    settings: { signals: { C38: { action: "weight" } } },
    expect: { verdict: "OK", fires: ["C38"], nothingElse: true },
  },
  {
    name: "認証を試みたことが確かめられたカード注文（A）は何も言わない",
    order: anOrder({ payment: card("card-hanako", { threeDS: { status: "A" } }) }),
    expect: { verdict: "OK", silent: ["C38"] },
  },
  {
    name: "追加認証の答えを待つカード注文（C）は、まだ判定できない",
    order: anOrder({ payment: card("card-hanako", { threeDS: { status: "C" } }) }),
    expect: { verdict: "OK", unknown: { C38: "not_sent" } },
  },
  {
    name: "電話で受けたカード注文は本人がいないので、3-Dセキュアを問わない",
    order: anOrder({ channel: "phone", payment: card("card-hanako", { threeDS: undefined }) }),
    expect: { verdict: "OK", unknown: { C38: "not_applicable" } },
  },
  {
    name: "定期購入の2回目以降は本人がいないので、3-Dセキュアを問わない",
    order: anOrder({
      subscription: { courseId: "monthly", cycleNo: 4 },
      payment: card("card-hanako", { threeDS: undefined }),
    }),
    expect: { verdict: "OK", unknown: { C38: "not_applicable" } },
  },
  {
    name: "同じIPでも、端末も名義も届け先も違う人のカードは数えない",
    order: anOrder(),
    world: {
      earlier: cardsOnDevice(6).map(({ order }, index) => ({
        order: {
          ...order,
          device: { ip: "203.0.113.10", deviceId: `device-n${index}` },
          buyer: somebody({ memberId: `m-n${index}`, email: `n${index}@example.com` }),
        },
      })),
    },
    expect: { verdict: "OK", silent: ["C17"] },
  },
  {
    name: "端末IDを送らずに同じIPでカードを試し続けるとNG",
    order: anOrder({ device: { ip: "203.0.113.10" } }),
    world: {
      earlier: cardsOnDevice(4).map(({ order }) => ({ order: { ...order, device: { ip: "203.0.113.10" } } })),
    },
    expect: { verdict: "NG", fires: ["C17"] },
  },
  {
    name: "カードトークンしか送らない連携では、3-Dセキュアは判定できない",
    order: anOrder({ payment: { method: "card", card: { token: "card-hanako" } } }),
    expect: { verdict: "OK", unknown: { C38: "not_sent" } },
  },
  {
    name: "代金引換に3-Dセキュアは関係しない",
    order: anOrder({ payment: { method: "cod" } }),
    expect: { verdict: "OK", unknown: { C38: "not_applicable", C12: "not_applicable", C17: "not_applicable" } },
  },
  {
    name: "後払いにカードのシグナルは関係しない",
    order: anOrder({ payment: DEFERRED }),
    expect: { verdict: "OK", unknown: { C18: "not_applicable", C21: "not_applicable" }, silent: ["D03", "D04"] },
  },
];
