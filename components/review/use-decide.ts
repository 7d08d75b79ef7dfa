"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useFormatter, useTranslations } from "next-intl";
import { v4 } from "uuid";
import { useAnnounce } from "@/components/ui/live-region";
import { useToast } from "@/components/ui/toast";
import { decide, isRefusal, reviewKeys } from "@/lib/review/client";
import type { CaseSummary, Decision, DecisionBody } from "@/lib/review/contract";
import { ConsoleProblem } from "@/lib/shared/ask-console";
import { neighbourOf, type Queue, withCase, withoutCase } from "./queue-cache";
import { useReaderLocale } from "./use-reader-locale";

type Act = {
  readonly caseId: string;
  readonly order: string;
  readonly body: DecisionBody;
  /** The case's row, put back when the decision fails; null when it was not in the list. */
  readonly summary: CaseSummary | null;
  readonly attempt: string;
};

const RETRIES = 2;
const SAVED_SHOWN_MS = 3_000;

/**
 * Decides a case and moves on at once: the neighbour is chosen and shown before the server is asked. What fails comes back to the
 * list and says so until it is dismissed; a lost race tells who decided what.
 */
export function useDecide(on: {
  readonly cases: readonly CaseSummary[];
  readonly show: (caseId: string | null) => void;
  readonly settled: (caseId: string) => void;
}) {
  const t = useTranslations("review.decide");
  const locale = useReaderLocale();
  const queries = useQueryClient();
  const announce = useAnnounce();
  const { show: toast } = useToast();
  const said = useProblemText();

  const changeQueues = (change: (queue: Queue) => Queue) =>
    queries.setQueriesData<Queue>({ queryKey: reviewKeys.queues() }, (queue) => queue && change(queue));

  const { mutate } = useMutation({
    mutationFn: ({ caseId, body, attempt }: Act) => decide(locale, caseId, body, attempt),
    // The attempt's name makes a second sending harmless.
    retry: (count, error) => count < RETRIES && !isRefusal(error),
    onSuccess: (_decision, { caseId, order, body }) => {
      on.settled(caseId);
      toast({ title: t(`saved.${body.decision}`, { order }), tone: "plain", timeoutMs: SAVED_SHOWN_MS });
    },
    onError: (error, { caseId, order, summary }) => {
      const gone = error instanceof ConsoleProblem && error.code === "case_decided";
      if (summary && !gone) changeQueues((queue) => withCase(queue, summary));
      toast({
        title: t("failed", { order }),
        description: said(error),
        tone: "bad",
        action: { label: t("reopen"), onPress: () => on.show(caseId) },
      });
    },
    onSettled: (_decision, _error, { caseId }) =>
      Promise.all([
        queries.invalidateQueries({ queryKey: reviewKeys.queues() }),
        queries.invalidateQueries({ queryKey: reviewKeys.case(locale, caseId) }),
      ]),
  });

  return (caseId: string, order: string, body: DecisionBody) => {
    const next = neighbourOf(on.cases, caseId);
    const summary = on.cases.find((item) => item.caseId === caseId) ?? null;
    void queries.cancelQueries({ queryKey: reviewKeys.queues() });
    changeQueues((queue) => withoutCase(queue, caseId));
    on.show(next?.caseId ?? null);
    announce(
      `${t(`saved.${body.decision}`, { order })} ${next ? t("next", { order: next.externalOrderId }) : t("last")}`,
    );
    mutate({ caseId, order, body, summary, attempt: v4() });
  };
}

function useProblemText(): (error: unknown) => string {
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
