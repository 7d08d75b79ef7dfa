import "server-only";
import type { UserActor } from "@/lib/access/actor";
import { recordAct } from "@/lib/access/audit-store";
import { env } from "@/lib/platform/env";
import { type TenantTx, withTenant } from "@/lib/platform/tenant";
import { DomainError } from "@/lib/shared/domain-error";
import { HOUR_MS } from "@/lib/shared/durations";
import { isCallable } from "./address-guard";
import { type CreatedEndpoint, type Endpoint, type EndpointChange, SECRET_OVERLAP_HOURS } from "./contract";
import { isPlainSecret, newSecret, sealSecret } from "./secret";
import { type EndpointRow, selectEndpoint, selectSecret, updateEndpoint } from "./store";
import { toEndpoint } from "./views";

type Call = { readonly now: Date; readonly requestId: string };

/** Refuses addresses that this installation would never call. */
export function checkCallable(url: string): void {
  if (isCallable(url, env().SEKISHO_WEBHOOK_ALLOW_HTTP === "1")) return;
  throw new DomainError("invalid_request", {
    values: { count: 1 },
    errors: [{ pointer: "/url", code: "url_refused" }],
  });
}

/** Another address or other events; what waits already goes to the new address. */
export function changeEndpoint(actor: UserActor, id: string, change: EndpointChange, call: Call): Promise<Endpoint> {
  checkCallable(change.url);
  const events = [...new Set(change.events)];
  return withTenant(actor.organizationId, async (t) => {
    await update(t, id, change.revision, { url: change.url, events });
    await recordAct(t, actor, call, "webhook_endpoint.change", ["webhook_endpoint", id], {
      host: new URL(change.url).host,
      events,
    });
    return endpointOf(t, id);
  });
}

/** Disabled, nothing is sent to it, what waits for it included. Asking for what it already is, is no fault. */
export function switchEndpoint(
  actor: UserActor,
  id: string,
  { enabled, revision }: { enabled: boolean; revision: number },
  call: Call,
): Promise<Endpoint> {
  return withTenant(actor.organizationId, async (t) => {
    const before = await rowOf(t, id);
    if ((before.disabledAt === null) === enabled) return toEndpoint(before);
    await update(t, id, revision, { disabledAt: enabled ? null : call.now });
    const action = enabled ? "webhook_endpoint.enable" : "webhook_endpoint.disable";
    await recordAct(t, actor, call, action, ["webhook_endpoint", id]);
    return endpointOf(t, id);
  });
}

/**
 * Makes a new secret, told in the answer and never again. For a day messages carry a signature by each, so that the receiver can
 * change over without losing one; rotated again within it, the older one ends at once.
 */
export function rotateSecret(actor: UserActor, id: string, revision: number, call: Call): Promise<CreatedEndpoint> {
  const org = actor.organizationId;
  const secret = newSecret();
  return withTenant(org, async (t) => {
    const stored = await selectSecret(t, id);
    if (stored === null) throw new DomainError("not_found");
    await update(t, id, revision, {
      secret: sealSecret(org, id, secret),
      previousSecret: isPlainSecret(stored) ? sealSecret(org, id, stored) : stored,
      previousSecretUntil: new Date(call.now.getTime() + SECRET_OVERLAP_HOURS * HOUR_MS),
    });
    await recordAct(t, actor, call, "webhook_endpoint.rotate_secret", ["webhook_endpoint", id]);
    return { ...(await endpointOf(t, id)), secret };
  });
}

async function update(
  t: TenantTx,
  id: string,
  seen: number,
  fields: Parameters<typeof updateEndpoint>[3],
): Promise<void> {
  const before = await rowOf(t, id);
  if (await updateEndpoint(t, id, seen, fields)) return;
  throw new DomainError("changed_meanwhile", { extra: { current: toEndpoint(before) } });
}

async function rowOf(t: TenantTx, id: string): Promise<EndpointRow> {
  const row = await selectEndpoint(t, id);
  if (!row) throw new DomainError("not_found");
  return row;
}

const endpointOf = async (t: TenantTx, id: string): Promise<Endpoint> => toEndpoint(await rowOf(t, id));
