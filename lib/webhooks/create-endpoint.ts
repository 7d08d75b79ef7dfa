import "server-only";
import { v7 } from "uuid";
import type { UserActor } from "@/lib/access/actor";
import { recordAct } from "@/lib/access/audit-store";
import { withTenant } from "@/lib/platform/tenant";
import { checkCallable } from "./change-endpoint";
import type { CreatedEndpoint, NewEndpoint } from "./contract";
import { newSecret, sealSecret } from "./secret";
import { insertEndpoint } from "./store";
import { toEndpoint } from "./views";

/** The answer holds the secret; it is not told again. Refuses addresses that this installation would never call. */
export async function createEndpoint(
  actor: UserActor,
  request: NewEndpoint,
  at: { now: Date; requestId: string },
): Promise<CreatedEndpoint> {
  checkCallable(request.url);
  const [id, secret] = [v7(), newSecret()];
  const events = [...new Set(request.events)];
  return withTenant(actor.organizationId, async (t) => {
    const sealed = sealSecret(actor.organizationId, id, secret);
    const row = await insertEndpoint(t, { id, url: request.url, secret: sealed, events, createdAt: at.now });
    await recordAct(t, actor, at, "webhook_endpoint.create", ["webhook_endpoint", row.id], {
      host: new URL(request.url).host,
      events,
    });
    return { ...toEndpoint(row), secret };
  });
}
