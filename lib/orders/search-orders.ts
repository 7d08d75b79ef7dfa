import "server-only";
import { z } from "zod";
import type { UserActor } from "@/lib/access/actor";
import { recordAct } from "@/lib/access/audit-store";
import { decodeCursor, encodeCursor } from "@/lib/platform/http/cursor";
import { type TenantTx, withTenant } from "@/lib/platform/tenant";
import { organizationConfig } from "@/lib/screening/organization-config";
import { signalLabel } from "@/lib/screening/reason-texts";
import { DomainError } from "@/lib/shared/domain-error";
import { DAY_MS } from "@/lib/shared/durations";
import { instantSchema } from "@/lib/shared/instant";
import { type Locale, ORDER_EVENT_TYPES } from "@/lib/shared/vocabulary";
import { listedOrder } from "./listed-order";
import { type IdentifierReading, readAs, readSearch } from "./read-search";
import type {
  OrderFilter,
  OrderSearch,
  OrderSearchQuery,
  OrderSummary,
  Revealed,
  SearchReading,
} from "./search-contract";
import {
  countHolding,
  countListing,
  type Holding,
  type ListingFilter,
  type ListingRow,
  planByValues,
  readListing,
} from "./search-store";
import { shownBuyer } from "./shown-buyer";
import { findBuyer } from "./store";
import { storedKeys } from "./stored-key";
import { GROUP_OF } from "./words-contract";

/** Counting on would cost more than the figure is worth: "1,000+". */
export const COUNT_MAX = 1_000;
const SIGNALS_SHOWN = 2;
const NUMBER_CHARACTERS_MAX = 128;

const position = z.tuple([instantSchema, z.uuid()]);

/**
 * Orders by what they hold (any spelling) and by what they are, newest or oldest first, personal data masked.
 * Errors: `value_not_readable` when `value` can't be of its `kind`; `malformed_parameter` for a cursor not of ours.
 */
export async function searchOrders(actor: UserActor, query: OrderSearchQuery, locale: Locale): Promise<OrderSearch> {
  const { cursor, limit, ...asked } = query;
  const after = cursor === undefined ? null : decodeCursor(cursor, position);
  const { shopIdByCode } = await organizationConfig(actor.organizationId);
  const shopId = asked.shop === undefined ? null : shopIdByCode.get(asked.shop);
  if (shopId === undefined) return { items: [], nextCursor: null, count: { orders: 0, more: false }, readings: [] };
  const sought = soughtBy(asked);
  const filter = filterOf(asked, shopId);
  const page = {
    newestFirst: asked.sort !== "oldest",
    after: after && { orderedAt: new Date(after[0]), orderId: after[1] },
    limit: limit + 1,
  };
  return withTenant(actor.organizationId, async (t) => {
    await planByValues(t);
    const rows = await readListing(t, sought.holding, filter, page);
    const items = rows.slice(0, limit);
    const last = rows.length > limit ? items.at(-1) : undefined;
    return {
      items: items.map((row) => summary(row, locale)),
      nextCursor: last ? encodeCursor([last.orderedAt.toISOString(), last.orderId]) : null,
      count:
        after === null
          ? counted(last ? await countListing(t, sought.holding, filter, COUNT_MAX + 1) : items.length)
          : null,
      readings: after === null ? await counts(t, sought.readings) : [],
    };
  });
}

const counted = (orders: number) => ({ orders: Math.min(orders, COUNT_MAX), more: orders > COUNT_MAX });

type Sought = { readonly holding: Holding; readonly readings: readonly (IdentifierReading | LinkedReading)[] };
/** A link names the identifier by its hash alone. */
type LinkedReading = { readonly kind: IdentifierReading["kind"]; readonly canonical: null; readonly key: string };

