import "server-only";
import type { TenantTx } from "@/lib/platform/tenant";

export function shopNames(t: TenantTx): Promise<{ code: string; name: string }[]> {
  return t.db.shop.findMany({
    where: { organizationId: t.org },
    orderBy: { code: "asc" },
    select: { code: true, name: true },
  });
}

type Row = {
  version: number;
  note: string;
  published_at: Date;
  published_by: string | null;
  settings: unknown;
  before: unknown;
};

/**
 * Versions below `before` whose settings differ from those of the version before them, highest first, one more than asked for when
 * there are more. Versions follow one another without a gap.
 */
export async function listSettingsVersions(t: TenantTx, before: number, limit: number) {
  const rows = await t.db.$queryRaw<Row[]>`
    SELECT v.version, v.note, v.published_at, v.published_by, v.settings, p.settings AS before
    FROM ruleset_version v
    LEFT JOIN ruleset_version p ON p.organization_id = v.organization_id AND p.version = v.version - 1
    WHERE v.organization_id = ${t.org}::uuid AND v.version < ${before}
      AND (p.version IS NULL OR p.settings IS DISTINCT FROM v.settings)
    ORDER BY v.version DESC LIMIT ${limit + 1}`;
  return rows.map(({ published_at, published_by, ...row }) => ({
    ...row,
    publishedAt: published_at,
    publishedBy: published_by,
  }));
}
