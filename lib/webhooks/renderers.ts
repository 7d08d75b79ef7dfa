import "server-only";
import { alertEvent } from "@/lib/alerts/alert-event";
import { getScreening } from "@/lib/screening/get-screening";
import type { JsonObject } from "@/lib/shared/json";
import type { WebhookEvent } from "./contract";
import type { Renderer } from "./render-event";
import { selectDecisionOfCase } from "./subject-store";

const decided: Renderer = async (t, caseId) => {
  const row = await selectDecisionOfCase(t, caseId);
  return (
    row && {
      decisionId: row.id,
      caseId: row.caseId,
      screeningId: row.case.screeningId,
      externalOrderId: row.case.order.externalOrderId,
      shopId: row.case.order.shop.code,
      decision: row.decision,
      reasonCode: row.reasonCode,
      decidedAt: row.decidedAt.toISOString(),
    }
  );
};

/** By event. Both events of a decision name its case and tell the same: the second one asks for something to be done about it. */
export const renderers: Readonly<Record<WebhookEvent, Renderer>> = {
  "screening.completed": async (t, screeningId) => asJson(await getScreening(t, screeningId)),
  "case.decided": decided,
  "order.cancel_requested": decided,
  "alert.raised": async (t, alertId) => asJson(await alertEvent(t, alertId)),
};

/** Through JSON once: what leaves is data, whatever the type in memory. */
const asJson = (value: object | null): JsonObject | null => value && JSON.parse(JSON.stringify(value));
