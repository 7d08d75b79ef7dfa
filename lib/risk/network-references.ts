import type { Facts, NetworkNegative } from "./facts";
import type { SharedField } from "./similar-orders";

/** An order of other merchants that ended badly and shares an identifier with this one: how it ended, never whose it was. */
export type NetworkReference = {
  readonly sharedField: SharedField;
  /** How it ended, in the network's words: `chargeback`, `unpaid` … */
  readonly kind: string;
  readonly merchants: number;
  /** Of the latest, YYYY-MM; null where it was not recorded. */
  readonly month: string | null;
};

const NONE: readonly NetworkReference[] = [];

/** Those told by most merchants first, then the latest. One for each identifier and ending: merchants are not counted across them. */
export function networkReferences({ network }: Pick<Facts, "network">): readonly NetworkReference[] {
  if (!network.known || network.value.negatives.length === 0) return NONE;
  const found = new Map<string, NetworkReference>();
  for (const negative of network.value.negatives) {
    const sharedField = fieldOf(negative);
    if (sharedField === null) continue;
    // Two telephone numbers of one order are one field.
    const key = `${sharedField} ${negative.reason}`;
    const { merchants = 0, month = null } = found.get(key) ?? {};
    found.set(key, {
      sharedField,
      kind: negative.reason,
      merchants: Math.max(merchants, negative.merchants),
      month: later(month, negative.month ?? null),
    });
  }
  return [...found.values()].toSorted(
    (a, b) => b.merchants - a.merchants || (b.month ?? "").localeCompare(a.month ?? ""),
  );
}

function later(a: string | null, b: string | null): string | null {
  if (a === null || b === null) return a ?? b;
  return a > b ? a : b;
}

function fieldOf({ kind }: NetworkNegative): SharedField | null {
  if (kind === "address") return "shipRoom";
  return kind === "email" || kind === "phone" ? kind : null;
}
