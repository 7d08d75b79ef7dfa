"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useCallback, useMemo } from "react";
import { useReaderLocale } from "@/components/shell/use-reader-locale";
import { useToast } from "@/components/ui/toast";
import { reveal, reviewKeys } from "@/lib/review/client";
import type { CaseDetail } from "@/lib/review/contract";
import { useProblemText } from "./use-problem-text";

/** What a reveal adds to a masked case: the fields that hold personal data, whole. */
const PERSONAL = ["shipTos", "buyer", "payment", "device", "note", "identifiers", "masked"] as const;

/**
 * The case with its personal data whole, once the reader has asked for it on the record; for as long as the page is open. Everything
 * else stays what the case itself says now.
 */
export function useReveal(detail: CaseDetail): {
  readonly shown: CaseDetail;
  readonly reveal: () => void;
  readonly revealing: boolean;
} {
  const locale = useReaderLocale();
  const queries = useQueryClient();
  const { show: toast } = useToast();
  const said = useProblemText();
  const queryKey = reviewKeys.revealed(locale, detail.caseId);
  const { data: whole } = useQuery<CaseDetail | null>({ queryKey, queryFn: () => null, enabled: false });
  const { mutate, isPending } = useMutation({
    mutationFn: () => reveal(locale, detail.caseId),
    onSuccess: (answer) => queries.setQueryData(queryKey, answer),
    onError: (error) => toast({ title: said(error), tone: "bad" }),
  });
  const shown = useMemo(
    () =>
      whole && detail.masked
        ? { ...detail, ...Object.fromEntries(PERSONAL.map((name) => [name, whole[name]])) }
        : detail,
    [detail, whole],
  );
  return { shown, reveal: useCallback(() => mutate(), [mutate]), revealing: isPending };
}
