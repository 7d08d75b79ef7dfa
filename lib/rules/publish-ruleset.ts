import "server-only";
import type { UserActor } from "@/lib/access/actor";
import { auditActor, recordAudit } from "@/lib/access/audit-store";
import { type TenantTx, withTenant } from "@/lib/platform/tenant";
import { compileRuleset, type Rule, type RulesetError } from "@/lib/risk/ruleset";
import { forgetOrganizationConfig } from "@/lib/screening/organization-config";
import { DomainError, type FieldError } from "@/lib/shared/domain-error";
import { pointer } from "@/lib/shared/pointer";
import type { PublishRequest, RestoreRequest, RulesetView } from "./contract";
import { parseStoredRules } from "./contract";
import { getRuleset, headOf } from "./read-ruleset";
import { currentRuleset, findRuleset, insertNextRuleset } from "./store";

type Moment = { readonly now: Date; readonly requestId: string };
type Content = { readonly rules: readonly Rule[]; readonly settings: unknown };

/**
 * Publishes the next version; the ones before stay as they are. `expectedVersion` is the version the author began from.
 * Throws invalid_request with the position of each fault, ruleset_conflict (with what is in force) when somebody else published in
 * between.
 */
export async function publishRuleset(actor: UserActor, request: PublishRequest, at: Moment): Promise<RulesetView> {
  await withTenant(actor.organizationId, async (t) => {
    const current = await currentRuleset(t);
    const content = {
      rules: request.rules ?? parseStoredRules(current.rules),
      settings: request.settings ?? current.settings,
    };
    await publish(t, actor, { ...request, content, action: "ruleset.publish", detail: {} }, at);
  });
  forgetOrganizationConfig(actor.organizationId);
  return getRuleset(actor);
}

/** Publishes again what an earlier version held. Throws as `publishRuleset`, and not_found. */
export async function restoreRuleset(actor: UserActor, request: RestoreRequest, at: Moment): Promise<RulesetView> {
  await withTenant(actor.organizationId, async (t) => {
    const old = await findRuleset(t, request.version);
    if (!old) throw new DomainError("not_found");
    const content = { rules: parseStoredRules(old.rules), settings: old.settings };
    const detail = { restored: request.version };
    await publish(t, actor, { ...request, content, action: "ruleset.restore", detail }, at);
  });
  forgetOrganizationConfig(actor.organizationId);
  return getRuleset(actor);
}

type Publication = {
  readonly expectedVersion: number;
  readonly content: Content;
  readonly note: string;
  readonly action: "ruleset.publish" | "ruleset.restore";
  readonly detail: Readonly<Record<string, number>>;
};

async function publish(t: TenantTx, actor: UserActor, publication: Publication, { now, requestId }: Moment) {
  const { expectedVersion, content, note, action, detail } = publication;
  const version = expectedVersion + 1;
  const current = await currentRuleset(t);
  if (current.version !== expectedVersion) throw await conflict(t);
  refuseUnsound(content);
  if (!(await insertNextRuleset(t, { version, ...content, note, publishedBy: actor.userId, at: now }))) {
    throw await conflict(t);
  }
  await recordAudit(t, {
    ...auditActor(actor),
    action,
    subjectType: "ruleset_version",
    subjectId: String(version),
    detail: { rules: content.rules.length, ...detail },
    requestId,
    at: now,
  });
}

/** Throws invalid_request with the position of each fault: what is published compiles. */
export function refuseUnsound({ rules, settings }: Content): void {
  const compiled = compileRuleset({ version: "draft", rules, settings });
  if (compiled.ok) return;
  const errors = compiled.errors.flatMap((error) => toFieldErrors(error, rules));
  throw new DomainError("invalid_request", { values: { count: errors.length }, errors });
}

async function conflict(t: TenantTx): Promise<DomainError> {
  const current = await currentRuleset(t);
  return new DomainError("ruleset_conflict", {
    values: { version: current.version },
    extra: { current: await headOf(t, current) },
  });
}

function toFieldErrors(error: RulesetError, rules: readonly Rule[]): FieldError[] {
  if (error.part === "settings")
    return [{ pointer: `/settings${pointer(error.path)}`, code: "invalid", message: error.message }];
  const index = rules.findIndex((rule) => rule.id === error.ruleId);
  return error.errors.map((fault) => ({
    pointer: `/rules/${index}/condition`,
    code: `rule.${fault.code}`,
    values: { ...fault.params, line: fault.line, column: fault.column },
  }));
}
