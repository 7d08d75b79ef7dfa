import type { Party } from "../order";
import { hit } from "./lists";
import { anOrder, card, earlierOrder, GAME_CONSOLE, HANAKO, somebody, TRIAL_SERUM } from "./orders";
import { ago, type EarlierOrder, type Scenario } from "./scenario";

/** Orders of as many different people to one address, a day apart. */
export function visitors(count: number, address: Party): readonly EarlierOrder[] {
  const names = ["田中 一郎", "鈴木 次郎", "伊藤 三郎", "渡辺 四郎", "山本 五郎", "中村 六郎"];
  return names.slice(0, count).map((name, index) => {
    const [lastName, firstName] = name.split(" ");
    const person = somebody({
      ...address,
      lastName,
      firstName,
      memberId: `m-3${index}`,
      email: `visitor${index}@example.com`,
      mobile: `080-3333-000${index}`,
    });
    return {
      order: earlierOrder(index + 1, "days", {
        buyer: person,
        payment: card(`card-v${index}`),
        device: { ip: `203.0.113.${20 + index}`, deviceId: `device-v${index}` },
      }),
    };
  });
}

/** The same orders, paid for since. */
export function paid(orders: readonly EarlierOrder[]): readonly EarlierOrder[] {
  return orders.map(({ order }) => ({ order, outcomes: [{ type: "paid", at: ago(12, "hours") }] }));
}

const HER_ROOM: Party = {
  postalCode: HANAKO.postalCode,
  prefecture: HANAKO.prefecture,
  city: HANAKO.city,
  addressLine1: HANAKO.addressLine1,
  addressLine2: HANAKO.addressLine2,
};
const A_HOUSE: Party = { addressLine1: "梅田3-1-3" };
const NOT_FIRST = { isFirstOrder: false };

