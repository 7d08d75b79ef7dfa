import "server-only";
import { z } from "zod";
import type { UserActor } from "@/lib/access/actor";
import { cursorInstant, decodeCursor, encodeCursor } from "@/lib/platform/http/cursor";
import { withTenant } from "@/lib/platform/tenant";
import { DomainError } from "@/lib/shared/domain-error";
import type { DeliveryList, DeliveryQuery } from "./contract";
import { selectDeliveries, selectEndpoint } from "./store";
import { toDelivery } from "./views";

const position = z.tuple([cursorInstant, z.uuid()]);

/** What was sent, or is to be sent, to an endpoint: newest first. */
export async function listDeliveries(
  actor: UserActor,
  endpointId: string,
  query: DeliveryQuery,
): Promise<DeliveryList> {
  const at = query.cursor === undefined ? null : decodeCursor(query.cursor, position);
  const before = at && { createdAt: new Date(at[0]), id: at[1] };
  const rows = await withTenant(actor.organizationId, async (t) => {
    if (!(await selectEndpoint(t, endpointId))) throw new DomainError("not_found");
    const filter = { endpointId, status: query.status ?? null, event: query.event ?? null };
    return selectDeliveries(t, { ...filter, before, limit: query.limit + 1 });
  });
  const items = rows.slice(0, query.limit);
  const last = items.at(-1);
  const nextCursor = rows.length > query.limit && last ? encodeCursor([last.createdAt.toISOString(), last.id]) : null;
  return { items: items.map(toDelivery), nextCursor };
}
