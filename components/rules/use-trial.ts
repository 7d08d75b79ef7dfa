"use client";

import { useMutation } from "@tanstack/react-query";
import { useReaderLocale } from "@/components/shell/use-reader-locale";
import { tryDraft } from "@/lib/rules/client";
import type { PublishedRule, TrialRequest, TrialView } from "@/lib/rules/contract";

export type Tried = {
  readonly rules: readonly PublishedRule[];
  readonly ruleId: string | null;
  readonly result: TrialView;
};

/** Runs a draft against the latest orders, and remembers exactly what was tried. */
export function useTrial() {
  const locale = useReaderLocale();
  return useMutation({
    mutationFn: async (asked: {
      rules: readonly PublishedRule[];
      ruleId: string | null;
      last: number;
    }): Promise<Tried> => {
      const body: TrialRequest = {
        rules: [...asked.rules],
        last: asked.last,
        ...(asked.ruleId === null ? {} : { ruleId: asked.ruleId }),
      };
      return { rules: asked.rules, ruleId: asked.ruleId, result: await tryDraft(locale, body) };
    },
  });
}
