import { anOrder, card, earlierOrder, GAME_CONSOLE, HANAKO, SHAMPOO, somebody, TRIAL_SERUM } from "./orders";
import { type EarlierOrder, NOW, type Scenario } from "./scenario";

const known = <Value>(value: Value) => ({ known: true, value }) as const;
const QUIET = { attempts: 40, failed: 2 };
const shop = (amountMedian: number | null) => known({ amountMedian, auth1h: QUIET, auth24h: QUIET });
const LIMITED = { ...GAME_CONSOLE, sku: "LIM-1", unitPrice: 9_800, isHighResale: undefined, purchaseLimit: 2 };
const FREE_SAMPLE = { ...SHAMPOO, unitPrice: 0 };
const SALE = { signals: { R10: { params: { sales: [{ sku: "SH-01", startsAt: "2026-06-15T11:59:30+09:00" }] } } } };

/** Relatives of hers in the same room. */
const relatives = (days: number, ...firstNames: readonly string[]): readonly EarlierOrder[] =>
  firstNames.map((firstName, index) => ({
    order: earlierOrder(days + index, "days", {
      buyer: { ...HANAKO, firstName, memberId: `m-40${index}`, email: `${index}@example.org`, mobile: undefined },
      payment: card(`card-r${index}`),
      device: undefined,
    }),
  }));

const inShops = (...shops: readonly string[]): readonly EarlierOrder[] =>
  shops.map((shopId, index) => ({ order: earlierOrder(index + 1, "days", { shopId }) }));

const tookLimited = (days: number, quantity: number): EarlierOrder => ({
  order: earlierOrder(days, "days", {
    items: [{ ...LIMITED, quantity }],
    buyer: { ...HANAKO, memberId: "m-77", lastName: "山本", email: "y@example.org", mobile: undefined },
    payment: card("card-l"),
    device: undefined,
  }),
});