function soughtBy({ q, kind, value, key }: OrderFilter): Sought {
  if (kind === "order" && value !== undefined) return { holding: numbered(value), readings: [] };
  if (kind !== undefined && kind !== "order" && key !== undefined) {
    return { holding: { keys: storedKeys({ kind, key }), prefixes: [] }, readings: [{ kind, canonical: null, key }] };
  }
  if (kind !== undefined && kind !== "order" && value !== undefined) {
    const readings = readAs(kind, value);
    if (readings.length === 0) {
      throw new DomainError("value_not_readable", { errors: [{ pointer: "/value", code: "invalid" }] });
    }
    return { holding: { keys: readings.flatMap(storedKeys), prefixes: [] }, readings };
  }
  if (q === undefined) return { holding: null, readings: [] };
  const readings = readSearch(q);
  return { holding: { keys: readings.flatMap(storedKeys), prefixes: prefixesOf(q) }, readings };
}

const numbered = (value: string): Holding => ({ keys: [], prefixes: prefixesOf(value) });

/** The number as typed, and as systems print it. */
function prefixesOf(text: string): readonly string[] {
  if (text.length > NUMBER_CHARACTERS_MAX) return [];
  const narrow = text.normalize("NFKC");
  return [...new Set([text, narrow, narrow.toUpperCase()])];
}

/** Readings that no order holds say nothing, unless the reader asked for that very kind. */
async function counts(t: TenantTx, readings: Sought["readings"]): Promise<SearchReading[]> {
  const keys = readings.map(storedKeys);
  const found = await countHolding(t, keys.flat(), COUNT_MAX + 1);
  let at = 0;
  return readings.flatMap(({ kind, canonical, key }, index) => {
    const width = keys[index]?.length ?? 0;
    const total = found.slice(at, at + width).reduce((sum, orders) => sum + orders, 0);
    at += width;
    const { orders, more } = counted(total);
    return total === 0 && readings.length > 1 ? [] : [{ kind, canonical, key, orders, more }];
  });
}

/** Japan has had no daylight saving time since 1951. */
const startOf = (day: string): Date => new Date(`${day}T00:00:00+09:00`);

function filterOf(asked: OrderFilter, shopId: string | null): ListingFilter {
  const { outcome } = asked;
  return {
    verdict: asked.verdict ?? null,
    review: asked.review ?? null,
    outcomes: outcome === undefined ? null : ORDER_EVENT_TYPES.filter((type) => GROUP_OF[type] === outcome),
    withoutOutcome: outcome === "open",
    shopId,
    from: asked.from === undefined ? null : startOf(asked.from),
    until: asked.to === undefined ? null : new Date(startOf(asked.to).getTime() + DAY_MS),
    amountMin: asked.min ?? null,
    amountMax: asked.max ?? null,
    payment: asked.payment ?? null,
    signal: asked.signal ?? null,
  };
}

function summary(row: ListingRow, locale: Locale): OrderSummary {
  return {
    ...listedOrder(row),
    signals: row.signals.slice(0, SIGNALS_SHOWN).map((code) => ({ code, label: signalLabel(code, locale) })),
    signalCount: row.signals.length,
    buyer: shownBuyer(row, false),
  };
}

/** Whom one order names, unmasked; who asked is written down. Error: `not_found`. */
export async function revealBuyer(
  actor: UserActor,
  orderId: string,
  at: { now: Date; requestId: string },
): Promise<Revealed> {
  return withTenant(actor.organizationId, async (t) => {
    const found = await findBuyer(t, orderId);
    if (!found) throw new DomainError("not_found");
    await auditReveal(t, actor, orderId, "listed", at);
    return { orderId, buyer: shownBuyer(found, true) };
  });
}

/** `part`: what was shown, the buyer of a row or the whole order. */
export function auditReveal(
  t: TenantTx,
  actor: UserActor,
  orderId: string,
  part: "listed" | "whole",
  at: { now: Date; requestId: string },
): Promise<void> {
  return recordAct(t, actor, at, "order.reveal", ["order", orderId], { part });
}
