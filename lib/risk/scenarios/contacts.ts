import type { PhoneFacts } from "../facts";
import { anOrder, card, DEFERRED, earlierOrder, HANAKO, somebody, TRIAL_SERUM } from "./orders";
import { ago, type EarlierOrder, type Scenario } from "./scenario";

const known = <Value>(value: Value) => ({ known: true, value }) as const;
const NO_DATA = { known: false, why: "no_reference_data" } as const;

function phone(changes: Partial<PhoneFacts>): PhoneFacts {
  return {
    touchpoint: "buyer.phone",
    kind: "mobile",
    assignable: known({ assignable: true }),
    area: NO_DATA,
    reachable: known({ reachable: true }),
    facility: known({ kind: null }),
    ...changes,
  };
}
const FIXED = { kind: "fixed", area: known({ prefectures: ["東京都"] }) } as const;
const inOsaka = { ...FIXED, area: known({ prefectures: ["大阪府", "兵庫県"] }) };

/** Orders of other accounts from Hanako's phone. */
const onHerPhone = (count: number, firstName = "良子"): readonly EarlierOrder[] =>
  Array.from({ length: count }, (_, index) => ({
    order: earlierOrder(index + 20, "days", {
      buyer: somebody({
        lastName: "岡本",
        firstName,
        memberId: `m-70${index}`,
        email: `okamoto${index}x@example.com`,
        mobile: HANAKO.mobile,
      }),
      payment: card(`card-p${index}`),
      device: undefined,
    }),
  }));

/** Recent orders of other members with those mailboxes. */
const mailboxes = (days: number, ...emails: readonly string[]): readonly EarlierOrder[] =>
  emails.map((email, index) => ({
    order: earlierOrder(days, "days", {
      buyer: somebody({
        memberId: `m-60${index}`,
        email,
        mobile: `070-1234-000${index}`,
        addressLine1: `梅田${index + 1}-2-3`,
      }),
      payment: card(`card-s${index}`),
      device: undefined,
    }),
  }));

const holder = (holderName: string) => card("card-h", { card: { token: "card-h", issuerCountry: "JP", holderName } });

