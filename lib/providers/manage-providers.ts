import "server-only";
import { v7 as newId } from "uuid";
import type { UserActor } from "@/lib/access/actor";
import type { AuditAction } from "@/lib/access/audit-contract";
import { auditActor, recordAudit } from "@/lib/access/audit-store";
import { type TenantTx, withTenant } from "@/lib/platform/tenant";
import { DomainError } from "@/lib/shared/domain-error";
import type { JsonObject } from "@/lib/shared/json";
import { pointer } from "@/lib/shared/pointer";
import { isCallable } from "@/lib/webhooks/address-guard";
import { askProviders, spendDay } from "./ask-providers";
import { mayCallPrivately } from "./call-provider";
import { documentFaults, type NewProvider, type ProviderChange, type ProviderView, providerDocument } from "./contract";
import { healthOf } from "./health";
import { sealSecret } from "./provider-secret";
import { forgetProviders, readyOf } from "./ready-providers";
import {
  insertProvider,
  type ProviderRow,
  removeProviderRow,
  selectProvider,
  selectProviders,
  selectSpend,
  shopExists,
  updateProvider,
} from "./store";
import { INPUTS, PROVIDER_KINDS } from "./vocabulary";

type At = { readonly now: Date; readonly requestId: string };

export async function listProviders(actor: UserActor, now: Date): Promise<ProviderView[]> {
  return withTenant(actor.organizationId, async (t) => {
    const spent = await selectSpend(t, spendDay(now));
    return (await selectProviders(t)).map((row) => view(row, spent));
  });
}

/** Throws shop_unknown, provider_exists, invalid_request. */
export async function createProvider(actor: UserActor, request: NewProvider, at: At): Promise<ProviderView> {
  checkUrl(request.document.url);
  const id = newId();
  const created = await withTenant(actor.organizationId, async (t) => {
    if (request.shopId !== null && (await shopExists(t, request.shopId)) === 0) {
      throw new DomainError("shop_unknown", { errors: [{ pointer: "/shopId", code: "unknown_shop" }] });
    }
    const { secret, ...row } = request;
    const sealed = secret === undefined ? null : sealSecret(actor.organizationId, id, secret);
    if (!(await insertProvider(t, { ...row, id, secret: sealed, createdAt: at.now }))) {
      throw new DomainError("provider_exists");
    }
    await audit(t, actor, "provider.create", id, detailOf(request.kind, request), at);
    return selectProvider(t, id);
  });
  forgetProviders(actor.organizationId);
  return view(found(created), []);
}

/** Throws not_found, provider_conflict, invalid_request. */
export async function changeProvider(
  actor: UserActor,
  id: string,
  change: ProviderChange,
  at: At,
): Promise<ProviderView> {
  const changed = await withTenant(actor.organizationId, async (t) => {
    const before = found(await selectProvider(t, id));
    const kind = kindOf(before);
    const faults = documentFaults(kind, change.document);
    if (faults.length > 0) throw refused(faults.map(({ path, params }) => ({ path, ...params })));
    checkUrl(change.document.url);
    const secret =
      change.secret === undefined
        ? {}
        : { secret: change.secret === null ? null : sealSecret(actor.organizationId, id, change.secret) };
    const row = { name: change.name, document: change.document, enabled: change.enabled, updatedAt: at.now, ...secret };
    if (!(await updateProvider(t, id, change.version, row))) {
      throw new DomainError("provider_conflict", { values: { version: before.version } });
    }
    const detail = { ...detailOf(kind, change), secretChanged: change.secret !== undefined };
    await audit(t, actor, "provider.change", id, detail, at);
    return found(await selectProvider(t, id));
  });
  forgetProviders(actor.organizationId);
  return view(changed, []);
}

/** Throws not_found. */
export async function removeProvider(actor: UserActor, id: string, at: At): Promise<void> {
  await withTenant(actor.organizationId, async (t) => {
    if (!(await removeProviderRow(t, id, at.now))) throw new DomainError("not_found");
    await audit(t, actor, "provider.remove", id, {}, at);
  });
  forgetProviders(actor.organizationId);
}

