import { anOrder, DEFERRED, GAME_CONSOLE, HANAKO, somebody, TRIAL_SERUM } from "./orders";
import { ago, type EarlierOrder, type Scenario } from "./scenario";
import { paid, visitors } from "./ship-to";

const known = <Value>(value: Value) => ({ known: true, value }) as const;
const HER_ROOM = { ...HANAKO, memberId: undefined };
const OTHER_ROOMS = ["恵比寿ハイツ101", "恵比寿ハイツ102", "恵比寿ハイツ301", "恵比寿ハイツ302"];

/** One visitor in each of the building's rooms. */
const everyRoom = (count: number): readonly EarlierOrder[] =>
  OTHER_ROOMS.slice(0, count).map((addressLine2, index) => {
    const visitor = visitors(index + 1, { ...HER_ROOM, addressLine2 })[index];
    if (visitor === undefined) throw new Error("no such visitor");
    return visitor;
  });

/** Someone else's order to that address, with its later fate. */
const endedBy = (type: "chargeback" | "subscription_cancelled", addressLine2: string, days = 40): EarlierOrder[] =>
  visitors(1, { ...HER_ROOM, addressLine2 }).map(({ order }) => ({
    order: { ...order, externalOrderId: `${type}-${addressLine2}-${days}`, orderedAt: ago(days, "days") },
    outcomes: [{ type, at: ago(days - 10, "days") }],
  }));