export const CONTACT_SCENARIOS: readonly Scenario[] = [
  {
    name: "つながらない電話番号は保留",
    order: anOrder(),
    world: { outside: { phones: [phone({ reachable: known({ reachable: false }) })] } },
    expect: { verdict: "HOLD", fires: ["C30"], nothingElse: true },
  },
  {
    name: "使われることのない電話番号は、疎通の照会が無くても保留",
    order: anOrder({ buyer: { ...HANAKO, mobile: "090-0000-00" } }),
    expect: { verdict: "HOLD", fires: ["C30"] },
  },
  {
    name: "つながる本人の番号は何も言わない",
    order: anOrder(),
    world: { outside: { phones: [phone(FIXED)] } },
    expect: { verdict: "OK", silent: ["C30", "C31", "C32"] },
  },
  {
    name: "疎通を照会できなければ、つながるとは言えない",
    order: anOrder(),
    expect: { verdict: "OK", unknown: { C30: "no_reference_data", C31: "no_reference_data", C32: "not_applicable" } },
  },
  {
    name: "飲食店の電話番号は保留",
    order: anOrder(),
    world: { outside: { phones: [phone({ facility: known({ kind: "飲食店" }) })] } },
    expect: { verdict: "HOLD", fires: ["C31"], nothingElse: true },
  },
  {
    name: "大阪の市外局番で東京の住所なら加点する",
    order: anOrder(),
    world: { outside: { phones: [phone(inOsaka)] } },
    expect: { verdict: "OK", fires: ["C32"], nothingElse: true },
  },
  {
    name: "同じ電話番号で別の会員が注文していれば、初回限定の注文は保留",
    order: anOrder({ isFirstOrder: true, items: [TRIAL_SERUM] }),
    world: { earlier: onHerPhone(1) },
    expect: { verdict: "HOLD", fires: ["R03"] },
  },
  {
    name: "同じ電話番号で別の会員がいても、日用品なら加点にとどめる",
    order: anOrder(),
    world: { earlier: onHerPhone(1) },
    expect: { verdict: "OK", fires: ["R03"], nothingElse: true },
  },
  {
    name: "本人しか使っていない電話番号は何も言わない",
    order: anOrder(),
    world: { earlier: [{ order: earlierOrder(20, "days") }] },
    expect: { verdict: "OK", silent: ["R03"] },
  },
  {
    name: "会員でなければ、同じ電話番号の会員数は判定できない",
    order: anOrder({ buyer: { ...HANAKO, memberId: undefined } }),
    expect: { verdict: "OK", unknown: { R03: "not_sent" } },
  },
  {
    name: "別名義で同じ電話番号を使った後払いは保留",
    order: anOrder({ payment: DEFERRED }),
    world: { earlier: onHerPhone(1) },
    expect: { verdict: "HOLD", fires: ["D07"] },
  },
  {
    name: "本人が贈り物を送った先の名前は別名義に数えない",
    order: anOrder({ payment: DEFERRED }),
    world: { earlier: [{ order: earlierOrder(20, "days", { deliveries: [somebody({ memberId: undefined })] }) }] },
    expect: { verdict: "OK", silent: ["D07"] },
  },
  {
    name: "後払いでなければ、電話番号の別名義は問わない",
    order: anOrder(),
    expect: { verdict: "OK", unknown: { D07: "not_applicable", D02: "not_applicable", D12: "not_applicable" } },
  },
  {
    name: "gmial.comは打ち間違いとして加点する",
    order: anOrder({ buyer: { ...HANAKO, email: "hanako.sato@gmial.com" } }),
    expect: { verdict: "OK", fires: ["C28"], nothingElse: true },
  },
  {
    name: "メールサーバーの無いドメインは加点する",
    order: anOrder(),
    world: { outside: { mailDomain: known({ hasMx: false }) } },
    expect: { verdict: "OK", fires: ["C28"], nothingElse: true },
  },
  {
    name: "実在する紛らわしいドメインは打ち間違いではない",
    order: anOrder({ buyer: { ...HANAKO, email: "hanako.sato@ymail.com" } }),
    expect: { verdict: "OK", silent: ["C28", "C29"] },
  },
  {
    name: "メールの照会が落ちていれば、届くとは言えない",
    order: anOrder(),
    world: { outside: { mailDomain: { known: false, why: "source_failed" } } },
    expect: { verdict: "OK", unknown: { C28: "source_failed" } },
  },
  {
    name: "無作為な文字列のメールは加点する",
    order: anOrder({ buyer: { ...HANAKO, email: "xk7qz9wv2h@example.com" } }),
    expect: { verdict: "OK", fires: ["C29"], nothingElse: true },
  },
  {
    name: "携帯キャリアの初期アドレスは無作為でもよい",
    order: anOrder({ buyer: { ...HANAKO, email: "xk7qz9wv2h@docomo.ne.jp" } }),
    world: { mail: { class: "carrier" } },
    expect: { verdict: "OK", unknown: { C29: "not_applicable" } },
  },
  {
    name: "1週間に連番のメールが3つ現れると保留",
    order: anOrder({ buyer: { ...HANAKO, email: "sedori03@example.com" } }),
    world: { earlier: mailboxes(2, "sedori01@example.com", "sedori02@example.com") },
    expect: { verdict: "HOLD", fires: ["R06"] },
  },
  {
    name: "よく似たメールでも、1か月前なら連番とはみなさない",
    order: anOrder({ buyer: { ...HANAKO, email: "sedori03@example.com" } }),
    world: { earlier: mailboxes(30, "sedori01@example.com", "sedori02@example.com") },
    expect: { verdict: "OK", silent: ["R06"] },
  },
  {
    name: "名字が同じだけの遠いアドレスは連番ではない",
    order: anOrder({ buyer: { ...HANAKO, email: "satoh.hanako@example.com" } }),
    world: { earlier: mailboxes(2, "satoh.taro77@example.com", "satoh.jiro@example.com") },
    expect: { verdict: "OK", silent: ["R06"] },
  },
  {
    name: "メールが無ければ、あて先も連番も判定できない",
    order: anOrder({ buyer: { ...HANAKO, email: undefined } }),
    expect: { verdict: "OK", unknown: { C28: "not_sent", C29: "not_sent", R06: "not_sent" } },
  },
  {
    name: "他人名義のカードは加点する",
    order: anOrder({ payment: holder("KENJI YAMADA") }),
    expect: { verdict: "OK", fires: ["C26"], nothingElse: true },
  },
  {
    name: "ローマ字の綴りが違っても本人のカードとわかる",
    order: anOrder({ payment: holder("HANAKO SATOH") }),
    expect: { verdict: "OK", silent: ["C26"] },
  },
  {
    name: "同姓の家族のカードは他人名義とみなさない",
    order: anOrder({ payment: holder("TARO SATO") }),
    expect: { verdict: "OK", silent: ["C26"] },
  },
  {
    name: "フリガナの無い漢字の氏名は、ローマ字の名義と比べられない",
    order: anOrder({
      buyer: { ...HANAKO, lastNameKana: undefined, firstNameKana: undefined },
      payment: holder("HANAKO SATO"),
    }),
    expect: { verdict: "OK", unknown: { C26: "not_readable", C33: "not_sent" } },
  },
  {
    name: "佐藤をタナカと読む注文は加点する",
    order: anOrder({ buyer: { ...HANAKO, lastNameKana: "タナカ" } }),
    expect: { verdict: "OK", fires: ["C33"], nothingElse: true },
  },
  {
    name: "二通りに読む名字は、どちらの読みでもよい",
    order: anOrder({ buyer: { ...HANAKO, lastName: "河野", lastNameKana: "かわの" } }),
    expect: { verdict: "OK", silent: ["C33"] },
  },
  {
    name: "表に無い名字の読みは判定できない",
    order: anOrder({ buyer: { ...HANAKO, lastName: "四月一日", lastNameKana: "ワタヌキ" } }),
    expect: { verdict: "OK", unknown: { C33: "not_in_reference_data" } },
  },
  {
    name: "名字しか無いチャット注文は保留",
    order: anOrder({ channel: "chat", buyer: { ...HANAKO, firstName: undefined } }),
    expect: { verdict: "HOLD", fires: ["A11"] },
  },
  {
    name: "氏名のそろったチャット注文は何も言わない",
    order: anOrder({ channel: "chat" }),
    expect: { verdict: "OK", silent: ["A11"] },
  },
  {
    name: "ウェブの注文に氏名の欠けは問わない",
    order: anOrder(),
    expect: { verdict: "OK", unknown: { A11: "not_applicable" } },
  },
  {
    name: "1字だけ違う名義で同じ建物へ書き分けた初回限定は、住所崩しとして保留",
    order: anOrder({
      isFirstOrder: true,
      items: [{ sku: "SE-T", name: "美容液", unitPrice: 980, quantity: 1, isTrial: true }],
      buyer: { ...HANAKO, lastName: "佐東", lastNameKana: undefined, addressLine2: undefined },
    }),
    world: {
      earlier: [
        {
          order: earlierOrder(12, "days", {
            buyer: {
              ...HANAKO,
              memberId: "m-551",
              email: "other.box@example.com",
              mobile: "070-5555-1212",
              addressLine1: "恵比寿１丁目１９番１９号",
              addressLine2: "恵比寿ハイツ２０１",
            },
            payment: card("card-q"),
            device: { ip: "198.51.100.20", deviceId: "device-q" },
          }),
        },
      ],
    },
    expect: { verdict: "HOLD", fires: ["R02"] },
  },
  {
    name: "半年で切れた電話の別名義は、窓を狭めれば数えない",
    order: anOrder({ payment: DEFERRED }),
    world: {
      earlier: onHerPhone(1).map(({ order }) => ({ order: { ...order, orderedAt: ago(200, "days") } })),
    },
    settings: { signals: { D07: { params: { windowDays: 180 } }, R03: { params: { windowDays: 180 } } } },
    expect: { verdict: "OK", silent: ["D07", "R03"] },
  },
];