/** Longer than for an order: whoever tries a provider wants to see its answer. */
const TRIAL_MS_MAX = 5_000;

/** Asks one question now, as an order would, and for the same money. Throws not_found, invalid_request. */
export async function tryProvider(actor: UserActor, id: string, inputs: Record<string, string>, at: At) {
  const row = found(await withTenant(actor.organizationId, (t) => selectProvider(t, id)));
  const [provider] = readyOf(actor.organizationId, row);
  if (!provider) throw new DomainError("not_found");
  const names: readonly string[] = INPUTS[provider.kind];
  const strange = Object.keys(inputs).filter((name) => !names.includes(name));
  if (strange.length > 0) throw refused(strange.map((name) => ({ path: ["inputs", name], code: "unknown_field" })));
  const startedAt = performance.now();
  const [outcome] = await askProviders(actor.organizationId, [{ provider, inputs }], {
    now: at.now,
    deadlineAt: startedAt + TRIAL_MS_MAX,
  });
  const elapsedMs = Math.round((performance.now() - startedAt) * 10) / 10;
  // What was asked is a person's; only that it was is noted.
  await withTenant(actor.organizationId, (t) =>
    audit(t, actor, "provider.try", id, { state: outcome?.state ?? "failed" }, at),
  );
  if (outcome?.state === "answered") return { ok: true, answer: { ...outcome.answer }, why: null, elapsedMs };
  return { ok: false, answer: null, why: outcome?.state === "failed" ? outcome.why : "spend_cap", elapsedMs };
}

type Spend = Awaited<ReturnType<typeof selectSpend>>;

function view(row: ProviderRow, spent: Spend): ProviderView {
  const today = spent.find((one) => one.providerId === row.id);
  return {
    id: row.id,
    kind: kindOf(row),
    shopId: row.shopId,
    name: row.name,
    document: providerDocument.parse(row.document),
    hasSecret: row.secret !== null,
    enabled: row.enabled,
    version: row.version,
    updatedAt: row.updatedAt.toISOString(),
    circuit: healthOf(row.id, row.version).state(),
    today: { calls: today?.calls ?? 0, spentJpy: Number(today?.spentMilliJpy ?? 0n) / 1_000 },
  };
}

function found(row: ProviderRow | null): ProviderRow {
  if (row) return row;
  throw new DomainError("not_found");
}

function kindOf(row: ProviderRow) {
  const kind = PROVIDER_KINDS.find((one) => one === row.kind);
  if (kind) return kind;
  throw new Error(`an unknown kind of provider is stored: ${row.kind}`);
}

function checkUrl(url: string): void {
  // Placeholders stand in path and query only; the host is as written.
  if (isCallable(url, mayCallPrivately(url))) return;
  throw refused([{ path: ["document", "url"], code: "url_refused" }]);
}

function refused(faults: readonly { path: readonly PropertyKey[]; code?: string; name?: string }[]): DomainError {
  return new DomainError("invalid_request", {
    values: { count: faults.length },
    errors: faults.map(({ path, code = "invalid", name }) => ({
      pointer: pointer(path),
      code,
      ...(name === undefined ? {} : { values: { name } }),
    })),
  });
}

const detailOf = (kind: string, { document, enabled }: Pick<NewProvider, "document" | "enabled">): JsonObject => ({
  kind,
  enabled,
  host: new URL(document.url).host,
  pricePerCallJpy: document.pricePerCallJpy,
  dailySpendCapJpy: document.dailySpendCapJpy,
});

function audit(t: TenantTx, actor: UserActor, action: AuditAction, id: string, detail: JsonObject, at: At) {
  return recordAudit(t, {
    ...auditActor(actor),
    action,
    subjectType: "provider",
    subjectId: id,
    detail,
    requestId: at.requestId,
    at: at.now,
  });
}
