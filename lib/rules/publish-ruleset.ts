import "server-only";
import type { UserActor } from "@/lib/access/actor";
import type { AuditAction } from "@/lib/access/audit-contract";
import { recordAct } from "@/lib/access/audit-store";
import { type TenantTx, withTenant } from "@/lib/platform/tenant";
import { compileRuleset, type Rule, type RulesetError } from "@/lib/risk/ruleset";
import { forgetOrganizationConfig } from "@/lib/screening/organization-config";
import { checkSettings } from "@/lib/settings/check-settings";
import { DomainError, type FieldError } from "@/lib/shared/domain-error";
import type { JsonObject } from "@/lib/shared/json";
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
    await publishNext(t, actor, { ...request, ...ofRules(content), action: "ruleset.publish" }, at);
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
    const publication = { ...request, ...ofRules(content, { restored: request.version }) };
    await publishNext(t, actor, { ...publication, action: "ruleset.restore" }, at);
  });
  forgetOrganizationConfig(actor.organizationId);
  return getRuleset(actor);
}

/** What a version of rules and settings is published with. */
const ofRules = (content: Content, more: JsonObject = {}) => ({
  content,
  detail: { rules: content.rules.length, ...more },
  refuse: async () => refuseUnsound(content),
  happened: async () => ({}),
});

export type Publication = {
  readonly expectedVersion: number;
  readonly content: Content;
  readonly note: string;
  readonly action: Extract<AuditAction, `ruleset.${string}`>;
  /** For the audit log. */
  readonly detail: JsonObject;
  /** Throws when the content is unsound. Not asked when somebody else was first: their version comes before one's own faults. */
  readonly refuse: () => Promise<void>;
  /** What a conflict tells besides the version in force. */
  readonly happened: () => Promise<Readonly<Record<string, unknown>>>;
};

/** One version more, and its line in the audit log. Throws ruleset_conflict, and what `refuse` throws. */
export async function publishNext(t: TenantTx, actor: UserActor, publication: Publication, { now, requestId }: Moment) {
  const { expectedVersion, content, note, action, detail, refuse, happened } = publication;
  const version = expectedVersion + 1;
  const current = await currentRuleset(t);
  if (current.version !== expectedVersion) throw await conflict(t, await happened());
  await refuse();
  if (!(await insertNextRuleset(t, { version, ...content, note, publishedBy: actor.userId, at: now }))) {
    throw await conflict(t, await happened());
  }
  await recordAct(t, actor, { now, requestId }, action, ["ruleset_version", String(version)], detail);
}

/** Throws invalid_request with the position of each fault: what is published compiles. */
export function refuseUnsound({ rules, settings }: Content): void {
  const compiled = compileRuleset({ version: "draft", rules, settings });
  const check = checkSettings(settings, null);
  if (compiled.ok && check.ok) return;
  const errors = [
    ...(compiled.ok ? [] : compiled.errors.flatMap((error) => toFieldErrors(error, rules))),
    ...(check.ok ? [] : check.errors.map((fault) => ({ ...fault, pointer: `/settings${fault.pointer}` }))),
  ];
  throw new DomainError("invalid_request", { values: { count: errors.length }, errors });
}

async function conflict(t: TenantTx, more: Readonly<Record<string, unknown>>): Promise<DomainError> {
  const current = await currentRuleset(t);
  return new DomainError("ruleset_conflict", {
    values: { version: current.version },
    extra: { current: await headOf(t, current), ...more },
  });
}

function toFieldErrors(error: RulesetError, rules: readonly Rule[]): FieldError[] {
  if (error.part === "settings") return [];
  const index = rules.findIndex((rule) => rule.id === error.ruleId);
  return error.errors.map((fault) => ({
    pointer: `/rules/${index}/condition`,
    code: `rule.${fault.code}`,
    values: { ...fault.params, line: fault.line, column: fault.column },
  }));
}
