import "server-only";
import { randomBytes } from "node:crypto";
import { v7 } from "uuid";
import type { UserActor } from "@/lib/access/actor";
import { auditActor, recordAudit } from "@/lib/access/audit-store";
import { env } from "@/lib/platform/env";
import { withTenant } from "@/lib/platform/tenant";
import { DomainError } from "@/lib/shared/domain-error";
import { isCallable } from "./address-guard";
import type { CreatedEndpoint, NewEndpoint } from "./contract";
import { insertEndpoint } from "./store";
import { toEndpoint } from "./views";

/** Within the 24 to 64 bytes of Standard Webhooks. */
const SECRET_BYTES = 32;

/** The answer holds the secret; it is not told again. Refuses addresses that this installation would never call. */
export async function createEndpoint(
  actor: UserActor,
  request: NewEndpoint,
  at: { now: Date; requestId: string },
): Promise<CreatedEndpoint> {
  if (!isCallable(request.url, env().SEKISHO_WEBHOOK_ALLOW_HTTP === "1")) {
    throw new DomainError("invalid_request", {
      values: { count: 1 },
      errors: [{ pointer: "/url", code: "url_refused" }],
    });
  }
  const secret = `whsec_${randomBytes(SECRET_BYTES).toString("base64")}`;
  const events = [...new Set(request.events)];
  return withTenant(actor.organizationId, async (t) => {
    const row = await insertEndpoint(t, { id: v7(), url: request.url, secret, events, createdAt: at.now });
    await recordAudit(t, {
      ...auditActor(actor),
      action: "webhook_endpoint.create",
      subjectType: "webhook_endpoint",
      subjectId: row.id,
      detail: { host: new URL(request.url).host, events },
      requestId: at.requestId,
      at: at.now,
    });
    return { ...toEndpoint(row), secret };
  });
}
