import "server-only";
import type { TenantTx } from "@/lib/platform/tenant";

export type StoredConfig = {
  readonly version: number;
  readonly rules: unknown;
  readonly settings: unknown;
  readonly reviewMinutes: number;
  readonly shops: readonly { readonly id: string; readonly code: string; readonly archivedAt: Date | null }[];
};

/** The ruleset in force (the highest version), the shops and the review deadline of the tenant. */
export async function readConfig(t: TenantTx): Promise<StoredConfig> {
  const where = { organizationId: t.org };
  const ruleset = await t.db.rulesetVersion.findFirstOrThrow({
    where,
    orderBy: { version: "desc" },
    select: { version: true, rules: true, settings: true },
  });
  const organization = await t.db.organization.findUniqueOrThrow({ where, select: { reviewMinutes: true } });
  const shops = await t.db.shop.findMany({ where, select: { id: true, code: true, archivedAt: true } });
  return { ...ruleset, reviewMinutes: organization.reviewMinutes, shops };
}
