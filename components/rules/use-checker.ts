"use client";

import { useQuery } from "@tanstack/react-query";
import { useReaderLocale } from "@/components/shell/use-reader-locale";
import { vocabularyOptions } from "@/lib/rules/client";
import type { Vocabulary } from "@/lib/rules/contract";
import type { Checker } from "./checker";

/** The checker of rule texts with the words it knows; null until both are there. */
export function useChecker(): {
  readonly check: Checker | null;
  readonly vocabulary: Vocabulary | null;
  /** Asks again; null while nothing has failed. */
  readonly retry: (() => void) | null;
} {
  const locale = useReaderLocale();
  const words = useQuery(vocabularyOptions(locale));
  const vocabulary = words.data ?? null;
  const checker = useQuery({
    queryKey: ["rules", "checker", locale],
    enabled: vocabulary !== null,
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: async () => {
      if (!vocabulary) throw new Error("no vocabulary");
      const { makeChecker } = await import("./checker");
      return { check: await makeChecker(vocabulary, locale) };
    },
  });
  const failed = [words, checker].find(({ isError }) => isError);
  return {
    check: checker.data?.check ?? null,
    vocabulary,
    retry: failed ? () => void failed.refetch() : null,
  };
}
