import type { OrderInput } from "../risk/order";
import { dateTokyo, HOUR, isoTokyo, MINUTE, SECOND } from "./time";
import type { SimulatedOrder, Truth } from "./types";

/** What happened in the demo's last hours: too coarse to be missed by anybody who looks at all orders of a shop at once. */
export function demoAttacks(until: number): readonly SimulatedOrder[] {
  return [...inventedConversions(until - 9 * HOUR), ...cardTesting(until - 55 * MINUTE)];
}

const TRIED = 8;
const BIN = "453288";
/** Numbers apart from those of the shop's own orders. */
const NUMBER_FROM = 990_001;

/** A machine tries generated numbers of one issuer at the checkout, fifteen a basket, under one made-up name. */
function cardTesting(from: number): SimulatedOrder[] {
  const truth: Truth = { fraud: true, typology: "impersonation", story: "card_enumeration", ring: "demo-enumeration" };
  return Array.from({ length: TRIED }, (_, n) => {
    const at = from + n * 6 * MINUTE + n * 7 * SECOND;
    const order: OrderInput = {
      ...head("denki", 2, at, n),
      amountTotal: 980,
      currency: "JPY",
      isFirstOrder: true,
      buyer: { ...NAMES[n % 2], email: `kuroda.s${n}@example.com`, ...DOOR },
      deliveries: [{ sameAsBuyer: true, ...NAMES[n % 2], ...DOOR, method: "home" }],
      payment: {
        method: "card",
        card: {
          bin: BIN,
          last4: String(1_207 + n * 731).slice(0, 4),
          token: `tok-enum-${dateTokyo(at)}-${n}`,
          brand: "visa",
        },
        auth: { result: "declined", attempts: 15, declines: 15 },
      },
      items: [{ sku: "E-CABLE-1", name: "USBケーブル 1m", category: "アクセサリー", unitPrice: 980, quantity: 1 }],
      device: {
        ip: "203.0.113.77",
        deviceId: "dev-enum-1",
        userAgent: AGENT,
        language: "ja-JP",
        timezone: "Asia/Tokyo",
      },
      behavior: { sessionId: `enum-${n}`, pagesViewed: 1, formMs: 1_900, keystrokes: 0 },
    };
    return { kind: "order", order, truth };
  });
}

const CONVERSIONS = 7;

/** Somebody enters a stack of trial orders in one sitting, to be paid for each. */
function inventedConversions(from: number): SimulatedOrder[] {
  const truth: Truth = { fraud: true, typology: "affiliate", story: "invented_conversion", ring: "demo-sitting" };
  return Array.from({ length: CONVERSIONS }, (_, n) => {
    const at = from + n * 34 * SECOND;
    const order: OrderInput = {
      ...head("uruoi", 1, at, n),
      amountTotal: 980,
      currency: "JPY",
      isFirstOrder: true,
      subscription: { courseId: "C-TRIAL-course", cycleNo: 1 },
      buyer: {
        ...NAMES[(n + 1) % 2],
        email: `sitting${n}@example.com`,
        mobile: `090${70_104_410 + n * 1_307}`,
        ...DOOR,
      },
      payment: { method: "deferred" },
      items: [
        { sku: "C-TRIAL", name: "お試しセット", category: "トライアル", unitPrice: 980, quantity: 1, isTrial: true },
      ],
      device: {
        ip: "198.51.100.23",
        deviceId: "dev-sitting-1",
        userAgent: AGENT,
        language: "ja-JP",
        timezone: "Asia/Tokyo",
      },
      affiliate: {
        affiliateId: "aff-qmduo7",
        network: "asp-b",
        clickId: `sit-${n}`,
        clickedAt: isoTokyo(at - 25 * SECOND),
      },
    };
    return { kind: "order", order, truth };
  });
}

function head(shopId: string, shopNumber: number, at: number, n: number) {
  const day = dateTokyo(at).replaceAll("-", "");
  const externalOrderId = `S${shopNumber}-${day}-${NUMBER_FROM + n}`;
  return { shopId, externalOrderId, orderedAt: isoTokyo(at), channel: "web" } as const;
}

const AGENT = "Mozilla/5.0 (X11; Linux x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/146.0.0.0 Safari/537.36";
const NAMES = [
  { lastName: "黒田", firstName: "翔", lastNameKana: "クロダ", firstNameKana: "ショウ" },
  { lastName: "三浦", firstName: "恵", lastNameKana: "ミウラ", firstNameKana: "メグミ" },
] as const;
const DOOR = {
  postalCode: "170-0013",
  prefecture: "東京都",
  city: "豊島区",
  addressLine1: "東池袋1-50-35",
  addressLine2: "302",
} as const;
