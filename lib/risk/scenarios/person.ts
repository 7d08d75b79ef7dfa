import { anOrder, card, earlierOrder, GAME_CONSOLE, HANAKO, SHAMPOO, somebody } from "./orders";
import { ago, type EarlierOrder, type Scenario } from "./scenario";

const membersOnDevice = (count: number): readonly EarlierOrder[] =>
  Array.from({ length: count }, (_, index) => ({
    order: earlierOrder(index + 1, "days", {
      buyer: { ...HANAKO, memberId: `m-90${index}`, email: `f${index}@example.jp`, mobile: undefined },
      payment: card(`card-f${index}`),
    }),
  }));

export const PERSON_SCENARIOS: readonly Scenario[] = [
  {
    name: "初回注文の換金性商品は加点する",
    order: anOrder({ isFirstOrder: true, items: [GAME_CONSOLE], amountTotal: 30_000 }),
    expect: { verdict: "OK", fires: ["C22"], nothingElse: true },
  },
  {
    name: "いつものお客様が換金性商品を買っても何も言わない",
    order: anOrder({ items: [GAME_CONSOLE], amountTotal: 49_980 }),
    expect: { verdict: "OK", silent: ["C22"] },
  },
  {
    name: "換金性の情報が無い商品は判定できない",
    order: anOrder({ isFirstOrder: true, items: [{ sku: "GC-01" }] }),
    expect: { verdict: "OK", unknown: { C22: "not_sent", R01: "not_applicable" } },
  },
  {
    name: "初回かどうか分からなければ、以前の注文で確かめる",
    order: anOrder({ isFirstOrder: undefined, items: [GAME_CONSOLE] }),
    world: { earlier: [{ order: earlierOrder(40, "days") }] },
    expect: { verdict: "OK", silent: ["C22"] },
  },
  {
    name: "初回かどうか分からず、以前の注文も無ければ判定しない",
    order: anOrder({ isFirstOrder: undefined, items: [GAME_CONSOLE], deliveries: [somebody({})] }),
    expect: { verdict: "OK", unknown: { C22: "not_sent", C25: "not_sent" } },
  },
  {
    name: "使い捨てメールは保留",
    order: anOrder({ buyer: { ...HANAKO, email: "x82ks@sute.jp" } }),
    world: { mail: { disposable: true } },
    expect: { verdict: "HOLD", fires: ["C27"] },
  },
  {
    name: "大手ドメインの打ち間違いは、使い捨ての一覧にあっても使い捨てではない",
    order: anOrder({ buyer: { ...HANAKO, email: "hanako.sato@gmial.com" } }),
    world: { mail: { disposable: true } },
    expect: { verdict: "OK", fires: ["C28"], silent: ["C27"] },
  },
  {
    name: "携帯キャリアのメールは使い捨てではない",
    order: anOrder({ buyer: { ...HANAKO, email: "hanako@docomo.ne.jp" } }),
    world: { mail: { disposable: false, class: "carrier" } },
    expect: { verdict: "OK", silent: ["C27"] },
  },
  {
    name: "メールが無ければ使い捨てかどうか判定できない",
    order: anOrder({ buyer: { ...HANAKO, email: undefined } }),
    expect: { verdict: "OK", unknown: { C27: "not_sent", R05: "not_sent" } },
  },
  ...oddNames(),
  {
    name: "普通の氏名は何も言わない",
    order: anOrder({ buyer: { ...HANAKO, lastName: "佐々木", firstName: "レイ・エ" } }),
    expect: { verdict: "OK", silent: ["C34"] },
  },
  {
    name: "氏名が無ければ不自然かどうか判定できない",
    order: anOrder({ buyer: { ...HANAKO, lastName: undefined, firstName: undefined } }),
    expect: { verdict: "OK", unknown: { C34: "not_sent", C04: "not_sent" } },
  },
  {
    name: "登録3分後の注文は加点する",
    order: anOrder({ buyer: { ...HANAKO, memberSince: "2026-06-15T11:57:00+09:00" } }),
    expect: { verdict: "OK", fires: ["C37"], nothingElse: true },
  },
  {
    name: "1年前からの会員は何も言わない",
    order: anOrder(),
    expect: { verdict: "OK", silent: ["C37", "R04", "R05", "C22", "C34"] },
  },
  {
    name: "登録日しか分からない会員は、登録直後か判定できない",
    order: anOrder({ buyer: { ...HANAKO, memberSince: "2026-06-15" } }),
    expect: { verdict: "OK", unknown: { C37: "not_readable" } },
  },
  {
    name: "ひと月に3会員が使う端末は保留",
    order: anOrder(),
    world: { earlier: membersOnDevice(2) },
    expect: { verdict: "HOLD", fires: ["R04"] },
  },
  {
    name: "夫婦2人で使う端末は何も言わない",
    order: anOrder(),
    world: { earlier: membersOnDevice(1) },
    expect: { verdict: "OK", silent: ["R04"] },
  },
  {
    name: "店舗ごとに会員IDが違うだけの同じお客様は、複数会員ではない",
    order: anOrder({ shopId: "shop-a" }),
    world: {
      earlier: membersOnDevice(3).map(({ order }, index) => ({
        order: { ...order, shopId: `shop-${index}`, orderedAt: ago(8 + index, "days") },
      })),
    },
    expect: { verdict: "OK", silent: ["R04"] },
  },
  {
    name: "Gmailのドットと+だけを変えた別会員がいれば保留",
    order: anOrder({ buyer: { ...HANAKO, email: "hanako.sato+2@gmail.com" } }),
    world: {
      earlier: [
        {
          order: earlierOrder(20, "days", {
            buyer: somebody({ email: "hanakosato@gmail.com", memberId: "m-77" }),
            payment: card("card-77"),
            device: undefined,
            items: [SHAMPOO],
          }),
        },
      ],
    },
    expect: { verdict: "HOLD", fires: ["R05"] },
  },
  {
    name: "本人がメールの書き方を変えただけなら何も言わない",
    order: anOrder({ buyer: { ...HANAKO, email: "hanako.sato@gmail.com" } }),
    world: {
      earlier: [{ order: earlierOrder(20, "days", { buyer: { ...HANAKO, email: "hanakosato@gmail.com" } }) }],
    },
    expect: { verdict: "OK", silent: ["R05"] },
  },
];

function oddNames(): readonly Scenario[] {
  const names = [
    ["テスト", "太郎"],
    ["佐藤3", "花子"],
    ["ああああ", "あああ"],
    ["佐藤★", "花子"],
    ["SATO", "HANAKO"],
  ] as const;
  return names.map(([lastName, firstName]) => ({
    name: `不自然な氏名「${lastName} ${firstName}」は加点する`,
    order: anOrder({ buyer: { ...HANAKO, lastName, firstName, lastNameKana: undefined, firstNameKana: undefined } }),
    expect: { verdict: "OK", fires: ["C34"], nothingElse: true },
  }));
}
