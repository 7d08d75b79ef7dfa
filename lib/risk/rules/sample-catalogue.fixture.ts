import { defineCatalogue, type FieldCatalogue } from "./field-catalogue";
import type { RuleEnvironment, Truth } from "./typed";

function label(en: string) {
  return { ja: en, en };
}

/** A few fields of each type, for tests. */
export const SAMPLE = defineCatalogue([
  { name: "order.amountTotal", type: "number", label: label("amount") },
  { name: "order.itemCount", type: "number", label: label("items") },
  { name: "order.channel", type: "string", label: label("channel") },
  { name: "buyer.email.domain", type: "string", label: label("mail domain") },
  { name: "buyer.isMember", type: "bool", label: label("member") },
  { name: "delivery.differs", type: "bool", label: label("differs") },
]);

/** The slot array for named values; whatever is left out is missing. */
export function slotsOf(catalogue: FieldCatalogue, values: Readonly<Record<string, unknown>>): unknown[] {
  return catalogue.fields.map((field) => values[field.name]);
}

/** Signals read as given; others are unknown. */
export function environmentOf(readings: Readonly<Record<string, Truth>> = {}): RuleEnvironment {
  return { fired: (code) => readings[code] ?? "unknown" };
}
