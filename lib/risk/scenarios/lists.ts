import type { ListHit } from "../facts";
import { anOrder, somebody } from "./orders";
import type { Scenario } from "./scenario";

export function hit(changes: Partial<ListHit>): ListHit {
  return {
    entryId: "entry-1",
    list: "block",
    kind: "phone",
    touchpoint: "buyer.phone",
    reason: "盗難カード",
    forcesOk: false,
    subject: null,
    ...changes,
  };
}

const AFFILIATE = { affiliateId: "aff-7", clickedAt: "2026-06-15T11:40:00+09:00" };

export const LIST_SCENARIOS: readonly Scenario[] = [
  {
    name: "ブラックリストの電話番号と一致した注文はNG",
    order: anOrder(),
    world: { lists: { hits: [hit({})] } },
    expect: { verdict: "NG", fires: ["C01"] },
  },
  {
    name: "ブラックリストに載っていないお客様は素通り",
    order: anOrder(),
    expect: { verdict: "OK", silent: ["C01", "T03"], nothingElse: true },
  },
  {
    name: "照合できる情報が一つもない注文は、リストについて「不明」と答える",
    order: anOrder({ buyer: undefined, deliveries: undefined, device: undefined, payment: undefined }),
    expect: { verdict: "OK", unknown: { C01: "not_sent", T03: "not_sent" } },
  },
  {
    name: "ブラックリストはOK確定のホワイトリストより優先する",
    order: anOrder(),
    world: { lists: { hits: [hit({}), hit({ entryId: "entry-2", list: "allow", kind: "member", forcesOk: true })] } },
    expect: { verdict: "NG", fires: ["C01", "T03"] },
  },
  {
    name: "OK確定のホワイトリストは、保留にするシグナルより優先する",
    order: anOrder({ payment: { method: "card", card: { token: "card-hanako" }, threeDS: { status: "N" } } }),
    world: { lists: { hits: [hit({ list: "allow", kind: "member", touchpoint: "buyer.member", forcesOk: true })] } },
    expect: { verdict: "OK", fires: ["T03", "C38"] },
  },
  {
    name: "リストの参照が落ちている間はOKと言い切らない",
    order: anOrder(),
    world: { degraded: ["lists"] },
    expect: { verdict: "HOLD", unknown: { C01: "source_failed", C08: "source_failed", T03: "source_failed" } },
  },
  {
    name: "配送先が登録済みの転送業者なら保留",
    order: anOrder({ deliveries: [somebody({ lastName: "佐藤", firstName: "花子" })] }),
    world: {
      lists: {
        nonEmpty: ["forwarder"],
        hits: [
          hit({ list: "forwarder", kind: "address_block", touchpoint: "delivery.address", reason: "海外転送サービス" }),
        ],
      },
    },
    expect: { verdict: "HOLD", fires: ["C08"] },
  },
  {
    name: "転送業者リストがあり、配送先が載っていなければ何も言わない",
    order: anOrder(),
    world: { lists: { nonEmpty: ["forwarder"] } },
    expect: { verdict: "OK", silent: ["C08"] },
  },
  {
    name: "転送業者リストが空なら「転送業者ではない」とは言えない",
    order: anOrder(),
    expect: { verdict: "OK", unknown: { C08: "no_reference_data" } },
  },
  {
    name: "報酬を受け取る本人の電話番号で買うと自己アフィリとしてNG",
    order: anOrder({ affiliate: AFFILIATE }),
    world: {
      lists: {
        nonEmpty: ["affiliate_own"],
        hits: [hit({ list: "affiliate_own", subject: "aff-7", reason: "登録情報" })],
      },
    },
    expect: { verdict: "NG", fires: ["A06"] },
  },
  {
    name: "別のアフィリエイターの登録情報と一致しても自己アフィリではない",
    order: anOrder({ affiliate: AFFILIATE }),
    world: {
      lists: {
        nonEmpty: ["affiliate_own"],
        hits: [hit({ list: "affiliate_own", subject: "aff-8", reason: "登録情報" })],
      },
    },
    expect: { verdict: "OK", silent: ["A06"] },
  },
  {
    name: "アフィリエイターの登録情報が無ければ自己アフィリは判定できない",
    order: anOrder({ affiliate: AFFILIATE }),
    expect: { verdict: "OK", unknown: { A06: "no_reference_data" } },
  },
];