export const BUYING_SCENARIOS: readonly Scenario[] = [
  {
    name: "初回で5万円以上なら加点する",
    order: anOrder({ isFirstOrder: true, amountTotal: 52_000 }),
    expect: { verdict: "OK", fires: ["C23"], nothingElse: true },
  },
  {
    name: "初回で店舗の中央値の3倍なら加点する",
    order: anOrder({ isFirstOrder: true, amountTotal: 9_600 }),
    world: { shop: shop(3_000) },
    expect: { verdict: "OK", fires: ["C23"], nothingElse: true },
  },
  {
    name: "常連の高額な注文は何も言わない",
    order: anOrder({ amountTotal: 52_000 }),
    expect: { verdict: "OK", silent: ["C23", "C24"] },
  },
  {
    name: "店舗のふだんの額を超えない初回注文は何も言わない",
    order: anOrder({ isFirstOrder: true, amountTotal: 7_200 }),
    world: { shop: shop(3_000) },
    expect: { verdict: "OK", silent: ["C23"] },
  },
  {
    name: "店舗のふだんの額が分からなければ、5万円未満でも高額でないとは言えない",
    order: anOrder({ isFirstOrder: true, amountTotal: 20_000 }),
    expect: { verdict: "OK", unknown: { C23: "no_reference_data" } },
  },
  {
    name: "同じ商品3個は加点する",
    order: anOrder({
      items: [
        { ...SHAMPOO, quantity: 2 },
        { ...SHAMPOO, quantity: 1 },
      ],
    }),
    expect: { verdict: "OK", fires: ["C24"], nothingElse: true },
  },
  {
    name: "商品が送られていなければ数量は判定できない",
    order: anOrder({ items: undefined }),
    expect: { verdict: "OK", unknown: { C24: "not_sent", R09: "not_sent" } },
  },
  {
    name: "名義を変えて同じ世帯で購入上限を超えるとNG",
    order: anOrder({ items: [{ ...LIMITED, quantity: 1 }] }),
    world: { earlier: [tookLimited(3, 2)] },
    expect: { verdict: "NG", fires: ["R09"] },
  },
  {
    name: "世帯の合計が購入上限までなら何も言わない",
    order: anOrder({ items: [{ ...LIMITED, quantity: 1 }] }),
    world: { earlier: [tookLimited(3, 1)] },
    expect: { verdict: "OK", silent: ["R09"] },
  },
  {
    name: "先月の購入は上限に数えない",
    order: anOrder({ items: [{ ...LIMITED, quantity: 1 }] }),
    world: { earlier: [tookLimited(31, 2)] },
    expect: { verdict: "OK", silent: ["R09"] },
  },
  {
    name: "同じ部屋・同じ姓で名前が3つになると加点する",
    order: anOrder(),
    world: { earlier: relatives(40, "太郎", "次郎") },
    expect: { verdict: "OK", fires: ["R07"], nothingElse: true },
  },
  {
    name: "同じ部屋の3人が同じ姓なら、別名義の集中も加点にとどめる",
    order: anOrder(),
    world: { earlier: relatives(5, "太郎", "次郎") },
    expect: { verdict: "OK", fires: ["C04", "R07"], nothingElse: true },
  },
  {
    name: "夫婦2人なら何も言わない",
    order: anOrder(),
    world: { earlier: relatives(40, "太郎") },
    expect: { verdict: "OK", silent: ["R07"] },
  },
  {
    name: "初回限定を目当てに1週間に3店舗で買い回ると保留",
    order: anOrder({ shopId: "shop-a", isFirstOrder: true, items: [TRIAL_SERUM] }),
    world: { earlier: inShops("shop-b", "shop-c") },
    expect: { verdict: "HOLD", fires: ["R08"] },
  },
  {
    name: "自社の3店舗で日用品を買うお客様は加点にとどめる",
    order: anOrder({ shopId: "shop-a" }),
    world: { earlier: inShops("shop-b", "shop-c") },
    expect: { verdict: "OK", fires: ["R08"], nothingElse: true },
  },
  {
    name: "以前から3店舗を使うお客様の買い物は買い回りではない",
    order: anOrder({ shopId: "shop-a" }),
    world: {
      earlier: [
        ...inShops("shop-b", "shop-c"),
        ...["shop-a", "shop-b"].map((shopId, index) => ({ order: earlierOrder(60 + index, "days", { shopId }) })),
      ],
    },
    expect: { verdict: "OK", silent: ["R08"] },
  },
  {
    name: "ネットワークで3加盟店に現れた注文は保留",
    order: anOrder({ shopId: "shop-a" }),
    world: { network: known({ negatives: [], merchants7d: 3 }) },
    expect: { verdict: "HOLD", fires: ["R08"], silent: ["C02"] },
  },
  {
    name: "期間を3日に縮めれば、1週間を数えるネットワークの件数は使わない",
    order: anOrder({ shopId: "shop-a" }),
    world: { network: known({ negatives: [], merchants7d: 3 }) },
    settings: { signals: { R08: { params: { windowDays: 3 } } } },
    expect: { verdict: "OK", silent: ["R08"] },
  },
  {
    name: "同じ店舗で何度買っても買い回りではない",
    order: anOrder({ shopId: "shop-a" }),
    world: { earlier: inShops("shop-a", "shop-a", "shop-b") },
    expect: { verdict: "OK", silent: ["R08"] },
  },
  {
    name: "照合できるものが無ければ買い回りは判定できない",
    order: anOrder({
      buyer: { memberId: "m-1001" },
      deliveries: undefined,
      device: undefined,
      payment: { method: "cod" },
    }),
    expect: { verdict: "OK", unknown: { R08: "not_sent" } },
  },
  {
    name: "販売開始30秒後にキー入力なしで買うと保留",
    order: anOrder({ behavior: { keystrokes: 0 } }),
    settings: SALE,
    expect: { verdict: "HOLD", fires: ["R10"], nothingElse: true },
  },
  {
    name: "販売開始直後でも、入力していれば人の購入とみる",
    order: anOrder({ behavior: { keystrokes: 74 } }),
    settings: SALE,
    expect: { verdict: "OK", silent: ["R10"] },
  },
  {
    name: "販売開始が登録されていなければボット購入は判定できない",
    order: anOrder({ behavior: { keystrokes: 0 } }),
    expect: { verdict: "OK", unknown: { R10: "no_reference_data" } },
  },
  {
    name: "半年に2件目の0円注文は保留",
    order: anOrder({ amountTotal: 0, items: [FREE_SAMPLE] }),
    world: { earlier: [{ order: earlierOrder(90, "days", { amountTotal: 0, items: [FREE_SAMPLE] }) }] },
    expect: { verdict: "HOLD", fires: ["R13"] },
  },
  {
    name: "初めての0円注文は何も言わない",
    order: anOrder({ amountTotal: 0, items: [FREE_SAMPLE] }),
    expect: { verdict: "OK", silent: ["R13"] },
  },
  {
    name: "代金のある注文にサンプルの判定はしない",
    order: anOrder(),
    expect: { verdict: "OK", unknown: { R13: "not_applicable", R09: "not_applicable" } },
  },
  {
    name: "深夜3時の注文は加点する",
    order: anOrder({ orderedAt: "2026-06-15T03:10:00+09:00" }),
    expect: { verdict: "OK", fires: ["C36"], nothingElse: true },
  },
  {
    name: "昼の注文は何も言わない",
    order: anOrder({ orderedAt: NOW }),
    expect: { verdict: "OK", silent: ["C36"] },
  },
  {
    name: "店舗の都合で夜に起票される定期購入に、深夜の判定はしない",
    order: anOrder({ orderedAt: "2026-06-15T03:10:00+09:00", subscription: { cycleNo: 3 } }),
    expect: { verdict: "OK", unknown: { C36: "not_applicable" } },
  },
  {
    name: "営業所止めを急ぐ備考は加点する",
    order: anOrder({ note: "大至急お願いします。ヤマト営業所止めで。" }),
    expect: { verdict: "OK", fires: ["C39"], nothingElse: true },
  },
  {
    name: "ふつうの備考は何も言わない",
    order: anOrder({ note: "ピンポンを鳴らさないでください" }),
    expect: { verdict: "OK", silent: ["C39"] },
  },
  {
    name: "備考が無ければ急ぎの依頼は判定できない",
    order: anOrder({ deliveries: [somebody({ memberId: undefined })] }),
    expect: { verdict: "OK", unknown: { C39: "not_sent" } },
  },
];
