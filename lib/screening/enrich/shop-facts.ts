import "server-only";
import { env } from "@/lib/platform/env";
import { log } from "@/lib/platform/log";
import { singleton } from "@/lib/platform/singleton";
import { withTenant } from "@/lib/platform/tenant";
import type { AuthCounts, Known, ShopFacts } from "@/lib/risk/facts";
import { byDeadline } from "@/lib/shared/deadline";
import { DAY_MS, HOUR_MS } from "@/lib/shared/durations";
import type { OrganizationId } from "@/lib/shared/ids";
import { authOf } from "../identifier-kinds";
import { amountMedian, cardOrders, declinesOfDay } from "../shop-facts-store";
import { known, unknown } from "./known";

/** How a shop does changes slowly: it is read once for all orders of a span, as it stood when the span began. */
const LIVE_SPAN_MS = 20_000;
/** Orders of the past come by the thousand, and hardly for the hour they were placed in. */
const PAST_SPAN_MS = DAY_MS;
/** A batch stores orders of the past side by side: what lies this far back is stored by then, whichever of them is first. */
const PAST_LAG_MS = 6 * HOUR_MS;
/** A median over fewer orders says more about chance than about the shop. */
const ORDERS_MIN = 20;
const SHOPS_MAX = 1_000;
const SPANS_MAX = 200;
/** Another server may have stored more of a past day meanwhile. */
const KEPT_MS = 60_000;
const HOUR_SECONDS = 3_600;

export type ShopJob = {
  readonly organizationId: OrganizationId;
  readonly shopId: string;
  readonly order: { readonly at: number; readonly input: { readonly currency: string } };
  readonly isPast: boolean;
};

type Span = {
  readonly facts: Promise<Known<ShopFacts>>;
  readonly at: number;
  readonly isPast: boolean;
  readonly until: number;
};
type Spans = Map<string, Span>;
const cache = () => singleton("shop-facts", () => new Map<string, Spans>());

/**
 * How the shop was doing just before the order was placed, at most a span ago. Never rejects: what failed, or takes longer than an order
 * waits for its past, is unknown.
 */
export function shopFacts(job: ShopJob): Promise<Known<ShopFacts>> {
  const { isPast } = job;
  const span = isPast ? PAST_SPAN_MS : LIVE_SPAN_MS;
  const at = Math.floor(job.order.at / span) * span - (isPast ? PAST_LAG_MS : 0);
  const { currency } = job.order.input;
  const spans = spansOf(job);
  if (isPast) forgetAfter(spans, at);
  const key = `${currency} ${span} ${at}`;
  const asked = spans.get(key);
  if (asked && asked.until > performance.now()) return asked.facts;
  if (spans.size >= SPANS_MAX) spans.clear();
  const reading = read(job, currency, new Date(at));
  const facts = byDeadline(reading, performance.now() + env().DATABASE_HOT_MS_MAX).catch(
    (error: unknown): Known<ShopFacts> => {
      log().warn({ event: "enrich.source_failed", source: "shop", organizationId: job.organizationId, err: error });
      // Asked again when this question has ended, not beside it: those that hang would use up the connections.
      const forget = () => spans.delete(key);
      void reading.then(forget, forget);
      return unknown("source_failed");
    },
  );
  spans.set(key, { facts, at, isPast, until: performance.now() + KEPT_MS });
  return facts;
}

function spansOf({ organizationId, shopId }: ShopJob): Spans {
  const shops = cache();
  const key = `${organizationId} ${shopId}`;
  const known = shops.get(key);
  if (known) return known;
  if (shops.size >= SHOPS_MAX) shops.clear();
  const fresh: Spans = new Map();
  shops.set(key, fresh);
  return fresh;
}

/** An order of the past belongs to all later days: what was read of them before it came is no longer true. */
function forgetAfter(spans: Spans, at: number): void {
  for (const [key, span] of spans) if (span.isPast && span.at > at) spans.delete(key);
}

function read({ organizationId, shopId, isPast }: ShopJob, currency: string, at: Date): Promise<Known<ShopFacts>> {
  const question = { shopId, currency, at };
  return withTenant(organizationId, async (t) => {
    const { median, orders } = await amountMedian(t, question);
    const medianOf = orders >= ORDERS_MIN ? median : null;
    if (isPast) return known({ amountMedian: medianOf, auth1h: null, auth24h: null });
    const declines = await declinesOfDay(t, question);
    // Where nothing fails nobody need be counted.
    const cards = declines.length === 0 ? { hour: 0, day: 0 } : await cardOrders(t, question);
    return known({
      amountMedian: medianOf,
      auth1h: counts(
        cards.hour,
        declines.filter((decline) => decline.ago <= HOUR_SECONDS),
      ),
      auth24h: counts(cards.day, declines),
    });
  });
}

/** Of an order with failures all attempts count; of the others, which are told by their number alone, one each. */
function counts(orders: number, declines: readonly { readonly flags: number }[]): AuthCounts {
  let failed = 0;
  let attempts = Math.max(0, orders - declines.length);
  for (const { flags } of declines) {
    const auth = authOf(flags);
    const own = Math.max(auth?.declines ?? 0, auth?.result === "declined" ? 1 : 0);
    failed += own;
    attempts += Math.max(auth?.attempts ?? 0, own + (auth?.result === "approved" ? 1 : 0));
  }
  return { attempts, failed };
}
