"use client";

import { useFormatter, useTranslations } from "next-intl";
import type { Decision } from "@/lib/review/act-contract";
import { ConsoleProblem } from "@/lib/shared/ask-console";

/** Why something was not done, in a sentence: a lost race tells who decided what. */
export function useProblemText(): (error: unknown) => string {
  const t = useTranslations("review");
  const format = useFormatter();
  return (error) => {
    if (!(error instanceof ConsoleProblem) || error.code === "network") return t("decide.network");
    const decision = decisionOf(error.body.decision);
    if (error.code !== "case_decided" || !decision) return error.detail;
    return t(`decided.${decision.decision}`, {
      name: decision.decidedBy,
      time: format.dateTime(new Date(decision.decidedAt), "clock"),
      reason: t(`reasonCodes.${decision.reasonCode}`),
    });
  };
}

function decisionOf(value: unknown): Decision | null {
  const isDecision = typeof value === "object" && value !== null && "decidedBy" in value && "reasonCode" in value;
  return isDecision ? (value as Decision) : null;
}
