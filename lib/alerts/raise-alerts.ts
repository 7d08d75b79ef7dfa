import "server-only";
import { v7 as newId } from "uuid";
import { recordAudits, SYSTEM } from "@/lib/access/audit-store";
import type { TenantTx } from "@/lib/platform/tenant";
import { HOUR_MS } from "@/lib/shared/durations";
import type { Finding, FiredReading } from "./finding";
import {
  type AffectedOrder,
  attachOrders,
  growAlert,
  insertAlert,
  type KnownAlert,
  latestAlerts,
  tellRaised,
} from "./store";

/** What goes on within this time of the last thing seen is the same burst. */
const PAUSE_MS = 6 * HOUR_MS;
/** More orders make nothing clearer; an alert's figures count all of them. */
const ORDERS_MAX = 500;

/** Ids of alerts that were raised, and of those that got more orders. */
export type Raised = { readonly raised: readonly string[]; readonly grown: readonly string[] };

/**
 * Makes findings into alerts. A burst that somebody has before them grows in its alert; what was closed stays closed, and what came
 * after it must be enough by itself to be raised anew. Safe to run twice: the same findings change nothing.
 */
export async function raiseAlerts(
  t: TenantTx,
  findings: readonly Finding[],
  at: { asOf: Date; now: Date },
): Promise<Raised> {
  const raised: string[] = [];
  const grown: string[] = [];
  if (findings.length === 0) return { raised, grown };
  const known = await latestAlerts(t, [...new Set(findings.map(({ group }) => group.key))]);
  for (const finding of findings) {
    const latest = known.find(({ code, groupKey }) => code === finding.code && groupKey === finding.group.key) ?? null;
    const burst = burstOf(finding, latest, at.asOf);
    if (burst === null) continue;
    if (burst.joins !== null) {
      if (await grow(t, burst.joins, finding, burst.seen, at.now)) grown.push(burst.joins);
    } else {
      const id = await raise(t, finding, burst.seen, at.now);
      if (id !== null) raised.push(id);
    }
  }
  await tellRaised(t, raised, at.now);
  return { raised, grown };
}

type Seen = {
  readonly reading: FiredReading;
  readonly orders: readonly AffectedOrder[];
  readonly first: Date;
  readonly last: Date;
};
type Burst = { readonly seen: Seen; readonly joins: string | null };

/**
 * Which alert a finding belongs to (null: a new one), and with which orders: those that came after the last closed alert of the group.
 * Null where they are not enough.
 */
function burstOf({ reading, after }: Finding, latest: KnownAlert | null, asOf: Date): Burst | null {
  const closedUntil = latest?.closedUntil ?? null;
  const fresh = closedUntil === null ? reading : after((asOf.getTime() - closedUntil.getTime()) / 1_000);
  if (fresh.state !== "fired") return null;
  const seen = seenIn(fresh, asOf);
  const goesOn =
    latest !== null && latest.state !== "closed" && seen.first.getTime() <= latest.lastSeenAt.getTime() + PAUSE_MS;
  return { seen, joins: goesOn ? latest.id : null };
}

function seenIn(reading: FiredReading, asOf: Date): Seen {
  const orders = reading.affected
    .map(({ id, ago }) => ({ orderId: id, at: new Date(Math.round(asOf.getTime() - ago * 1_000)) }))
    .toSorted((a, b) => b.at.getTime() - a.at.getTime());
  const [first, last] = [orders.at(-1)?.at ?? asOf, orders[0]?.at ?? asOf];
  return { reading, orders: orders.slice(0, ORDERS_MAX), first, last };
}

async function raise(t: TenantTx, { code, group }: Finding, seen: Seen, now: Date): Promise<string | null> {
  const id = newId();
  const { reading, orders, first, last } = seen;
  const alert = {
    id,
    code,
    subjectType: group.type,
    subject: group.subject,
    shopId: group.shopId,
    groupKey: group.key,
  };
  const evidence = { ...reading.evidence };
  if (!(await insertAlert(t, { ...alert, evidence, firstSeenAt: first, lastSeenAt: last, raisedAt: now }))) return null;
  await attachOrders(t, id, orders);
  await growAlert(t, id, { evidence, shopId: group.shopId, seen: [first, last], at: now });
  const detail = { code, subject: group.type, orders: orders.length };
  await recordAudits(t, [{ ...SYSTEM, action: "alert.raise", subjectType: "alert", subjectId: id, detail, at: now }]);
  return id;
}

async function grow(t: TenantTx, id: string, { group }: Finding, seen: Seen, now: Date): Promise<boolean> {
  if ((await attachOrders(t, id, seen.orders)) === 0) return false;
  const evidence = { ...seen.reading.evidence };
  await growAlert(t, id, { evidence, shopId: group.shopId, seen: [seen.first, seen.last], at: now });
  return true;
}
