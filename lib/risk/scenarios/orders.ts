import type { Item, OrderInput, Party, Payment } from "../order";
import { ago, NOW } from "./scenario";

/** Somebody who has shopped here for a year: the honest customer that the scenarios vary. */
export const HANAKO: Party = {
  memberId: "m-1001",
  memberSince: "2025-04-02T09:15:00+09:00",
  lastName: "佐藤",
  firstName: "花子",
  lastNameKana: "サトウ",
  firstNameKana: "ハナコ",
  postalCode: "150-0013",
  prefecture: "東京都",
  city: "渋谷区",
  addressLine1: "恵比寿1-19-19",
  addressLine2: "恵比寿ハイツ201",
  mobile: "090-1234-5678",
  email: "hanako.sato@example.jp",
};

export const PAID_BY_CARD: Payment = {
  method: "card",
  card: { token: "card-hanako", bin: "453211", last4: "0117", brand: "visa", issuerCountry: "JP" },
  threeDS: { status: "Y", eci: "05", flow: "frictionless" },
  auth: { result: "approved", attempts: 1, declines: 0 },
};

export const DEFERRED: Payment = { method: "deferred" };

export const SHAMPOO: Item = {
  sku: "SH-01",
  name: "シャンプー",
  category: "日用品",
  unitPrice: 2_400,
  quantity: 1,
  isHighResale: false,
  isTrial: false,
};

export const TRIAL_SERUM: Item = {
  sku: "SE-T",
  name: "美容液 初回お試し",
  category: "化粧品",
  unitPrice: 980,
  quantity: 1,
  isTrial: true,
};

export const GAME_CONSOLE: Item = {
  sku: "GC-01",
  name: "ゲーム機 本体",
  category: "ゲーム",
  unitPrice: 49_980,
  quantity: 1,
  isHighResale: true,
};

/** Hanako's everyday order, changed as the scenario wants. A group that is `undefined` was not sent. */
export function anOrder(changes: Partial<OrderInput> = {}): OrderInput {
  return {
    externalOrderId: "order-now",
    orderedAt: NOW,
    channel: "web",
    amountTotal: 2_400,
    currency: "JPY",
    isFirstOrder: false,
    buyer: HANAKO,
    deliveries: [{ sameAsBuyer: true }],
    payment: PAID_BY_CARD,
    items: [SHAMPOO],
    device: { ip: "203.0.113.10", deviceId: "device-hanako", language: "ja", timezone: "Asia/Tokyo" },
    ...changes,
  };
}

let serial = 0;
/** An order placed earlier. */
export function earlierOrder(
  amount: number,
  unit: "minutes" | "hours" | "days",
  changes: Partial<OrderInput> = {},
): OrderInput {
  serial += 1;
  return anOrder({ externalOrderId: `order-${serial}`, orderedAt: ago(amount, unit), ...changes });
}

/** Somebody else at another address, whose details can be changed. */
export function somebody(changes: Party): Party {
  return {
    lastName: "高橋",
    firstName: "健",
    postalCode: "530-0001",
    prefecture: "大阪府",
    city: "大阪市北区",
    addressLine1: "梅田3-1-3",
    mobile: "080-2345-6789",
    email: "ken.takahashi@example.com",
    memberId: "m-2001",
    memberSince: "2025-10-10T10:00:00+09:00",
    ...changes,
  };
}

/** A card of somebody's own, authenticated and approved. */
export function card(token: string, changes: Payment = {}): Payment {
  return { ...PAID_BY_CARD, card: { token, issuerCountry: "JP" }, ...changes };
}
