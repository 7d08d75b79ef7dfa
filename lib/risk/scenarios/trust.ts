import type { OrderInput } from "../order";
import { anOrder, card, earlierOrder } from "./orders";
import { ago, type EarlierOrder, type Scenario } from "./scenario";

const paid = (days: number, changes: Partial<OrderInput> = {}): EarlierOrder => ({
  order: earlierOrder(days, "days", changes),
  outcomes: [{ type: "paid", at: ago(days - 5, "days") }],
});

export const TRUST_SCENARIOS: readonly Scenario[] = [
  {
    name: "半年前から問題なく買っているお客様のスコアを下げる",
    order: anOrder(),
    world: { earlier: [paid(40), paid(90), paid(180)] },
    expect: { verdict: "OK", fires: ["T01"], nothingElse: true },
  },
  {
    name: "実績があっても、届け先が変われば信用の裏付けにしない",
    order: anOrder(),
    world: {
      earlier: [40, 90, 180].map((days) =>
        paid(days, { deliveries: [{ postalCode: "530-0001", address: "大阪府大阪市北区梅田3-1-3" }] }),
      ),
    },
    expect: { verdict: "OK", silent: ["T01"] },
  },
  {
    name: "端末が送られていなければ実績を確かめられない",
    order: anOrder({ device: undefined }),
    world: { earlier: [paid(40), paid(90), paid(180)] },
    expect: { verdict: "OK", unknown: { T01: "not_sent" } },
  },
  {
    name: "実績はNGにするシグナルを打ち消さない",
    order: anOrder({ payment: card("card-new") }),
    world: {
      earlier: [
        paid(40),
        paid(90),
        paid(180),
        ...[1, 2, 3, 4].map((hours) => ({ order: earlierOrder(hours, "hours", { payment: card(`card-z${hours}`) }) })),
      ],
    },
    expect: { verdict: "NG", fires: ["T01", "C17"] },
  },
  {
    name: "ホワイトリストの会員はスコアを下げる",
    order: anOrder(),
    world: {
      lists: {
        hits: [
          {
            entryId: "entry-9",
            list: "allow",
            kind: "member",
            touchpoint: "buyer.member",
            reason: "法人のお得意様",
            forcesOk: false,
            subject: null,
          },
        ],
      },
    },
    expect: { verdict: "OK", fires: ["T03"], nothingElse: true },
  },
];