export const SHIP_TO_SCENARIOS: readonly Scenario[] = [
  {
    name: "同じ部屋に3名義が集まると保留",
    order: anOrder(),
    world: { earlier: visitors(2, HER_ROOM) },
    expect: { verdict: "HOLD", fires: ["C04"] },
  },
  {
    name: "代金の支払われてきた部屋に名義が集まるのは加点にとどめる",
    order: anOrder(),
    world: { earlier: paid(visitors(2, HER_ROOM)) },
    expect: { verdict: "OK", fires: ["C04"], nothingElse: true },
  },
  {
    name: "支払いが1件だけなら、見せかけかもしれず保留",
    order: anOrder(),
    world: { earlier: [...paid(visitors(1, HER_ROOM)), ...visitors(2, HER_ROOM).slice(1)] },
    expect: { verdict: "HOLD", fires: ["C04"] },
  },
  {
    name: "同じ戸建てに5名義が集まるとNG",
    order: anOrder({ buyer: somebody(A_HOUSE) }),
    world: { earlier: visitors(4, A_HOUSE) },
    expect: { verdict: "NG", fires: ["C04"] },
  },
  {
    name: "隣室の住人が何人注文しても同一配送先ではない",
    order: anOrder(),
    world: {
      earlier: visitors(3, { ...HER_ROOM, addressLine2: "恵比寿ハイツ202" }),
    },
    expect: { verdict: "OK", silent: ["C04", "R02"] },
  },
  {
    name: "31日より前の別名義は数えない",
    order: anOrder(),
    world: {
      earlier: visitors(2, HER_ROOM).map((entry) => ({
        order: { ...entry.order, orderedAt: "2026-05-01T12:00:00+09:00" },
      })),
    },
    expect: { verdict: "OK", silent: ["C04"] },
  },
  {
    name: "以前から住んでいる同居人の名義は数えない",
    order: anOrder(),
    world: {
      earlier: visitors(4, HER_ROOM).flatMap(({ order }) => [
        { order },
        {
          order: { ...order, externalOrderId: `${order.externalOrderId}-old`, orderedAt: "2026-03-01T12:00:00+09:00" },
        },
      ]),
    },
    expect: { verdict: "OK", silent: ["C04"] },
  },
  {
    name: "ホワイトリストの建物には名義がいくつあってもよい",
    order: anOrder({ buyer: somebody(A_HOUSE) }),
    world: {
      earlier: visitors(5, A_HOUSE),
      lists: {
        hits: [hit({ list: "allow", kind: "address_block", touchpoint: "delivery.address", reason: "社員寮" })],
      },
    },
    expect: { verdict: "OK", fires: ["T03"], silent: ["C04"] },
  },
  {
    name: "配送先が送られていなければ同一配送先は判定できない",
    order: anOrder({ buyer: { memberId: "m-1001" }, deliveries: undefined }),
    expect: { verdict: "OK", unknown: { C04: "not_sent", C10: "not_sent", C25: "not_sent", R02: "not_sent" } },
  },
  {
    name: "履歴の参照が落ちている間は保留にする",
    order: anOrder(),
    world: { degraded: ["history"] },
    expect: { verdict: "HOLD", unknown: { C04: "source_failed", C17: "source_failed", D01: "source_failed" } },
  },
  {
    name: "郵便番号が別の市のものなら加点する",
    order: anOrder({ buyer: { ...HANAKO, postalCode: "530-0001" } }),
    expect: { verdict: "OK", fires: ["C10"], nothingElse: true },
  },
  {
    name: "表記が違っても郵便番号が合っていれば何も言わない",
    order: anOrder({ buyer: { ...HANAKO, addressLine1: "恵比寿１丁目１９番１９号" } }),
    expect: { verdict: "OK", silent: ["C10"] },
  },
  {
    name: "郵便番号が無ければ住所との一致は判定できない",
    order: anOrder({ buyer: { ...HANAKO, postalCode: undefined } }),
    expect: { verdict: "OK", unknown: { C10: "not_sent" } },
  },
  {
    name: "初回注文で別人の住所に送ると加点する",
    order: anOrder({ isFirstOrder: true, deliveries: [somebody({})] }),
    expect: { verdict: "OK", fires: ["C25"], nothingElse: true },
  },
  {
    name: "2回目以降なら別の届け先でも何も言わない",
    order: anOrder({ ...NOT_FIRST, deliveries: [somebody({})] }),
    expect: { verdict: "OK", silent: ["C25"] },
  },
  {
    name: "部屋番号を書き忘れただけの配送先は購入者と同じとみなす",
    order: anOrder({ isFirstOrder: true, deliveries: [{ ...HANAKO, addressLine2: "恵比寿ハイツ" }] }),
    expect: { verdict: "OK", silent: ["C25"] },
  },
  {
    name: "同じ部屋で初回限定を名義を変えて繰り返すと保留",
    order: anOrder({ isFirstOrder: true, items: [TRIAL_SERUM] }),
    world: {
      earlier: visitors(1, HER_ROOM).map(({ order }) => ({
        order: { ...order, isFirstOrder: true, items: [TRIAL_SERUM] },
      })),
    },
    expect: { verdict: "HOLD", fires: ["R01"] },
  },
  {
    name: "初めてのお試し購入は初回限定の重複ではない",
    order: anOrder({ isFirstOrder: true, items: [TRIAL_SERUM] }),
    expect: { verdict: "OK", silent: ["R01"] },
  },
  {
    name: "部屋番号の無い集合住宅では、別人の初回限定と重複とは言えない",
    order: anOrder({
      isFirstOrder: true,
      items: [TRIAL_SERUM],
      buyer: { ...HANAKO, addressLine2: "青葉学生寮" },
    }),
    world: {
      earlier: visitors(1, { ...HER_ROOM, addressLine2: "青葉学生寮" }).map(({ order }) => ({
        order: { ...order, isFirstOrder: true, items: [TRIAL_SERUM] },
      })),
    },
    expect: { verdict: "OK", unknown: { R01: "not_readable" } },
  },
  {
    name: "同じ部屋を別アカウントで書き崩し、換金商品を初めて買うと保留",
    order: anOrder({ isFirstOrder: true, items: [GAME_CONSOLE] }),
    world: {
      earlier: visitors(1, { ...HER_ROOM, addressLine1: "恵比寿１丁目１９番１９号", addressLine2: "２Ｆ　２０１" }),
    },
    expect: { verdict: "HOLD", fires: ["R02"] },
  },
  {
    name: "日用品しか買わない同居人の書き方の違いは住所崩しではない",
    order: anOrder({ isFirstOrder: true }),
    world: {
      earlier: visitors(1, { ...HER_ROOM, addressLine1: "恵比寿１丁目１９番１９号", addressLine2: "２Ｆ　２０１" }),
    },
    expect: { verdict: "OK", silent: ["R02"] },
  },
  {
    name: "本人が同じ会員のまま住所の書き方を変えても住所崩しではない",
    order: anOrder(),
    world: {
      earlier: [
        { order: earlierOrder(10, "days", { buyer: { ...HANAKO, addressLine1: "恵比寿１丁目１９番１９号" } }) },
      ],
    },
    expect: { verdict: "OK", silent: ["R02"], nothingElse: true },
  },
];
