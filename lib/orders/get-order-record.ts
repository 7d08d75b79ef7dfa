import "server-only";
import { isDeepStrictEqual } from "node:util";
import { z } from "zod";
import type { UserActor } from "@/lib/access/actor";
import { log } from "@/lib/platform/log";
import { type TenantTx, withTenant } from "@/lib/platform/tenant";
import { type AssessedReading, type Assessment, assess } from "@/lib/risk/assess";
import { packAssessment, unpackNotEvaluated } from "@/lib/risk/assessment-record";
import { type RecordedFacts, unpackFacts } from "@/lib/risk/facts-record";
import { normaliseOrder } from "@/lib/risk/identity/normalise";
import { compileRuleset } from "@/lib/risk/ruleset";
import { parseStoredRules } from "@/lib/rules/contract";
import { ENGINE_VERSION } from "@/lib/screening/engine-version";
import { decodeFacts } from "@/lib/screening/facts-bytes";
import { signalLabel, word } from "@/lib/screening/reason-texts";
import type { Locale } from "@/lib/shared/vocabulary";
import { asSent } from "./get-order";
import { existing } from "./get-order-page";
import { screeningOf } from "./judged-order";
import type { OrderRecord } from "./page-contract";
import { type OrderPageRow, readRuleset } from "./page-store";
import { auditReveal } from "./search-orders";

/**
 * Why the order was judged as it was: the engine of today on the same facts and the same ruleset, signal by signal, and all that was
 * recorded as JSON. On the record, since the JSON is whole. Error: `not_found`.
 */
export function getOrderRecord(
  actor: UserActor,
  orderId: string,
  at: { readonly now: Date; readonly requestId: string; readonly locale: Locale },
): Promise<OrderRecord> {
  return withTenant(actor.organizationId, async (t) => {
    const order = await existing(t, { orderId });
    await auditReveal(t, actor, orderId, "whole", at);
    const screening = screeningOf(order);
    const facts = decodeFacts(screening.facts);
    const again = await assessAgain(t, order, facts);
    return {
      readings: (again?.readings ?? []).map((reading) => shownReading(reading, at.locale)),
      replay: again && replay(screening, again, at.locale),
      order: asJson(asSent(order)),
      facts: asJson(facts),
      assessment: z.json().parse(screening.assessment),
    };
  });
}

/** Through JSON once: absent properties are left out, as in what was recorded. */
const asJson = (value: unknown) => z.json().parse(JSON.parse(JSON.stringify(value)));

function shownReading(reading: AssessedReading, locale: Locale): OrderRecord["readings"][number] {
  const { code, state } = reading;
  return {
    code,
    label: signalLabel(code, locale),
    state,
    points: state === "fired" ? reading.points : null,
    because: state === "unknown" ? word("unknown", reading.why, locale) : null,
  };
}

/** What today's engine says otherwise than the recorded screening. */
function replay(
  screening: OrderPageRow["screenings"][number],
  again: Assessment,
  locale: Locale,
): NonNullable<OrderRecord["replay"]> {
  const [before, after] = [answersOf(screening.assessment), answersOf(asJson(packAssessment(again)))];
  const codes = [...new Set([...before.keys(), ...after.keys()])];
  const changed = codes.filter((code) => !isDeepStrictEqual(before.get(code), after.get(code)));
  const alike = again.verdict === screening.verdict && Math.round(again.riskScore * 10) === screening.riskScoreTenths;
  return {
    engineVersion: ENGINE_VERSION,
    verdict: again.verdict,
    riskScore: again.riskScore,
    same: alike && changed.length === 0,
    changed: changed.map((code) => ({ code, label: signalLabel(code, locale) })),
  };
}

const answers = z.object({
  reasons: z.array(z.looseObject({ code: z.string() })),
  notEvaluated: z.record(z.string(), z.array(z.string())).transform(unpackNotEvaluated),
});

/** Signals that fired with what they found, and those that could not be answered; what is neither was clear. */
function answersOf(assessment: unknown): ReadonlyMap<string, unknown> {
  const { reasons, notEvaluated } = answers.parse(assessment);
  return new Map([...reasons, ...notEvaluated].map((answer) => [answer.code, answer]));
}

/** Null when today's engine can't read what an earlier one recorded, or its ruleset. */
async function assessAgain(t: TenantTx, order: OrderPageRow, recorded: RecordedFacts): Promise<Assessment | null> {
  const screening = screeningOf(order);
  const stored = await readRuleset(t, screening.rulesetVersion);
  if (!stored) return null;
  try {
    const compiled = compileRuleset({
      version: stored.version,
      rules: parseStoredRules(stored.rules),
      settings: stored.settings,
    });
    return compiled.ok ? assess(normaliseOrder(asSent(order)), unpackFacts(recorded), compiled.ruleset) : null;
  } catch (error) {
    log().warn({ event: "order.replay_failed", screeningId: screening.id, err: error });
    return null;
  }
}
