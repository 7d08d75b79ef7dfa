import "server-only";
import type { TenantTx } from "@/lib/platform/tenant";

const ORDER = { externalOrderId: true, shop: { select: { code: true } } } as const;

/** The decision on a case, with the names a merchant knows its order by. */
export async function selectDecisionOfCase(t: TenantTx, caseId: string) {
  return t.db.decision.findUnique({
    where: { organizationId_caseId: { organizationId: t.org, caseId } },
    select: {
      id: true,
      caseId: true,
      decision: true,
      reasonCode: true,
      decidedAt: true,
      case: { select: { screeningId: true, order: { select: ORDER } } },
    },
  });
}
