import "server-only";
import type { TenantTx } from "@/lib/platform/tenant";
import { DAY_MS } from "@/lib/shared/durations";
import type { TableName } from "./vocabulary";

/** To go back to, and to compare with. */
const VERSIONS_KEPT = 10;
/** Orders are sent in late, and meet the table that was in force in their time. */
const DAYS_KEPT = 90;

/**
 * Removes the versions of a table that are neither among its last ten nor were in force at any moment of the last ninety days, and
 * answers how many. No decision needs them: what an order met is recorded with it. That some version was in force stays written,
 * without the version: an order of that time finds the table unknown, rather than the data of another time. Under `lockTable`.
 */
export async function removeSuperseded(t: TenantTx, table: TableName, now: Date): Promise<number> {
  const since = new Date(now.getTime() - DAYS_KEPT * DAY_MS);
  const gone = await t.db.$queryRaw<{ id: string }[]>`
    SELECT v.id FROM (
      SELECT id, row_number() OVER (ORDER BY version DESC) AS place FROM reference_version
      WHERE organization_id = ${t.org}::uuid AND table_name = ${table}) v
    WHERE v.place > ${VERSIONS_KEPT} AND NOT EXISTS (
      SELECT FROM (
        SELECT version_id, lead(activated_at) OVER (ORDER BY activated_at, id) AS until FROM reference_activation
        WHERE organization_id = ${t.org}::uuid AND table_name = ${table}) f
      WHERE f.version_id = v.id AND (f.until IS NULL OR f.until > ${since}))`;
  if (gone.length === 0) return 0;
  const ids = gone.map(({ id }) => id);
  await t.db.referenceActivation.updateMany({
    where: { organizationId: t.org, versionId: { in: ids } },
    data: { versionId: null },
  });
  const { count } = await t.db.referenceVersion.deleteMany({ where: { organizationId: t.org, id: { in: ids } } });
  return count;
}
