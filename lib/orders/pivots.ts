import "server-only";
import { canonicalValue } from "@/lib/lists/canonical-value";
import type { TenantTx } from "@/lib/platform/tenant";
import { maskedIdentifier, orderIdentifiers } from "@/lib/review/order-identifiers";
import { storedDeliveries, storedOrder } from "@/lib/review/stored-order";
import { LISTS } from "@/lib/shared/vocabulary";
import type { Pivot } from "./page-contract";
import { type OrderPageRow, readListed } from "./page-store";
import { type IdentifierSearchKind, keyOf } from "./read-search";
import { countHolding } from "./search-store";
import { storedKeys } from "./stored-key";

const COUNT_MAX = 1_000;

type Found = {
  readonly kind: IdentifierSearchKind;
  readonly side: Pivot["side"];
  readonly shown: string;
  readonly masked: string;
  readonly value: string;
  readonly key: string;
};

/** Every identifier of the order with the number of other orders that share it and the lists that hold it. */
export async function pivotsOf(t: TenantTx, order: OrderPageRow, masked: boolean, now: Date): Promise<Pivot[]> {
  const found = identifiersIn(order);
  const listed = await readListed(
    t,
    found.map(({ key }) => BigInt(key)),
    now,
  );
  const stored = found.map(storedKeys);
  const counts = await countHolding(t, stored.flat(), COUNT_MAX + 2);
  let at = 0;
  return found.map(({ kind, side, shown, masked: hidden, value, key }, index) => {
    const width = stored[index]?.length ?? 0;
    // One of them is this very order.
    const others = Math.max(0, counts.slice(at, at + width).reduce((sum, orders) => sum + orders, 0) - 1);
    at += width;
    const names = listed.get(`${kind}:${key}`) ?? [];
    return {
      kind,
      side,
      shown: masked ? hidden : shown,
      value: masked ? null : value,
      key,
      others: { orders: Math.min(others, COUNT_MAX), more: others > COUNT_MAX },
      lists: LISTS.filter((list) => names.includes(list)),
    };
  });
}

function identifiersIn(order: OrderPageRow): Found[] {
  const sent = storedOrder.parse(order.document);
  const identifiers = orderIdentifiers(sent, storedDeliveries(order.deliveries));
  const found = identifiers.flatMap((one): Found[] => {
    const { kind, side, shown, value, key } = one;
    const itself = { kind, side, shown, masked: maskedIdentifier(one), value, key: key.toString() };
    return kind === "address" ? [itself, ...blockOf(itself)] : [itself];
  });
  const affiliate = sent.affiliate?.affiliateId;
  if (affiliate === undefined) return found;
  const about = { kind: "affiliate", side: "order", shown: affiliate, masked: affiliate, value: affiliate } as const;
  return [...found, { ...about, key: keyOf("affiliate", affiliate) }];
}

/** The block a room is in: neighbours, and the same place with its room left out. */
function blockOf(room: Found): Found[] {
  const canonical = canonicalValue("address_block", room.value);
  if (canonical === null) return [];
  const shown = canonical.split("/").filter(Boolean).join(" ");
  return [{ ...room, kind: "address_block", shown, key: keyOf("address_block", canonical) }];
}
