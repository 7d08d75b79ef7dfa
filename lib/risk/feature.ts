import type { Facts, IdentifierKind, Known } from "./facts";
import type { KindSummary } from "./kind-summary";
import type { Order } from "./order";
import type { FieldType } from "./rules/field-catalogue";

/** What one field of one order can be; undefined where it is not known. */
export type FeatureValue = number | string | boolean | undefined;

/** What the fields are computed from. `summary` is computed once per kind, however many fields ask for it. */
export type Source = {
  readonly order: Order;
  readonly facts: Facts;
  readonly summary: (kind: IdentifierKind) => KindSummary | undefined;
};

export type Feature = {
  readonly name: string;
  readonly type: FieldType;
  readonly read: (source: Source) => FeatureValue;
};

export function number(name: string, read: (source: Source) => number | null | undefined): Feature {
  return { name, type: "number", read: (source) => read(source) ?? undefined };
}
export function string(name: string, read: (source: Source) => string | null | undefined): Feature {
  return { name, type: "string", read: (source) => read(source) ?? undefined };
}
export function bool(name: string, read: (source: Source) => boolean | null | undefined): Feature {
  return { name, type: "bool", read: (source) => read(source) ?? undefined };
}

/** What a source told; undefined where it is not known. */
export function told<T>(fact: Known<T>): T | undefined {
  return fact.known ? fact.value : undefined;
}
