"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { v4 } from "uuid";
import { useReaderLocale } from "@/components/shell/use-reader-locale";
import { useAnnounce } from "@/components/ui/live-region";
import { useToast } from "@/components/ui/toast";
import type { BlockBody } from "@/lib/review/act-contract";
import { block, reviewKeys, unblock } from "@/lib/review/client";
import { useProblemText } from "./use-problem-text";

const UNDO_MS = 12_000;

/**
 * Puts identifiers of a case on the blocklist, at once: the next order is checked against it. What was put there can be taken back
 * from the notice, and later from the lists.
 */
export function useBlock(caseId: string, onDone: () => void) {
  const t = useTranslations("review.block");
  const undoWord = useTranslations("common.action")("undo");
  const locale = useReaderLocale();
  const queries = useQueryClient();
  const announce = useAnnounce();
  const { show: toast, dismiss } = useToast();
  const said = useProblemText();
  const refresh = () => queries.invalidateQueries({ queryKey: reviewKeys.case(locale, caseId) });
  const failed = (error: unknown) => toast({ title: t("failed"), description: said(error), tone: "bad" });

  const undo = (entryIds: string[]) =>
    unblock(locale, caseId, { entryIds }).then(() => {
      toast({ title: t("undone", { count: entryIds.length }), timeoutMs: UNDO_MS / 4 });
      return refresh();
    }, failed);

  return useMutation({
    mutationFn: ({ body, attempt }: { body: BlockBody; attempt: string }) => block(locale, caseId, body, attempt),
    onSuccess: ({ entryIds, unchanged }) => {
      const title = t("done", { count: entryIds.length, unchanged });
      announce(title);
      const shown = toast({
        title,
        timeoutMs: UNDO_MS,
        ...(entryIds.length > 0
          ? {
              action: {
                label: undoWord,
                onPress: () => {
                  dismiss(shown);
                  void undo(entryIds);
                },
              },
            }
          : {}),
      });
      onDone();
      return refresh();
    },
    onError: failed,
  });
}

export const newAttempt = (): string => v4();
