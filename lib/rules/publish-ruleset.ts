import "server-only";
import type { UserActor } from "@/lib/access/actor";
import { auditActor, recordAudit } from "@/lib/access/audit-store";
import { insertRuleset } from "@/lib/access/organization-store";
import { withTenant } from "@/lib/platform/tenant";
import { compileRuleset, type RulesetError } from "@/lib/risk/ruleset";
import { forgetOrganizationConfig } from "@/lib/screening/organization-config";
import { DomainError, type FieldError } from "@/lib/shared/domain-error";
import { pointer } from "@/lib/shared/pointer";
import type { PublishRequest, RulesetView } from "./contract";
import { parseStoredRules } from "./contract";
import { currentRuleset } from "./store";

/** The ruleset in force. */
export async function getRuleset(actor: UserActor): Promise<RulesetView> {
  const row = await withTenant(actor.organizationId, currentRuleset);
  return { ...row, rules: [...parseStoredRules(row.rules)], publishedAt: row.publishedAt.toISOString() };
}

/**
 * Publishes the next version; the ones before stay as they are. `expectedVersion` is the version the author began from.
 * Throws invalid_request with the position of each fault, ruleset_conflict when somebody else published in between.
 */
export async function publishRuleset(
  actor: UserActor,
  request: PublishRequest,
  at: { now: Date; requestId: string },
): Promise<RulesetView> {
  const compiled = compileRuleset({
    version: request.expectedVersion + 1,
    rules: request.rules,
    settings: request.settings,
  });
  if (!compiled.ok) {
    const errors = compiled.errors.flatMap((error) => toFieldErrors(error, request));
    throw new DomainError("invalid_request", { values: { count: errors.length }, errors });
  }
  await withTenant(actor.organizationId, async (t) => {
    const { version } = await currentRuleset(t);
    if (version !== request.expectedVersion) throw new DomainError("ruleset_conflict", { values: { version } });
    await insertRuleset(t, {
      version: version + 1,
      rules: request.rules,
      settings: request.settings,
      note: request.note,
      publishedBy: actor.userId,
      at: at.now,
    });
    await recordAudit(t, {
      ...auditActor(actor),
      action: "ruleset.publish",
      subjectType: "ruleset_version",
      subjectId: String(version + 1),
      detail: { rules: request.rules.length },
      requestId: at.requestId,
      at: at.now,
    });
  });
  forgetOrganizationConfig(actor.organizationId);
  return getRuleset(actor);
}

function toFieldErrors(error: RulesetError, request: PublishRequest): FieldError[] {
  if (error.part === "settings")
    return [{ pointer: `/settings${pointer(error.path)}`, code: "invalid", message: error.message }];
  const index = request.rules.findIndex((rule) => rule.id === error.ruleId);
  return error.errors.map((fault) => ({
    pointer: `/rules/${index}/condition`,
    code: `rule.${fault.code}`,
    values: { ...fault.params, line: fault.line, column: fault.column },
  }));
}
