import "server-only";
import type { UserActor } from "@/lib/access/actor";
import { withTenant } from "@/lib/platform/tenant";
import type { EndpointList } from "./contract";
import { selectEndpoints } from "./store";
import { toEndpoint } from "./views";

/** All endpoints of the organisation, disabled ones too, oldest first. */
export async function listEndpoints(actor: UserActor): Promise<EndpointList> {
  const rows = await withTenant(actor.organizationId, selectEndpoints);
  return { items: rows.map(toEndpoint), nextCursor: null };
}
