import "server-only";
import { Prisma, type TenantTx } from "@/lib/platform/tenant";
import type { Verdict } from "../shared/vocabulary";
import { REPORT_TIME_ZONE } from "./calendar";
import type { VerdictReportQuery } from "./contract";
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
 * Counts of the orders placed from `from` to `to` (calendar days, both included), by day, verdict, label and in-house verdict. One
 * index-only scan over the narrow projection of orders (`order_listing`), which says of each order what the engine said first and
 * how it ended, as far as that is known now.
 */
export async function tallyVerdicts(t: TenantTx, { from, to, shop, method }: VerdictReportQuery): Promise<Tally[]> {
  const ofShop = shop
    ? Prisma.sql`AND l.shop_id = (SELECT s.id FROM shop s WHERE s.organization_id = ${t.org}::uuid AND s.code = ${shop})`
    : Prisma.empty;
  const ofMethod = method ? Prisma.sql`AND l.payment_method = ${method}` : Prisma.empty;
  const rows = await t.db.$queryRaw<Row[]>`
    SELECT to_char(q.day, 'YYYY-MM-DD') AS day, q.verdict, q.label, q.in_house, q.orders, q.amount_jpy
    FROM (
      SELECT (l.ordered_at AT TIME ZONE ${REPORT_TIME_ZONE})::date AS day,
             l.first_verdict AS verdict,
             coalesce(l.label, 'open') AS label,
             l.in_house_verdict AS in_house,
             count(*)::int AS orders,
             coalesce(sum(l.amount_total) FILTER (WHERE l.currency = 'JPY'), 0)::text AS amount_jpy
      FROM order_listing l
      WHERE l.organization_id = ${t.org}::uuid
        AND l.ordered_at >= ${from}::date::timestamp AT TIME ZONE ${REPORT_TIME_ZONE}
        AND l.ordered_at < (${to}::date + 1)::timestamp AT TIME ZONE ${REPORT_TIME_ZONE}
        ${ofShop} ${ofMethod}
      GROUP BY 1, 2, 3, 4
    ) q`;
  return rows.map((row) => ({
    day: row.day,
    verdict: row.verdict,
    label: row.label,
    inHouse: row.in_house,
    orders: row.orders,
    amountJpy: Number(row.amount_jpy),
  }));
}
