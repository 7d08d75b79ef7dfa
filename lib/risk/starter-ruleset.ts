import type { Locale } from "../shared/vocabulary";
import type { Rule, RulesetDocument } from "./ruleset";

type Text = { readonly name: string; readonly description: string };

/**
 * The rules a new organisation begins with, beside the signals. Most rest on what the merchant itself reports back, so they are
 * silent on the first day and sharpen with every confirmed outcome. Thresholds of the first three were set on a public stream of card
 * payments whose labels arrive seven days late (precision 0.78, 0.90 and 0.95 on its first six weeks).
 */
const CONDITIONS = [
  {
    id: "starter-sku-fraud",
    condition: "history.sku.fraud28d >= 3 && history.sku.fraudShare28d >= 0.2",
    effect: { kind: "HOLD" },
  },
  {
    id: "starter-known-fraud-spending-up",
    condition:
      "(history.card.fraud28d >= 1 && history.card.amountRatio >= 2.5) || " +
      "(history.member.fraud28d >= 1 && history.member.amountRatio >= 2.5)",
    effect: { kind: "NG" },
  },
  {
    id: "starter-spending-jump",
    condition:
      "(history.card.orders28d >= 10 && history.card.amountRatio >= 3) || " +
      "(history.member.orders28d >= 10 && history.member.amountRatio >= 3)",
    effect: { kind: "HOLD" },
  },
  {
    id: "starter-fraud-ship-to",
    condition: "history.shipRoom.fraudEver >= 1 || history.phone.fraudEver >= 1 || history.email.fraudEver >= 1",
    effect: { kind: "HOLD" },
  },
  {
    id: "starter-in-house-ng",
    condition: 'inHouse.verdict == "NG"',
    effect: { kind: "HOLD" },
  },
  {
    id: "starter-first-high-resale",
    condition: 'order.isFirstOrder && order.currency == "JPY" && order.amountTotal >= 50000 && items.anyHighResale',
    effect: { kind: "score", points: 150, typology: "impersonation" },
  },
  {
    id: "starter-purchase-limit",
    condition: "items.overLimit",
    effect: { kind: "HOLD" },
  },
] as const satisfies readonly Pick<Rule, "id" | "condition" | "effect">[];

type StarterRuleId = (typeof CONDITIONS)[number]["id"];

/** Names and descriptions are the merchant's to edit, hence copied into its ruleset and not looked up by whoever reads it. */
const TEXTS: { readonly [L in Locale]: { readonly [Id in StarterRuleId]: Text } } = {
  ja: {
    "starter-sku-fraud": {
      name: "不正が続いている商品",
      description: "直近28日に不正が3件以上確定し、確定した注文の2割以上にあたる商品の注文を保留にします。",
    },
    "starter-known-fraud-spending-up": {
      name: "不正確定後の高額利用",
      description: "直近28日に不正が確定した会員またはカードが、普段の平均の2.5倍以上を使う注文を止めます。",
    },
    "starter-spending-jump": {
      name: "普段の3倍を超える利用",
      description: "直近28日に10回以上利用のあるカードまたは会員が、普段の平均の3倍以上を使う注文を保留にします。",
    },
    "starter-fraud-ship-to": {
      name: "不正が確定した届け先・連絡先",
      description: "過去に不正が確定した配送先・電話番号・メールアドレスへの注文を保留にします。",
    },
    "starter-in-house-ng": {
      name: "自社システムがNG",
      description: "自社の審査がNGとした注文は、必ず目視で確認します。",
    },
    "starter-first-high-resale": {
      name: "初回・高額・換金性商品",
      description: "初回注文で5万円以上、換金しやすい商品を含む注文に加点します。",
    },
    "starter-purchase-limit": {
      name: "購入上限の超過",
      description: "1注文の数量が、商品ごとの購入上限を超えている注文を保留にします。",
    },
  },
  en: {
    "starter-sku-fraud": {
      name: "Product with repeated fraud",
      description:
        "Holds orders of a product with three or more confirmed frauds in the last 28 days, if they are a fifth or more of its confirmed orders.",
    },
    "starter-known-fraud-spending-up": {
      name: "Spending up after confirmed fraud",
      description:
        "Refuses orders by a member or card with fraud confirmed in the last 28 days that spend 2.5 times their average or more.",
    },
    "starter-spending-jump": {
      name: "Three times the usual spending",
      description:
        "Holds orders by a card or member with ten or more orders in the last 28 days that spend three times their average or more.",
    },
    "starter-fraud-ship-to": {
      name: "Ship-to or contact with confirmed fraud",
      description: "Holds orders to a ship-to address, phone number or email address with fraud confirmed before.",
    },
    "starter-in-house-ng": {
      name: "NG by your own system",
      description: "Has a person look at every order that your own screening answered with NG.",
    },
    "starter-first-high-resale": {
      name: "First order, high amount, easily resold goods",
      description: "Adds points to first orders of 50,000 yen or more with easily resold goods.",
    },
    "starter-purchase-limit": {
      name: "Over the purchase limit",
      description: "Holds orders with more units of a product than its purchase limit allows.",
    },
  },
};

const NOTE: { readonly [L in Locale]: string } = { ja: "初期ルールセット", en: "Starter ruleset" };

/** In the language of whoever creates the organisation; ids, conditions and effects are the same in each. */
export function starterRules(locale: Locale): readonly Rule[] {
  return CONDITIONS.map((rule, index) => ({ ...rule, ...TEXTS[locale][rule.id], enabled: true, position: index + 1 }));
}

/** The first version of a new organisation's ruleset: starter rules, default settings, and a note that says so. */
export function starterRuleset(
  version: RulesetDocument["version"],
  locale: Locale,
): RulesetDocument & { readonly note: string } {
  return { version, rules: starterRules(locale), settings: {}, note: NOTE[locale] };
}
