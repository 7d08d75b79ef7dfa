import type { NetworkClass } from "../risk/facts";
import type { AddressConfidence, PhoneType } from "../risk/order";
import type { Field } from "../risk/rules/field-catalogue";
import { CHANNELS, DELIVERY_METHODS, PAYMENT_METHODS, VERDICTS } from "../shared/vocabulary";
import type { FieldUnit } from "./contract";

const MONEY: ReadonlySet<string> = new Set([
  "order.amountTotal",
  "order.shippingFee",
  "order.discount",
  "payment.limit",
  "items.unitPriceMax",
  "affiliate.commission",
]);

const UNIT_OF: Readonly<Record<string, FieldUnit>> = {
  "order.pointsUsed": "points",
  "order.hourTokyo": "hourOfDay",
  "order.weekdayTokyo": "weekday",
  "order.noteLength": "characters",
  "order.subscriptionCycleNo": "number",
  "buyer.memberDays": "days",
  "buyer.ageYears": "years",
  "ip.asn": "number",
  "inHouse.score": "number",
};

/** How names of fields end that carry their unit. Checked in this order. */
const ENDINGS: readonly (readonly [RegExp, FieldUnit])[] = [
  [/Seconds$/, "seconds"],
  [/Hours$|hoursSinceLast$/, "hours"],
  [/Days$/, "days"],
  [/Years$/, "years"],
  [/Ratio$/, "ratio"],
  [/Share(\d+d)?$/, "share"],
];

/** What a field's number counts; null for text and truth. Whatever is not named otherwise is a count. */
export function unitOf({ name, type }: Pick<Field, "name" | "type">): FieldUnit | null {
  if (type !== "number") return null;
  if (MONEY.has(name)) return "money";
  return UNIT_OF[name] ?? ENDINGS.find(([ending]) => ending.test(name))?.[1] ?? "count";
}

const CONFIDENCES: readonly AddressConfidence[] = ["room", "building", "block", "town", "city", "prefecture", "none"];
const PHONE_TYPES: readonly PhoneType[] = ["mobile", "fixed", "ip", "toll_free", "other", "invalid"];
const NETWORK_CLASSES: readonly NetworkClass[] = ["hosting", "vpn", "tor", "proxy", "mobile", "isp", "unknown"];

const VALUES_OF: Readonly<Record<string, readonly string[]>> = {
  "order.channel": CHANNELS,
  "buyer.addressConfidence": CONFIDENCES,
  "buyer.phoneType": PHONE_TYPES,
  "delivery.method": DELIVERY_METHODS,
  "delivery.addressConfidence": CONFIDENCES,
  "delivery.phoneType": PHONE_TYPES,
  "payment.method": PAYMENT_METHODS,
  "payment.threeDSStatus": ["Y", "A", "N", "U", "R", "C"],
  "payment.authResult": ["approved", "declined", "pending"],
  "ip.networkClass": NETWORK_CLASSES,
  "inHouse.verdict": VERDICTS,
};

/** The words a field of text can hold; empty where anything may stand. */
export const valuesOf = (name: string): readonly string[] => VALUES_OF[name] ?? [];
