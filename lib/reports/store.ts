import "server-only";
import type { TenantTx } from "@/lib/platform/tenant";
import { FRAUD_EVENT_TYPES, type Verdict } from "../shared/vocabulary";
import { REPORT_TIME_ZONE } from "./calendar";
import type { Label, Tally } from "./summarise";

type Row = {
  day: string;
  verdict: Verdict;
  label: Label;
  in_house: Verdict | null;
  orders: number;
  amount_jpy: string;
};

/**
 * Counts of the orders placed from `from` to `to` (calendar days, both included), by day, verdict, label and in-house verdict. An
 * order counts once, by its first screening: what the engine said when it mattered. Labels are those known at `now`:
 *   fraud    a fraud event that no later `confirmed_genuine` takes back
 *   genuine  otherwise, when it was paid or confirmed as genuine
 *   open     otherwise
 * The in-house verdict is the one reported last, else the one sent with the order.
 */
export async function tallyVerdicts(t: TenantTx, from: string, to: string, now: Date): Promise<Tally[]> {
  const rows = await t.db.$queryRaw<Row[]>`
    WITH screened AS (
      SELECT DISTINCT ON (s.order_id) s.order_id, s.ordered_at, s.verdict
      FROM screening s
      WHERE s.organization_id = ${t.org}::uuid
        AND s.ordered_at >= ${from}::date::timestamp AT TIME ZONE ${REPORT_TIME_ZONE}
        AND s.ordered_at < (${to}::date + 1)::timestamp AT TIME ZONE ${REPORT_TIME_ZONE}
      ORDER BY s.order_id, s.screened_at, s.id
    ), known AS (
      SELECT e.order_id,
             max(e.occurred_at) FILTER (WHERE e.type = ANY (${[...FRAUD_EVENT_TYPES]}::text[])) AS fraud_at,
             max(e.occurred_at) FILTER (WHERE e.type = 'confirmed_genuine') AS genuine_at,
             bool_or(e.type = 'paid') AS paid,
             (array_agg(e.in_house->>'verdict' ORDER BY e.occurred_at DESC)
               FILTER (WHERE e.type = 'in_house_verdict' AND e.in_house->>'verdict' IS NOT NULL))[1] AS in_house
      FROM order_event e JOIN screened ON screened.order_id = e.order_id
      WHERE e.organization_id = ${t.org}::uuid AND e.occurred_at <= ${now}
      GROUP BY e.order_id
    )
    SELECT to_char(s.ordered_at AT TIME ZONE ${REPORT_TIME_ZONE}, 'YYYY-MM-DD') AS day,
           s.verdict,
           CASE WHEN k.fraud_at IS NOT NULL AND (k.genuine_at IS NULL OR k.genuine_at <= k.fraud_at) THEN 'fraud'
                WHEN k.paid OR k.genuine_at IS NOT NULL THEN 'genuine'
                ELSE 'open' END AS label,
           coalesce(k.in_house, o.document->'inHouse'->>'verdict') AS in_house,
           count(*)::int AS orders,
           coalesce(sum(o.amount_total) FILTER (WHERE o.currency = 'JPY'), 0)::text AS amount_jpy
    FROM screened s
    JOIN orders o ON o.organization_id = ${t.org}::uuid AND o.id = s.order_id
    LEFT JOIN known k ON k.order_id = s.order_id
    GROUP BY 1, 2, 3, 4`;
  return rows.map((row) => ({
    day: row.day,
    verdict: row.verdict,
    label: row.label,
    inHouse: row.in_house,
    orders: row.orders,
    amountJpy: Number(row.amount_jpy),
  }));
}
