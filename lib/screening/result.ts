import "server-only";
import type { KeptAssessment } from "@/lib/risk/assessment-record";
import type { Locale } from "@/lib/shared/vocabulary";
import type { ScreeningResult } from "./contract";
import { effectText, evidenceSentence, signalLabel } from "./reason-texts";

/** A screening as it is stored, with the words of the API. */
export type StoredScreening = {
  readonly id: string;
  readonly externalOrderId: string;
  readonly shopCode: string;
  readonly orderedAt: Date;
  readonly screenedAt: Date;
  readonly rulesetVersion: number;
  readonly elapsedUs: number;
  readonly assessment: KeptAssessment;
  readonly degraded: readonly string[];
  readonly similarExternalOrderIds: readonly string[];
  readonly caseId: string | null;
};

/** The answer of the API, its reasons in the caller's language. */
export function screeningResult(stored: StoredScreening, locale: Locale): ScreeningResult {
  const { assessment } = stored;
  return {
    screeningId: stored.id,
    externalOrderId: stored.externalOrderId,
    shopId: stored.shopCode,
    verdict: assessment.verdict,
    riskScore: assessment.riskScore,
    model: assessment.model,
    typologies: assessment.typologies,
    reasons: assessment.reasons.map((reason) => ({
      code: reason.code,
      points: reason.action === "trust" ? -reason.points : reason.points,
      touchpoints: [...reason.touchpoints],
      evidence: reason.evidence,
      label: signalLabel(reason.code, locale),
      message: evidenceSentence(reason.code, reason.evidence, locale),
    })),
    rulesFired: assessment.rulesFired.map((rule) => ({
      ruleId: rule.ruleId,
      name: rule.name,
      effect: effectText(rule.effect),
    })),
    notEvaluated: [...assessment.notEvaluated],
    similarOrders: [...ownOrders(stored), ...networkOrders(stored)],
    rulesetVersion: stored.rulesetVersion,
    caseId: stored.caseId,
    degraded: [...stored.degraded],
    elapsedMs: stored.elapsedUs / 1_000,
    orderedAt: stored.orderedAt.toISOString(),
    screenedAt: stored.screenedAt.toISOString(),
  };
}

function ownOrders({ assessment, similarExternalOrderIds }: StoredScreening): ScreeningResult["similarOrders"] {
  return assessment.similarOrders.flatMap((similar, index) => {
    const externalOrderId = similarExternalOrderIds[index];
    return externalOrderId ? [{ externalOrderId, sharedFields: [...similar.sharedFields] }] : [];
  });
}

function networkOrders({ assessment }: StoredScreening): ScreeningResult["similarOrders"] {
  const references = assessment.networkReferences ?? [];
  return references.map(({ sharedField, ...networkRef }) => ({ networkRef, sharedFields: [sharedField] }));
}
