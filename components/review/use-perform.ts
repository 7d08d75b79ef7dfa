"use client";

import { useTranslations } from "next-intl";
import { useRef } from "react";
import { useAct } from "@/components/shell/use-act";
import { useReaderLocale } from "@/components/shell/use-reader-locale";
import { useAnnounce } from "@/components/ui/live-region";
import { useToast } from "@/components/ui/toast";
import { type Act, type ActWord, reviewKeys } from "@/lib/review/client";
import type { CaseSummary } from "@/lib/review/contract";
import { neighbourOf } from "./queue-cache";
import { useProblemText } from "./use-problem-text";

/** What is done to a case can be taken back this long; then the merchant hears of it, and it stands. */
export const UNDO_SECONDS = 6;

export const wordOf = ({ act, body }: Act): ActWord => (act === "decision" ? body.decision : act);

/**
 * Does something to a case and moves on at once: the neighbour is chosen and shown before anything is sent. What fails brings the case
 * back to the list and says so until it is dismissed; a lost race tells who decided what.
 */
export function usePerform(on: {
  readonly cases: readonly CaseSummary[];
  readonly show: (caseId: string | null) => void;
  /** The case is ours until the server has heard: its lease is kept. */
  readonly began: (caseId: string) => void;
  readonly ended: (caseId: string, how: "saved" | "failed" | "undone") => void;
}) {
  const t = useTranslations("review.decide");
  const locale = useReaderLocale();
  const announce = useAnnounce();
  const act = useAct();
  const { show: toast } = useToast();
  const said = useProblemText();
  const latest = useRef<(() => boolean) | null>(null);

  const perform = (caseId: string, order: string, what: Act) => {
    const label = t(`done.${wordOf(what)}`, { order });
    const next = neighbourOf(on.cases, caseId);
    on.began(caseId);
    const { undo } = act({
      path: `/cases/${caseId}/${what.act}`,
      body: what.body,
      label,
      subject: caseId,
      refresh: [reviewKeys.queues(), reviewKeys.views(), reviewKeys.case(locale, caseId)],
      undoMs: UNDO_SECONDS * 1_000,
      onSaved: () => on.ended(caseId, "saved"),
      onUndone: () => {
        on.ended(caseId, "undone");
        on.show(caseId);
        announce(t("undone", { order }));
      },
      onFailed: (error) => {
        on.ended(caseId, "failed");
        toast({
          title: t("failed", { order }),
          description: said(error),
          tone: "bad",
          action: { label: t("reopen"), onPress: () => on.show(caseId) },
        });
      },
    });
    latest.current = undo;
    on.show(next?.caseId ?? null);
    announce(`${label} ${next ? t("next", { order: next.externalOrderId }) : t("last")}`);
  };

  /** Takes back what was done last, while that is possible. */
  const undoLast = () => {
    const undone = latest.current?.() ?? false;
    latest.current = null;
    return undone;
  };
  return { perform, undoLast };
}
