import "server-only";
import { v7 as newId } from "uuid";
import type { UserActor } from "@/lib/access/actor";
import { recordAct } from "@/lib/access/audit-store";
import { withTenant } from "@/lib/platform/tenant";
import { DomainError } from "@/lib/shared/domain-error";
import type { JsonObject } from "@/lib/shared/json";
import { pointer } from "@/lib/shared/pointer";
import type { Locale } from "@/lib/shared/vocabulary";
import { isCallable } from "@/lib/webhooks/address-guard";
import { askProviders } from "./ask-providers";
import { type Heard, mayCallPrivately } from "./call-provider";
import {
  documentFaults,
  isSameOrigin,
  type NewProvider,
  type ProviderChange,
  type ProviderList,
  type ProviderView,
  providerDocument,
  type Scalar,
  type TrialResult,
} from "./contract";
import { sealSecret } from "./provider-secret";
import { daysShown, kindOf, providerKinds, providerView } from "./provider-view";
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
import { INPUTS } from "./vocabulary";

type At = { readonly now: Date; readonly requestId: string };

/** Those in use, with their health and what they cost; and what can be asked at all. */
export async function listProviders(actor: UserActor, now: Date, locale: Locale): Promise<ProviderList> {
  const items = await withTenant(actor.organizationId, async (t) => {
    const spent = await selectSpend(t, firstDay(now));
    return (await selectProviders(t)).map((row) => providerView(row, spent, now));
  });
  return { items, nextCursor: null, kinds: providerKinds(locale) };
}

const firstDay = (now: Date): string => daysShown(now)[0] ?? "";

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
    await recordAct(t, actor, at, "provider.create", ["provider", id], detailOf(request.kind, request));
    return selectProvider(t, id);
  });
  forgetProviders(actor.organizationId);
  return providerView(found(created), [], at.now);
}

/**
 * A kept secret stays with the origin that it was given for: whoever sends it elsewhere must know it. Throws not_found,
 * provider_conflict, invalid_request.
 */
export async function changeProvider(
  actor: UserActor,
  id: string,
  change: ProviderChange,
  at: At,
): Promise<ProviderView> {
  const changed = await withTenant(actor.organizationId, async (t) => {
    const before = found(await selectProvider(t, id));
    const kind = kindOf(before);
    checkChange(before, change);
    const secret =
      change.secret === undefined
        ? {}
        : { secret: change.secret === null ? null : sealSecret(actor.organizationId, id, change.secret) };
    const row = { name: change.name, document: change.document, enabled: change.enabled, updatedAt: at.now, ...secret };
    if (!(await updateProvider(t, id, change.version, row))) {
      throw new DomainError("provider_conflict", { values: { version: before.version } });
    }
    const detail = { ...detailOf(kind, change), secretChanged: change.secret !== undefined };
    await recordAct(t, actor, at, "provider.change", ["provider", id], detail);
    return providerView(found(await selectProvider(t, id)), await selectSpend(t, firstDay(at.now)), at.now);
  });
  forgetProviders(actor.organizationId);
  return changed;
}

function checkChange(before: ProviderRow, { document, secret }: ProviderChange): void {
  const faults = documentFaults(kindOf(before), document);
  if (faults.length > 0) throw refused(faults.map(({ path, params }) => ({ path, ...params })));
  checkUrl(document.url);
  const keeps = secret === undefined && before.secret !== null;
  if (keeps && !isSameOrigin(providerDocument.parse(before.document).url, document.url)) {
    throw refused([{ path: ["secret"], code: "secret_again" }]);
  }
}

/** Throws not_found. */
export async function removeProvider(actor: UserActor, id: string, at: At): Promise<void> {
  await withTenant(actor.organizationId, async (t) => {
    if (!(await removeProviderRow(t, id, at.now))) throw new DomainError("not_found");
    await recordAct(t, actor, at, "provider.remove", ["provider", id]);
  });
  forgetProviders(actor.organizationId);
}

/** Longer than for an order: whoever tries a provider wants to see its answer. */
const TRIAL_MS_MAX = 5_000;

/** As much of a provider's own words as tells what went wrong. */
const HEARD_CHARACTERS_MAX = 4_000;

/** Asks one question now, as an order would, and for the same money. Throws not_found, invalid_request. */
export async function tryProvider(
  actor: UserActor,
  id: string,
  inputs: Record<string, string>,
  at: At,
): Promise<TrialResult> {
  const row = found(await withTenant(actor.organizationId, (t) => selectProvider(t, id)));
  const [provider] = readyOf(actor.organizationId, row);
  if (!provider) throw new DomainError("not_found");
  const names: readonly string[] = INPUTS[provider.kind];
  const strange = Object.keys(inputs).filter((name) => !names.includes(name));
  if (strange.length > 0) throw refused(strange.map((name) => ({ path: ["inputs", name], code: "unknown_field" })));
  const last: { heard: Heard | null } = { heard: null };
  const startedAt = performance.now();
  const [outcome] = await askProviders(actor.organizationId, [{ provider, inputs }], {
    now: at.now,
    deadlineAt: startedAt + TRIAL_MS_MAX,
    seen: (said) => {
      last.heard = {
        status: said.status,
        text: withoutSecret(said.text, provider.secret).slice(0, HEARD_CHARACTERS_MAX),
      };
    },
  });
  const elapsedMs = Math.round((performance.now() - startedAt) * 10) / 10;
  // What was asked is a person's; only that it was is noted.
  await withTenant(actor.organizationId, (t) =>
    recordAct(t, actor, at, "provider.try", ["provider", id], { state: outcome?.state ?? "failed" }),
  );
  if (outcome?.state === "answered") {
    const answer: Record<string, Scalar> = {};
    for (const [name, value] of Object.entries(outcome.answer)) if (value !== undefined) answer[name] = value;
    return { ok: true, answer, why: null, elapsedMs, kept: outcome.kept, ...last };
  }
  const why = outcome?.state === "failed" ? outcome.why : "spend_cap";
  return { ok: false, answer: null, why, elapsedMs, kept: false, ...last };
}

/** A provider may repeat what it was sent. */
const withoutSecret = (text: string, secret: string | null): string =>
  secret === null ? text : text.replaceAll(secret, "••••••••");

function found(row: ProviderRow | null): ProviderRow {
  if (row) return row;
  throw new DomainError("not_found");
}

function checkUrl(url: string): void {
  // Placeholders stand in path and query only; the host is as written.
  if (isCallable(url, mayCallPrivately(url))) return;
  throw refused([{ path: ["document", "url"], code: "url_refused" }]);
}

type Refused = Readonly<Record<string, unknown>> & { readonly path: readonly PropertyKey[]; readonly code?: string };

function refused(faults: readonly Refused[]): DomainError {
  return new DomainError("invalid_request", {
    values: { count: faults.length },
    errors: faults.map(({ path, code = "invalid", ...values }) => ({
      pointer: pointer(path),
      code,
      values: Object.fromEntries(Object.entries(values).map(([name, value]) => [name, String(value)])),
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
