import "server-only";
import { z } from "zod";
import type { UserActor } from "@/lib/access/actor";
import { withTenant } from "@/lib/platform/tenant";
import { DomainError } from "@/lib/shared/domain-error";
import type { DeliveryDetail } from "./contract";
import { selectDeliveryDetail } from "./store";
import { toAttempts, toDelivery } from "./views";

/** What was sent and what came back. */
export async function getDelivery(actor: UserActor, id: string): Promise<DeliveryDetail> {
  const row = await withTenant(actor.organizationId, (t) => selectDeliveryDetail(t, id));
  if (!row) throw new DomainError("not_found");
  return {
    ...toDelivery(row),
    endpointId: row.endpointId,
    payload: z.json().parse(row.payload),
    lastAnswer: row.lastAnswer,
    attemptLog: toAttempts(row.attemptLog),
  };
}
