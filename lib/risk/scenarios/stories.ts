import { hit } from "./lists";
import { anOrder, card, DEFERRED, earlierOrder, GAME_CONSOLE, HANAKO, SHAMPOO, somebody, TRIAL_SERUM } from "./orders";
import { ago, type Scenario } from "./scenario";
import { visitors } from "./ship-to";

const DORMITORY = { postalCode: "150-0013", prefecture: "東京都", city: "渋谷区", addressLine1: "恵比寿1-19-19" };

/** Whole stories, as a review desk knows them. */
export const STORY_SCENARIOS: readonly Scenario[] = [
  {
    name: "【贈り物】初めてのお客様が友人宅へ送るだけでは止めない",
    order: anOrder({
      isFirstOrder: true,
      deliveries: [somebody({ memberId: undefined })],
      items: [{ ...SHAMPOO, name: "ギフトセット" }],
      amountTotal: 5_400,
    }),
    expect: { verdict: "OK", fires: ["C25"], nothingElse: true },
  },
  {
    name: "【家族】夫婦が1台のタブレットとそれぞれのカードで買っても止めない",
    order: anOrder(),
    world: {
      earlier: [
        {
          order: earlierOrder(6, "hours", {
            buyer: {
              ...HANAKO,
              firstName: "太郎",
              memberId: "m-1002",
              email: "taro.sato@example.jp",
              mobile: "090-8765-4321",
            },
            payment: card("card-taro"),
          }),
        },
        { order: earlierOrder(12, "days") },
      ],
    },
    expect: { verdict: "OK", nothingElse: true },
  },
  {
    name: "【引っ越し】電話も住所も変わった常連を止めない",
    order: anOrder({
      buyer: somebody({
        ...HANAKO,
        addressLine1: "西新宿2-8-1",
        postalCode: "160-0023",
        city: "新宿区",
        addressLine2: "305",
        mobile: "080-5555-0000",
      }),
    }),
    world: {
      earlier: [60, 120, 200].map((days) => ({
        order: earlierOrder(days, "days"),
        outcomes: [{ type: "paid", at: ago(days - 7, "days") }],
      })),
    },
    expect: { verdict: "OK", nothingElse: true },
  },
  {
    name: "【学生寮】部屋番号を書かない寮生が6人続けて注文してもNGにはしない",
    order: anOrder({ buyer: { ...HANAKO, ...DORMITORY, addressLine2: "青葉学生寮" } }),
    world: { earlier: visitors(5, { ...DORMITORY, addressLine2: "青葉学生寮" }) },
    expect: { verdict: "HOLD", fires: ["C04", "C05"], silent: ["R02"], nothingElse: true },
  },
  {
    name: "【学生寮】部屋番号があれば寮生どうしを混同しない",
    order: anOrder({ buyer: { ...HANAKO, ...DORMITORY, addressLine2: "青葉学生寮101" } }),
    world: { earlier: visitors(3, { ...DORMITORY, addressLine2: "青葉学生寮205" }) },
    expect: { verdict: "OK", silent: ["C04", "R02"], nothingElse: true },
  },
  {
    name: "【転売屋】住所を書き崩し、名義とメールを変えて初回限定を重ねる",
    order: anOrder({
      isFirstOrder: true,
      items: [TRIAL_SERUM],
      buyer: {
        ...HANAKO,
        lastName: "佐東",
        memberId: "m-5003",
        email: "hanako.sato+c@gmail.com",
        addressLine1: "恵比寿一丁目十九の十九",
        addressLine2: "201号",
      },
      device: { ip: "203.0.113.99", deviceId: "device-r3" },
      payment: DEFERRED,
    }),
    world: {
      earlier: [
        ["佐藤", "hanako.sato@gmail.com", "恵比寿1-19-19", "恵比寿ハイツ201"],
        ["左藤", "h.a.n.akosato@gmail.com", "恵比寿１－１９－１９", "２０１号室"],
      ].map(([lastName, email, addressLine1, addressLine2], index) => ({
        order: earlierOrder(10 * (index + 1), "days", {
          isFirstOrder: true,
          items: [TRIAL_SERUM],
          buyer: {
            ...HANAKO,
            lastName,
            email,
            addressLine1,
            addressLine2,
            memberId: `m-500${index}`,
            mobile: `070-1111-222${index}`,
          },
          device: { ip: `203.0.113.${90 + index}`, deviceId: `device-r${index}` },
          payment: DEFERRED,
        }),
      })),
    },
    expect: { verdict: "HOLD", fires: ["R01", "R02", "R05", "C04"] },
  },
  {
    name: "【なりすまし】盗んだカードを1台で試し、通った1枚で換金商品を空き室へ送る",
    order: anOrder({
      isFirstOrder: true,
      amountTotal: 149_940,
      items: [{ ...GAME_CONSOLE, quantity: 3 }],
      buyer: somebody({ memberId: "m-6000", memberSince: "2026-06-15T11:55:00+09:00", email: "q8f3@sute.jp" }),
      deliveries: [{ ...HANAKO, lastName: "王", firstName: "健" }],
      payment: card("card-s5", { threeDS: { status: "U" }, auth: { result: "approved", attempts: 5, declines: 4 } }),
      device: { ip: "198.51.100.7", deviceId: "device-s" },
    }),
    world: {
      mail: { disposable: true },
      ip: { country: "SG", networkClass: "vpn", asnName: "M247" },
      earlier: [1, 2, 3, 4].map((index) => ({
        order: earlierOrder(index * 4, "minutes", {
          payment: card(`card-s${index}`),
          device: { ip: "198.51.100.7", deviceId: "device-s" },
          buyer: undefined,
          deliveries: undefined,
        }),
        outcomes: [{ type: "auth_declined", at: ago(index * 4, "minutes") }],
      })),
    },
    expect: {
      verdict: "NG",
      fires: ["C17", "C18", "C15", "C12", "C22", "C25", "C27", "C37", "C38"],
      rules: ["starter-first-high-resale"],
    },
  },
  {
    name: "【自己アフィリ】報酬を受け取る本人が、家族名義と自宅宛てで買う",
    order: anOrder({
      isFirstOrder: true,
      buyer: { ...HANAKO, firstName: "一郎", memberId: "m-7001", email: "ichiro@example.jp" },
      affiliate: { affiliateId: "aff-7", clickedAt: "2026-06-15T11:59:40+09:00", commission: 3_000 },
    }),
    world: {
      lists: {
        nonEmpty: ["affiliate_own"],
        hits: [
          hit({
            list: "affiliate_own",
            kind: "address",
            touchpoint: "delivery.address",
            subject: "aff-7",
            reason: "報酬の振込先住所",
          }),
        ],
      },
    },
    expect: { verdict: "NG", fires: ["A06"] },
  },
  {
    name: "【未払い者】新しい会員と住所でも、電話が同じなら未払い残でNG",
    order: anOrder({
      isFirstOrder: true,
      payment: DEFERRED,
      buyer: somebody({ memberId: "m-8002", email: "new.mail@example.com", mobile: "090 1234 5678" }),
    }),
    world: {
      earlier: [
        {
          order: earlierOrder(120, "days", { payment: DEFERRED }),
          outcomes: [
            { type: "overdue", at: ago(80, "days") },
            { type: "collection", at: ago(40, "days") },
          ],
        },
      ],
    },
    expect: { verdict: "NG", fires: ["D01"] },
  },
  {
    name: "【カード決済の流れ】不正が確定したカードで普段の3倍を使うとNG",
    order: {
      externalOrderId: "tx-9",
      orderedAt: anOrder().orderedAt,
      amountTotal: 18_000,
      currency: "USD",
      buyer: { memberId: "596" },
      payment: { card: { token: "596" } },
      items: [{ sku: "3156" }],
    },
    world: {
      earlier: [10, 11, 12, 13].map((days, index) => ({
        order: {
          externalOrderId: `tx-${index}`,
          orderedAt: ago(days, "days"),
          amountTotal: 5_000,
          currency: "USD",
          buyer: { memberId: "596" },
          payment: { card: { token: "596" } },
          items: [{ sku: `40${index}` }],
        },
        outcomes: [{ type: index === 0 ? "confirmed_fraud" : "confirmed_genuine", at: ago(days - 7, "days") }],
      })),
    },
    expect: { verdict: "NG", rules: ["starter-known-fraud-spending-up"], nothingElse: true },
  },
  {
    name: "【自社判定】自社システムがNGとした注文は目視に回す",
    order: anOrder({ inHouse: { verdict: "NG", score: 92 } }),
    expect: { verdict: "HOLD", rules: ["starter-in-house-ng"] },
  },
  {
    name: "【不正のあった届け先】名義もカードも変えて戻ってきた注文をNGにする",
    order: anOrder({
      buyer: somebody({ ...DORMITORY, addressLine2: "恵比寿ハイツ201" }),
      payment: card("card-n"),
      device: undefined,
    }),
    world: {
      earlier: [{ order: earlierOrder(200, "days"), outcomes: [{ type: "chargeback", at: ago(120, "days") }] }],
    },
    expect: { verdict: "NG", fires: ["C03"], rules: ["starter-fraud-ship-to"] },
  },
];
