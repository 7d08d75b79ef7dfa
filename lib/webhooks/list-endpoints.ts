import "server-only";
import type { UserActor } from "@/lib/access/actor";
import { withTenant } from "@/lib/platform/tenant";
import type { EndpointList } from "./contract";
import { countUndelivered, selectEndpoints } from "./store";
import { toEndpoint } from "./views";

/** All endpoints of the organisation, disabled ones too, oldest first; with what waits for them and what is dead. */
export async function listEndpoints(actor: UserActor): Promise<EndpointList> {
  return withTenant(actor.organizationId, async (t) => {
    const [rows, counts] = [await selectEndpoints(t), await countUndelivered(t)];
    const count = (endpointId: string, status: string): number =>
      counts.find((one) => one.endpointId === endpointId && one.status === status)?.count ?? 0;
    const items = rows.map((row) => ({
      ...toEndpoint(row),
      waiting: count(row.id, "pending"),
      dead: count(row.id, "dead"),
    }));
    return { items, nextCursor: null };
  });
}