export const PLACE_SCENARIOS: readonly Scenario[] = [
  {
    name: "チャージバックのあった部屋への注文はNG",
    order: anOrder(),
    world: { earlier: endedBy("chargeback", "恵比寿ハイツ201", 300) },
    expect: { verdict: "NG", fires: ["C03"] },
  },
  {
    name: "チャージバックがあったのが同じ建物の別の部屋なら保留",
    order: anOrder(),
    world: { earlier: endedBy("chargeback", "恵比寿ハイツ404") },
    expect: { verdict: "HOLD", fires: ["C03"] },
  },
  {
    name: "何も起きていない住所は過去の事故を理由に止めない",
    order: anOrder(),
    world: { earlier: visitors(1, { ...HER_ROOM, addressLine2: "恵比寿ハイツ404" }) },
    expect: { verdict: "OK", silent: ["C03", "C05", "R11"] },
  },
  {
    name: "届け先が無ければ過去の事故も建物の集中も判定できない",
    order: anOrder({ buyer: { memberId: "m-1001" }, deliveries: undefined }),
    expect: {
      verdict: "OK",
      unknown: { C03: "not_sent", C05: "not_sent", C09: "not_sent", C11: "not_sent", R07: "not_sent", R11: "not_sent" },
    },
  },
  {
    name: "1つの建物に新しい名義が5人集まると保留",
    order: anOrder(),
    world: { earlier: everyRoom(4) },
    expect: { verdict: "HOLD", fires: ["C05"], silent: ["C04"] },
  },
  {
    name: "代金が支払われている建物に名義が集まるのは加点にとどめる",
    order: anOrder(),
    world: { earlier: paid(everyRoom(4)) },
    expect: { verdict: "OK", fires: ["C05"], nothingElse: true },
  },
  {
    name: "空き室への配送は保留",
    order: anOrder(),
    world: { outside: { vacancy: known({ vacant: true, ageDays: 3 }) } },
    expect: { verdict: "HOLD", fires: ["C06"], nothingElse: true },
  },
  {
    name: "居住中の部屋は何も言わない",
    order: anOrder(),
    world: { outside: { vacancy: known({ vacant: false, ageDays: 3 }), shortStay: known({ kind: null }) } },
    expect: { verdict: "OK", silent: ["C06", "C07"] },
  },
  {
    name: "31日前の空き室情報は使わない",
    order: anOrder(),
    world: { outside: { vacancy: known({ vacant: true, ageDays: 31 }) } },
    expect: { verdict: "OK", unknown: { C06: "not_in_reference_data", C07: "no_reference_data" } },
  },
  {
    name: "マンスリーマンションへの配送は保留",
    order: anOrder(),
    world: { outside: { shortStay: known({ kind: "monthly" }) } },
    expect: { verdict: "HOLD", fires: ["C07"], nothingElse: true },
  },
  {
    name: "建物名がホテルなら、表が無くても短期滞在とわかる",
    order: anOrder({ buyer: { ...HANAKO, addressLine2: "恵比寿グランドホテル201" } }),
    expect: { verdict: "HOLD", fires: ["C07"] },
  },
  {
    name: "表にある転送業者の番地への配送は保留",
    order: anOrder(),
    world: { outside: { forwarder: known({ listed: true }) } },
    expect: { verdict: "HOLD", fires: ["C08"], nothingElse: true },
  },
  {
    name: "住所に会員コードがあれば保留",
    order: anOrder({ buyer: { ...HANAKO, addressLine2: "恵比寿ハイツ201 ＪＰ１２３４５" } }),
    expect: { verdict: "HOLD", fires: ["C09"] },
  },
  {
    name: "氏名に会員コードがあれば保留",
    order: anOrder({ buyer: { ...HANAKO, firstName: "花子 TKY-88213", firstNameKana: undefined } }),
    expect: { verdict: "HOLD", fires: ["C09"] },
  },
  {
    name: "建物名のローマ字と部屋番号は会員コードではない",
    order: anOrder({ buyer: { ...HANAKO, addressLine2: "EBISU HEIGHTS A-1201" } }),
    expect: { verdict: "OK", silent: ["C09"] },
  },
  {
    name: "存在しない町域への配送は保留",
    order: anOrder({ buyer: { ...HANAKO, postalCode: undefined, addressLine1: "恵比須平5-6-7" } }),
    expect: { verdict: "HOLD", fires: ["C11"] },
  },
  {
    name: "照会先が実在しないと答えた住所への配送は保留",
    order: anOrder({ buyer: { ...HANAKO, addressLine2: "存在しないハイツ201" } }),
    world: { outside: { addressExists: known({ exists: false }) } },
    expect: { verdict: "HOLD", fires: ["C11"], nothingElse: true },
  },
  {
    name: "照会先が実在すると答えた住所は何も言わない",
    order: anOrder(),
    world: { outside: { addressExists: known({ exists: true }) } },
    expect: { verdict: "OK", silent: ["C11"] },
  },
  {
    name: "住所の照会先が応答しなければ、郵便番号簿だけでは実在とは言わない",
    order: anOrder(),
    world: { outside: { addressExists: { known: false, why: "source_failed" } }, degraded: ["address"] },
    expect: { verdict: "OK", unknown: { C11: "source_failed" } },
  },
  {
    name: "番地の無い住所への配送は保留",
    order: anOrder({ buyer: { ...HANAKO, addressLine1: "恵比寿", addressLine2: undefined } }),
    expect: { verdict: "HOLD", fires: ["C11"] },
  },
  {
    name: "町域も番地もある住所は何も言わない",
    order: anOrder(),
    expect: { verdict: "OK", silent: ["C09", "C11"] },
  },
  {
    name: "コンビニ受け取りに番地は問わない",
    order: anOrder({ deliveries: [{ method: "convenience_store", sameAsBuyer: true }] }),
    expect: { verdict: "OK", unknown: { C11: "not_applicable" } },
  },
  {
    name: "IPの位置が配送先から800km離れていれば加点する",
    order: anOrder(),
    world: { outside: { ipDistance: known({ km: 812.4 }) } },
    expect: { verdict: "OK", fires: ["C16"], nothingElse: true },
  },
  {
    name: "隣県からの注文は何も言わない",
    order: anOrder(),
    world: { outside: { ipDistance: known({ km: 60 }) } },
    expect: { verdict: "OK", silent: ["C16"] },
  },
  {
    name: "携帯回線のIPは位置を問わない",
    order: anOrder(),
    world: { ip: { networkClass: "mobile" }, outside: { ipDistance: known({ km: 900 }) } },
    expect: { verdict: "OK", unknown: { C16: "not_applicable" } },
  },
  {
    name: "同じ建物で2件が初回だけで解約されていれば保留",
    order: anOrder({ isFirstOrder: true, items: [TRIAL_SERUM], buyer: { ...HANAKO, addressLine2: undefined } }),
    world: {
      earlier: [
        ...endedBy("subscription_cancelled", "恵比寿ハイツ201", 40),
        ...endedBy("subscription_cancelled", "恵比寿ハイツ203", 60),
      ],
    },
    expect: { verdict: "HOLD", fires: ["R11"] },
  },
  {
    name: "初回限定を使わない注文なら、同じ建物の初回解約は加点にとどめる",
    order: anOrder({ buyer: { ...HANAKO, addressLine2: undefined } }),
    world: {
      earlier: [
        ...endedBy("subscription_cancelled", "恵比寿ハイツ201", 40),
        ...endedBy("subscription_cancelled", "恵比寿ハイツ203", 60),
      ],
    },
    expect: { verdict: "OK", fires: ["R11"], nothingElse: true },
  },
  {
    name: "隣人の解約は数えない",
    order: anOrder(),
    world: {
      earlier: [
        ...endedBy("subscription_cancelled", "恵比寿ハイツ203", 40),
        ...endedBy("subscription_cancelled", "恵比寿ハイツ204", 60),
      ],
    },
    expect: { verdict: "OK", silent: ["R11"] },
  },
  {
    name: "初回限定が会社宛てなら加点する",
    order: anOrder({ isFirstOrder: true, items: [TRIAL_SERUM], buyer: { ...HANAKO, company: "青葉商事株式会社" } }),
    expect: { verdict: "OK", fires: ["R12"], nothingElse: true },
  },
  {
    name: "初回限定が自宅宛てなら何も言わない",
    order: anOrder({ isFirstOrder: true, items: [TRIAL_SERUM] }),
    expect: { verdict: "OK", silent: ["R12"] },
  },
  {
    name: "特典の無い注文が会社宛てでもよい",
    order: anOrder({ buyer: { ...HANAKO, company: "青葉商事株式会社" } }),
    expect: { verdict: "OK", unknown: { R12: "not_applicable" } },
  },
  {
    name: "空き室への後払いはNG",
    order: anOrder({ payment: DEFERRED }),
    world: { outside: { vacancy: known({ vacant: true, ageDays: 3 }) } },
    expect: { verdict: "NG", fires: ["D08", "C06"] },
  },
  {
    name: "居住中の部屋への後払いは何も言わない",
    order: anOrder({ payment: DEFERRED }),
    world: { outside: { vacancy: known({ vacant: false, ageDays: 3 }), shortStay: known({ kind: null }) } },
    expect: { verdict: "OK", silent: ["D08"] },
  },
  {
    name: "空き室情報が無ければ後払いの届け先は判定できない",
    order: anOrder({ payment: DEFERRED }),
    expect: { verdict: "OK", unknown: { D08: "no_reference_data" } },
  },
  {
    name: "ほかの加盟店が1件報告した電話番号は保留",
    order: anOrder(),
    world: {
      network: known({
        negatives: [{ kind: "phone", touchpoint: "buyer.phone", reason: "stolen_card", merchants: 2, daysAgo: 20 }],
        merchants7d: 1,
      }),
    },
    expect: { verdict: "HOLD", fires: ["C02"], nothingElse: true },
  },
  {
    name: "電話番号と届け先の2つが報告されていればNG",
    order: anOrder({ items: [GAME_CONSOLE] }),
    world: {
      network: known({
        negatives: [
          { kind: "phone", touchpoint: "buyer.phone", reason: "stolen_card", merchants: 2, daysAgo: 200 },
          { kind: "address", touchpoint: "delivery.address", reason: "stolen_card", merchants: 1, daysAgo: 400 },
        ],
        merchants7d: 1,
      }),
    },
    expect: { verdict: "NG", fires: ["C02"] },
  },
  {
    name: "半年より前の報告が1件だけなら何も言わない",
    order: anOrder(),
    world: {
      network: known({
        negatives: [{ kind: "phone", touchpoint: "buyer.phone", reason: "resale", merchants: 1, daysAgo: 181 }],
        merchants7d: 1,
      }),
    },
    expect: { verdict: "OK", silent: ["C02"] },
  },
  {
    name: "共有に参加していなければ共有ネガは判定できない",
    order: anOrder({ deliveries: [somebody({})] }),
    world: { network: { known: false, why: "not_applicable" } },
    expect: { verdict: "OK", unknown: { C02: "not_applicable" } },
  },
];
