import type { AuthCounts } from "../facts";
import { anOrder, card, earlierOrder, HANAKO } from "./orders";
import { ago, type EarlierOrder, type Scenario } from "./scenario";

const known = <Value>(value: Value) => ({ known: true, value }) as const;
const QUIET = { attempts: 40, failed: 2 };
const atShop = (auth1h: AuthCounts) => known({ amountMedian: null, auth1h, auth24h: QUIET });
const ATTACK = { attempts: 95, failed: 90 };

/** Her account tries cards, five an order. */
const tries = (orders: number, declines: number): readonly EarlierOrder[] =>
  Array.from({ length: orders }, (_, index) => ({
    order: earlierOrder(index + 2, "minutes", {
      payment: { method: "card", auth: { result: "declined", attempts: declines, declines } },
    }),
  }));

const ABROAD = { ip: "203.0.113.10", deviceId: "device-hanako", language: "zh-CN", timezone: "Asia/Shanghai" };

export const CARD_SCENARIOS: readonly Scenario[] = [
  {
    name: "1時間に20回断られた会員はクレジットマスターとしてNG",
    order: anOrder(),
    world: { earlier: tries(4, 5) },
    expect: { verdict: "NG", fires: ["C19", "C18"] },
  },
  {
    name: "断られた回数が注文とイベントの両方で届いても二重に数えない",
    order: anOrder({ payment: card("card-hanako", { auth: { result: "declined", attempts: 1, declines: 1 } }) }),
    world: {
      earlier: tries(3, 4).map(({ order }, index) => ({
        order,
        outcomes: [0, 1, 2, 3].map((second) => ({
          type: "auth_declined",
          at: new Date(Date.parse(ago(index + 2, "minutes")) + second * 1_000).toISOString(),
        })),
      })),
    },
    expect: { verdict: "OK", silent: ["C19"] },
  },
  {
    name: "攻撃を受けている店舗で断られた注文はNG",
    order: anOrder({ payment: card("card-hanako", { auth: { result: "declined", attempts: 1, declines: 1 } }) }),
    world: { shop: atShop(ATTACK) },
    expect: { verdict: "NG", fires: ["C19"] },
  },
  {
    name: "攻撃を受けている店舗でも、断られていないお客様は目視に回すだけ",
    order: anOrder(),
    world: { shop: atShop(ATTACK) },
    expect: { verdict: "HOLD", fires: ["C19"], nothingElse: true },
  },
  {
    name: "期間を30分と12時間に縮めれば、1時間と1日で数えた店舗の失敗は使わない",
    order: anOrder(),
    world: { shop: atShop(ATTACK) },
    settings: { signals: { C19: { params: { shortHours: 0.5, longHours: 12 } } } },
    expect: { verdict: "OK", silent: ["C19"] },
  },
  {
    name: "通る与信の方が多い店舗は攻撃を受けていない",
    order: anOrder(),
    world: { shop: atShop({ attempts: 900, failed: 90 }) },
    expect: { verdict: "OK", silent: ["C19"] },
  },
  {
    name: "与信も履歴も無ければクレジットマスターは判定できない",
    order: anOrder({ buyer: undefined, deliveries: undefined, device: undefined, payment: { method: "card" } }),
    expect: { verdict: "OK", unknown: { C19: "not_sent" } },
  },
  {
    name: "海外発行のカードで国内に送ると加点する",
    order: anOrder({ payment: card("card-us", { card: { token: "card-us", issuerCountry: "US" } }) }),
    world: { ip: { country: "US" } },
    expect: { verdict: "OK", fires: ["C13"], nothingElse: true },
  },
  {
    name: "発行国はBINの表からもわかる",
    order: anOrder({ payment: card("card-b", { card: { token: "card-b", bin: "411111" } }) }),
    world: { outside: { card: known({ issuerCountry: "BR", funding: "credit" }) } },
    expect: { verdict: "HOLD", fires: ["C12", "C13"] },
  },
  {
    name: "国内のカードは何も言わない",
    order: anOrder(),
    expect: { verdict: "OK", silent: ["C13", "C14", "C35"] },
  },
  {
    name: "海外へ送る注文に海外カードは自然",
    order: anOrder({
      payment: card("card-us", { card: { token: "card-us", issuerCountry: "US" } }),
      deliveries: [{ ...HANAKO, country: "US" }],
    }),
    world: { ip: { country: "US" } },
    expect: { verdict: "OK", silent: ["C13"] },
  },
  {
    name: "BINの表が無ければ発行国は判定できない",
    order: anOrder({ payment: card("card-b", { card: { token: "card-b", bin: "411111" } }) }),
    expect: { verdict: "OK", unknown: { C13: "no_reference_data", C12: "no_reference_data" } },
  },
  {
    name: "リスク国からの注文は保留",
    order: anOrder(),
    world: { ip: { country: "KP" } },
    expect: { verdict: "HOLD", fires: ["C14"] },
  },
  {
    name: "リスク国は設定で変えられる",
    order: anOrder({ payment: { method: "cod" } }),
    world: { ip: { country: "RU" } },
    settings: { signals: { C14: { params: { countries: ["RU"] } } } },
    expect: { verdict: "HOLD", fires: ["C14"] },
  },
  {
    name: "IPの国が分からなければリスク国か判定できない",
    order: anOrder(),
    world: { ip: "source_failed" },
    expect: { verdict: "OK", silent: ["C35"], unknown: { C14: "source_failed", C15: "source_failed" } },
  },
  {
    name: "海外設定の端末でも、IPのことが分からなければ所在を隠しているか判定できない",
    order: anOrder({ device: ABROAD }),
    world: { ip: "source_failed" },
    expect: { verdict: "OK", unknown: { C35: "source_failed" } },
  },
  {
    name: "言語もタイムゾーンも送られていなければ、海外設定の端末か判定できない",
    order: anOrder({ device: { ip: "203.0.113.10", deviceId: "device-hanako" } }),
    world: { ip: { networkClass: "vpn" } },
    expect: { verdict: "HOLD", fires: ["C15"], unknown: { C35: "not_sent" } },
  },
  {
    name: "中国語の端末がVPN越しに注文すると保留",
    order: anOrder({ device: ABROAD }),
    world: { ip: { networkClass: "vpn" } },
    expect: { verdict: "HOLD", fires: ["C35", "C15"] },
  },
  {
    name: "日本語の端末でも、時計が海外のものでVPN越しなら保留",
    order: anOrder({ device: { ...ABROAD, language: "ja_JP" } }),
    world: { ip: { networkClass: "vpn" } },
    expect: { verdict: "HOLD", fires: ["C35", "C15"] },
  },
  {
    name: "海外設定の端末が、設定で加えたリスク国から注文すると保留",
    order: anOrder({ device: ABROAD, payment: { method: "cod" } }),
    world: { ip: { country: "RU" } },
    settings: { signals: { C14: { params: { countries: ["RU"] } } } },
    expect: { verdict: "HOLD", fires: ["C35", "C14"] },
  },
  {
    name: "VPNを許す設定なら、海外設定の端末でもVPNを所在隠しとみなさない",
    order: anOrder({ device: ABROAD }),
    world: { ip: { networkClass: "vpn" } },
    settings: { signals: { C15: { params: { vpn: false } } } },
    expect: { verdict: "OK", silent: ["C15", "C35"] },
  },
  {
    name: "匿名ネットワークとリスク国を見ない設定なら、海外設定の端末だけを理由に止めない",
    order: anOrder({ device: ABROAD }),
    world: { ip: { networkClass: "vpn" } },
    settings: { signals: { C14: { enabled: false }, C15: { enabled: false } } },
    expect: { verdict: "OK", unknown: { C35: "not_applicable" } },
  },
  {
    name: "海外設定の端末が国内の家庭の回線から注文しても何も言わない",
    order: anOrder({ device: ABROAD }),
    expect: { verdict: "OK", silent: ["C14", "C15", "C35"] },
  },
  {
    name: "国内に住む外国人の端末は何も言わない",
    order: anOrder({ device: { ...ABROAD, timezone: "Asia/Tokyo" } }),
    expect: { verdict: "OK", silent: ["C35"] },
  },
  {
    name: "追加認証に成功したカードはスコアを下げる",
    order: anOrder({ payment: card("card-hanako", { threeDS: { status: "Y", eci: "05", flow: "challenge" } }) }),
    expect: { verdict: "OK", fires: ["T02"], nothingElse: true },
  },
  {
    name: "追加認証なしの通過は信用の裏付けにしない",
    order: anOrder(),
    expect: { verdict: "OK", silent: ["T02"] },
  },
  {
    name: "3-Dセキュアの結果が無ければ追加認証は判定できない",
    order: anOrder({ payment: card("card-hanako", { threeDS: undefined }) }),
    expect: { verdict: "HOLD", fires: ["C38"], unknown: { T02: "not_sent" } },
  },
];
