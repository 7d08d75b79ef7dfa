"use client";

import { useMemo } from "react";
import type { PublishedRule } from "@/lib/rules/contract";
import type { Fault } from "./checker";
import { useChecker } from "./use-checker";

/** The mistakes of a condition; null until the checker is there. */
export function useFaults(condition: string): readonly Fault[] | null {
  const { check } = useChecker();
  return useMemo(() => check?.(condition) ?? null, [check, condition]);
}

export type Unsound = { readonly rule: PublishedRule; readonly faults: readonly Fault[]; readonly isNamed: boolean };

/** Rules that can't be published as they stand; null until the checker is there. */
export function useUnsound(rules: readonly PublishedRule[]): readonly Unsound[] | null {
  const { check } = useChecker();
  return useMemo(
    () =>
      check &&
      rules
        .map((rule) => ({ rule, faults: check(rule.condition), isNamed: rule.name.trim() !== "" }))
        .filter(({ faults, isNamed }) => faults.length > 0 || !isNamed),
    [check, rules],
  );
}
