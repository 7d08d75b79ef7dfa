import "server-only";
import type { UserActor } from "@/lib/access/actor";
import { type TenantTx, withTenant } from "@/lib/platform/tenant";
import { parseStoredRules } from "@/lib/rules/contract";
import { publishNext } from "@/lib/rules/publish-ruleset";
import { currentRuleset, findRuleset } from "@/lib/rules/store";
import { forgetOrganizationConfig } from "@/lib/screening/organization-config";
import { DomainError } from "@/lib/shared/domain-error";
import { checkSettings } from "./check-settings";
import type { SettingsDocumentView, SettingsPublishRequest, SettingsRestoreRequest } from "./contract";
import { changesBetween, getSettingsDocument } from "./read-settings";
import { shopNames } from "./store";

type Moment = { readonly now: Date; readonly requestId: string };

/**
 * Publishes a settings document as the next version, with the rules as they are; the versions before stay. The next order is judged
 * by it. Throws invalid_request with the place of each fault and what may stand there, ruleset_conflict with what was published
 * in between.
 */
export function publishSettings(
  actor: UserActor,
  request: SettingsPublishRequest,
  at: Moment,
): Promise<SettingsDocumentView> {
  return publish(actor, { ...request, restored: null }, at);
}

/** Publishes again what an earlier version held. Throws as `publishSettings`, and not_found. */
export async function restoreSettings(
  actor: UserActor,
  request: SettingsRestoreRequest,
  at: Moment,
): Promise<SettingsDocumentView> {
  const old = await withTenant(actor.organizationId, (t) => findRuleset(t, request.version));
  if (!old) throw new DomainError("not_found");
  return publish(actor, { ...request, document: old.settings, restored: old.version }, at);
}

type Publication = {
  readonly expectedVersion: number;
  readonly document: unknown;
  readonly note: string;
  /** The version that is published again. */
  readonly restored: number | null;
};

async function publish(actor: UserActor, publication: Publication, at: Moment): Promise<SettingsDocumentView> {
  const { expectedVersion, document, note, restored } = publication;
  await withTenant(actor.organizationId, async (t) => {
    const current = await currentRuleset(t);
    const changes = changesBetween(current.settings, document);
    await publishNext(
      t,
      actor,
      {
        expectedVersion,
        note,
        content: { rules: parseStoredRules(current.rules), settings: document },
        action: restored === null ? "ruleset.publish_settings" : "ruleset.restore_settings",
        detail: {
          changed: changes.slice(0, TOLD_MAX).map(({ pointer }) => pointer),
          ...(restored ? { restored } : {}),
        },
        refuse: () => refuseUnsound(t, document),
        happened: () => happenedSince(t, expectedVersion),
      },
      at,
    );
  });
  forgetOrganizationConfig(actor.organizationId);
  return getSettingsDocument(actor);
}

/** The audit log tells what was done, not all that it consisted of: the version itself is kept. */
const TOLD_MAX = 50;

async function refuseUnsound(t: TenantTx, document: unknown): Promise<void> {
  const shops = await shopNames(t);
  const check = checkSettings(
    document,
    shops.map(({ code }) => code),
  );
  if (check.ok) return;
  const errors = check.errors.map((fault) => ({ ...fault, pointer: `/document${fault.pointer}` }));
  throw new DomainError("invalid_request", { values: { count: errors.length }, errors });
}

/** What others published since: which settings changed, and whether rules did. */
async function happenedSince(t: TenantTx, expectedVersion: number) {
  const [seen, current] = [await findRuleset(t, expectedVersion), await currentRuleset(t)];
  if (!seen) return {};
  return {
    changes: changesBetween(seen.settings, current.settings),
    rulesChanged: JSON.stringify(seen.rules) !== JSON.stringify(current.rules),
  };
}
