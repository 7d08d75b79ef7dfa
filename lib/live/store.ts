import "server-only";
import type { TenantTx } from "@/lib/platform/tenant";
import { NO_CASES } from "./client";
import type { LiveCounts, Tally } from "./contract";

const DUE_SOON_MINUTES = 60;

/** Open cases by shop and open alerts, each from an index of the open ones alone. */
export async function countLive(t: TenantTx, now: Date): Promise<LiveCounts> {
  const soon = new Date(now.getTime() + DUE_SOON_MINUTES * 60_000);
  const rows = await t.db.$queryRaw<(Tally & { code: string })[]>`
    SELECT h.code, c.open, c.overdue, c.due_soon AS "dueSoon"
    FROM (SELECT shop_id, count(*)::int AS open, (count(*) FILTER (WHERE due_at <= ${now}))::int AS overdue,
                 (count(*) FILTER (WHERE due_at > ${now} AND due_at <= ${soon}))::int AS due_soon
          FROM review_case WHERE organization_id = ${t.org}::uuid AND closed_at IS NULL GROUP BY shop_id) c
    JOIN shop h ON h.organization_id = ${t.org}::uuid AND h.id = c.shop_id
    ORDER BY h.code`;
  const add = (a: Tally, b: Tally): Tally => ({
    open: a.open + b.open,
    overdue: a.overdue + b.overdue,
    dueSoon: a.dueSoon + b.dueSoon,
  });
  const shops = Object.fromEntries(rows.map(({ code, ...tally }) => [code, tally]));
  const alerts = await t.db.alert.count({ where: { organizationId: t.org, state: "open" } });
  return { ...rows.reduce<Tally>(add, NO_CASES), shops, alerts };
}
