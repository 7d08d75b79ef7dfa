"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { type RefObject, useEffect, useRef } from "react";
import { useReaderLocale } from "@/components/shell/use-reader-locale";
import { useCommand } from "@/components/shortcuts/shortcuts";
import { useToast } from "@/components/ui/toast";
import { caseOptions, claimNext } from "@/lib/review/client";
import type { CaseSummary } from "@/lib/review/contract";
import type { QueueFilter } from "@/lib/review/filter-contract";
import { neighbourOf } from "./queue-cache";
import type { ReviewLocation } from "./use-review-location";

type Show = ReviewLocation["show"];

/** The first that nobody else looks at; null where there is none. */
export const firstCase = (cases: readonly CaseSummary[]): string | null =>
  cases.find((item) => item.claim === null || item.claim.mine)?.caseId ?? null;

/** On a wide screen half of it would stay empty: the first case that nobody is on is opened, and the address says so. */
export function useFirstCase(on: {
  wide: boolean;
  caseId: string | null;
  cases: readonly CaseSummary[];
  show: Show;
}): void {
  const { wide, caseId, show } = on;
  const first = firstCase(on.cases);
  useEffect(() => {
    if (!wide || caseId !== null || first === null) return;
    // The router learns of addresses only once it has started, which is after the effects of its pages.
    const timer = setTimeout(() => show(first));
    return () => clearTimeout(timer);
  }, [wide, caseId, first, show]);
}

/** The case that a decision would lead to is read ahead, so that it is there at once. */
export function usePrefetchNeighbour(cases: readonly CaseSummary[], caseId: string | null): void {
  const queries = useQueryClient();
  const locale = useReaderLocale();
  const nextId = caseId === null ? null : (neighbourOf(cases, caseId)?.caseId ?? null);
  useEffect(() => {
    if (nextId !== null) void queries.prefetchQuery(caseOptions(locale, nextId));
  }, [queries, locale, nextId]);
}

/** `j`, `k` and Enter: through the list, and into the case. */
export function useMoves(on: {
  cases: readonly CaseSummary[];
  caseId: string | null;
  show: Show;
  open: (caseId: string) => void;
  heading: RefObject<HTMLHeadingElement | null>;
  focusNext: RefObject<string | null>;
}): void {
  // Keys may come faster than the address changes: each step starts where the last one led.
  const at = useRef(on.caseId);
  useEffect(() => {
    at.current = on.caseId;
  }, [on.caseId]);
  const step = (by: 1 | -1) => () => {
    const index = on.cases.findIndex((item) => item.caseId === at.current);
    const target = index === -1 ? on.cases[0] : on.cases[index + by];
    if (!target) return;
    at.current = target.caseId;
    on.focusNext.current = target.caseId;
    on.show(target.caseId);
  };
  useCommand("next", step(1));
  useCommand("previous", step(-1));
  useCommand("open", () => {
    if (on.caseId !== null) on.heading.current?.focus();
    else if (on.cases[0]) on.open(on.cases[0].caseId);
  });
}

/** Takes the next case of the filter that nobody is on; of people who ask at once, each gets another. */
export function useTakeNext(filter: QueueFilter, show: Show): () => void {
  const t = useTranslations("review");
  const locale = useReaderLocale();
  const { show: toast } = useToast();
  return () => {
    claimNext(locale, filter).then(
      ({ next }) => (next ? show(next.caseId) : toast({ title: t("claim.nothingFree") })),
      () => toast({ title: t("failure.network"), tone: "bad" }),
    );
  };
}
