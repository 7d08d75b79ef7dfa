import "server-only";
import type { TenantTx } from "@/lib/platform/tenant";
import { USAGE_DAYS } from "./contract";

type Row = { rule_id: string; last7d: number; last30d: number; last_fired_at: Date };

/**
 * How often each rule fired in the last days of event time. Reads only screenings in which some rule fired: their partial index
 * says which, the rest of the table is not touched.
 */
export function ruleFirings(t: TenantTx, now: Date): Promise<Row[]> {
  return t.db.$queryRaw<Row[]>`
    SELECT r->>'ruleId' AS rule_id,
           count(*) FILTER (WHERE s.ordered_at > ${now}::timestamptz - interval '7 days')::int AS last7d,
           count(*)::int AS last30d,
           max(s.ordered_at) AS last_fired_at
    FROM screening s CROSS JOIN LATERAL jsonb_array_elements(s.assessment->'rulesFired') r
    WHERE s.organization_id = ${t.org}::uuid
      AND s.ordered_at > ${now}::timestamptz - make_interval(days => ${USAGE_DAYS}) AND s.ordered_at <= ${now}
      AND jsonb_array_length(s.assessment->'rulesFired') > 0
    GROUP BY 1`;
}

export async function countScreened(t: TenantTx, now: Date): Promise<number> {
  const [row] = await t.db.$queryRaw<{ screened: number }[]>`
    SELECT count(*)::int AS screened FROM screening s
    WHERE s.organization_id = ${t.org}::uuid
      AND s.ordered_at > ${now}::timestamptz - make_interval(days => ${USAGE_DAYS}) AND s.ordered_at <= ${now}`;
  return row?.screened ?? 0;
}
