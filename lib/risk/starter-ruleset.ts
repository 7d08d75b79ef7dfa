import type { Rule, RulesetDocument } from "./ruleset";

/**
 * The rules a new organisation begins with, beside the signals. Most rest on what the merchant itself reports back, so they are
 * silent on the first day and sharpen with every confirmed outcome. Names and descriptions are the merchant's to edit, hence
 * texts here and not message keys. Thresholds of the first three were set on a public stream of card payments whose labels arrive
 * seven days late (precision 0.78, 0.90 and 0.95 on its first six weeks).
 */
export const STARTER_RULES: readonly Rule[] = [
  {
    id: "starter-sku-fraud",
    name: "不正が続いている商品",
    description: "直近28日に不正が3件以上確定し、確定した注文の2割以上にあたる商品の注文を保留にします。",
    condition: "history.sku.fraud28d >= 3 && history.sku.fraudShare28d >= 0.2",
    effect: { kind: "HOLD" },
    enabled: true,
    position: 1,
  },
  {
    id: "starter-known-fraud-spending-up",
    name: "不正確定後の高額利用",
    description: "直近28日に不正が確定した会員またはカードが、普段の平均の2.5倍以上を使う注文を止めます。",
    condition:
      "(history.card.fraud28d >= 1 && history.card.amountRatio >= 2.5) || " +
      "(history.member.fraud28d >= 1 && history.member.amountRatio >= 2.5)",
    effect: { kind: "NG" },
    enabled: true,
    position: 2,
  },
  {
    id: "starter-spending-jump",
    name: "普段の3倍を超える利用",
    description: "直近28日に10回以上利用のあるカードまたは会員が、普段の平均の3倍以上を使う注文を保留にします。",
    condition:
      "(history.card.orders28d >= 10 && history.card.amountRatio >= 3) || " +
      "(history.member.orders28d >= 10 && history.member.amountRatio >= 3)",
    effect: { kind: "HOLD" },
    enabled: true,
    position: 3,
  },
  {
    id: "starter-fraud-ship-to",
    name: "不正が確定した届け先・連絡先",
    description: "過去に不正が確定した配送先・電話番号・メールアドレスへの注文を保留にします。",
    condition: "history.shipRoom.fraudEver >= 1 || history.phone.fraudEver >= 1 || history.email.fraudEver >= 1",
    effect: { kind: "HOLD" },
    enabled: true,
    position: 4,
  },
  {
    id: "starter-in-house-ng",
    name: "自社システムがNG",
    description: "自社の審査がNGとした注文は、必ず目視で確認します。",
    condition: 'inHouse.verdict == "NG"',
    effect: { kind: "HOLD" },
    enabled: true,
    position: 5,
  },
  {
    id: "starter-first-high-resale",
    name: "初回・高額・換金性商品",
    description: "初回注文で5万円以上、換金しやすい商品を含む注文に加点します。",
    condition: 'order.isFirstOrder && order.currency == "JPY" && order.amountTotal >= 50000 && items.anyHighResale',
    effect: { kind: "score", points: 150, typology: "impersonation" },
    enabled: true,
    position: 6,
  },
  {
    id: "starter-purchase-limit",
    name: "購入上限の超過",
    description: "1注文の数量が、商品ごとの購入上限を超えている注文を保留にします。",
    condition: "items.overLimit",
    effect: { kind: "HOLD" },
    enabled: true,
    position: 7,
  },
];

/** The first version of a new organisation's ruleset: starter rules and default settings. */
export function starterRuleset(version: RulesetDocument["version"]): RulesetDocument {
  return { version, rules: STARTER_RULES, settings: {} };
}
