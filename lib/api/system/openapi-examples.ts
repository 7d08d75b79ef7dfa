import "server-only";
import type { Locale } from "@/lib/shared/vocabulary";
import type { Json } from "./schema-components";

export type Example = {
  readonly name: string;
  readonly summary: Readonly<Record<Locale, string>>;
  readonly value: Json;
};

/** Filled in whenever the document is sent, so that an example works as it stands: the present instant, and an id not used before. */
const NOW = "{{now}}";
const ID = "{{id}}";

export const fillExamples = (document: string, now: Date): string =>
  document
    .replaceAll(NOW, `${now.toISOString().slice(0, 19)}Z`)
    .replaceAll(ID, `try-${Math.floor(now.getTime() / 1_000)}`);

const ordinary: Json = {
  shopId: "uruoi",
  externalOrderId: ID,
  orderedAt: NOW,
  channel: "web",
  amountTotal: 5_980,
  isFirstOrder: true,
  buyer: {
    lastName: "佐藤",
    firstName: "花子",
    lastNameKana: "サトウ",
    firstNameKana: "ハナコ",
    postalCode: "150-0002",
    address: "東京都渋谷区渋谷2-21-1",
    tel: "090-1234-5678",
    email: "hanako.sato@example.jp",
  },
  payment: { method: "deferred" },
  items: [{ sku: "SERUM-30", name: "美容液 30mL", unitPrice: 5_980, quantity: 1, isTrial: true }],
  device: { ip: "203.0.113.7", userAgent: "Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X)" },
};
const smallest: Json = { shopId: "uruoi", externalOrderId: ID, orderedAt: NOW, amountTotal: 3_300 };
const shipped: Json = { type: "shipped", occurredAt: NOW };
const lines = (...values: Json[]): string => values.map((value) => `${JSON.stringify(value)}\n`).join("");

/** Bodies to start from in the reference, by operation. */
export const EXAMPLES: Readonly<Record<string, readonly Example[]>> = {
  postScreenings: [
    { name: "ordinary", summary: { ja: "よくある注文", en: "An ordinary order" }, value: ordinary },
    { name: "smallest", summary: { ja: "必須の項目だけ", en: "Only what is required" }, value: smallest },
  ],
  postScreeningsBatch: [
    { name: "two", summary: { ja: "同じ注文を2回", en: "One order twice" }, value: lines(ordinary, ordinary) },
  ],
  postOrdersByExternalOrderIdEvents: [
    { name: "shipped", summary: { ja: "出荷した", en: "Shipped" }, value: shipped },
    {
      name: "chargeback",
      summary: { ja: "チャージバックを受けた", en: "Charged back" },
      value: { type: "chargeback", occurredAt: NOW, amount: 5_980, typology: "impersonation" },
    },
  ],
  postOrdersEventsBatch: [
    {
      name: "one",
      summary: { ja: "1件", en: "One event" },
      value: lines({ shopId: "uruoi", externalOrderId: ID, type: "shipped", occurredAt: NOW }),
    },
  ],
  postListEntries: [
    {
      name: "block",
      summary: { ja: "電話番号をブロックする", en: "Block a phone number" },
      value: { list: "block", kind: "phone", value: "090-1234-5678", reason: "deferred_unpaid" },
    },
  ],
  postNormalizations: [
    {
      name: "person",
      summary: { ja: "一人分", en: "One person" },
      value: {
        name: "髙橋　花子",
        nameKana: "ﾀｶﾊｼ ﾊﾅｺ",
        phone: "０９０－１２３４－５６７８",
        email: "Hanako.Takahashi+shop@example.jp",
        address: { postalCode: "1500002", text: "東京都渋谷区渋谷二丁目２１－１ 渋谷ビル５０１号室" },
      },
    },
  ],
};
