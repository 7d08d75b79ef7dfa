import "server-only";
import type { Actor } from "@/lib/access/actor";
import { auditActor, recordAudits } from "@/lib/access/audit-store";
import { tellLive } from "@/lib/live/tell";
import { unlistReview } from "@/lib/orders/listing-store";
import type { TenantTx } from "@/lib/platform/tenant";
import type { OrganizationId } from "@/lib/shared/ids";
import type { OrderEventType } from "@/lib/shared/vocabulary";
import { removeTexts } from "./case-texts-store";
import { givenUp } from "./given-up";
import { closeCases } from "./store";

/**
 * Closes the open cases of orders that were given up, without a decision: nobody made one. In the transaction that stores the events,
 * and before it touches the listing, as a decision does: the two then never wait for each other in a circle. Answers the cases, for
 * `tellClosed` after the commit.
 */
export async function closeGivenUp(
  t: TenantTx,
  by: Actor,
  events: readonly { readonly orderId: string; readonly type: OrderEventType }[],
  at: { readonly now: Date; readonly requestId: string | null },
): Promise<readonly string[]> {
  const why = new Map(events.flatMap(({ orderId, type }) => (givenUp(type) ? [[orderId, type] as const] : [])));
  if (why.size === 0) return [];
  const closed = await closeCases(t, [...why.keys()], at.now);
  if (closed.length === 0) return [];
  const orderIds = closed.map(({ orderId }) => orderId);
  await removeTexts(t, orderIds);
  await unlistReview(t, orderIds);
  await recordAudits(
    t,
    closed.map(({ caseId, orderId }) => ({
      ...auditActor(by),
      action: "case.close" as const,
      subjectType: "case",
      subjectId: caseId,
      detail: { orderId, event: why.get(orderId) ?? null },
      requestId: at.requestId,
      at: at.now,
    })),
  );
  return closed.map(({ caseId }) => caseId);
}

export const tellClosed = (org: OrganizationId, caseIds: readonly string[]): void =>
  tellLive(org, ...caseIds.map((caseId) => ({ caseId, change: "changed" as const })));
