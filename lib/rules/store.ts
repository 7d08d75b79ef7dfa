import "server-only";
import type { TenantTx } from "@/lib/platform/tenant";

const COLUMNS = {
  version: true,
  rules: true,
  settings: true,
  note: true,
  publishedAt: true,
  publishedBy: true,
} as const;

/** The ruleset in force: the highest version. */
export function currentRuleset(t: TenantTx) {
  return t.db.rulesetVersion.findFirstOrThrow({
    where: { organizationId: t.org },
    orderBy: { version: "desc" },
    select: COLUMNS,
  });
}
