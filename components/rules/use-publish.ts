"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useReaderLocale } from "@/components/shell/use-reader-locale";
import { publish, restore, ruleKeys } from "@/lib/rules/client";
import type { PublishRequest, RestoreRequest, RulesetView } from "@/lib/rules/contract";
import { ConsoleProblem } from "@/lib/shared/ask-console";

/** Publishing and restoring; whichever succeeds, what is in force is known at once. */
export function usePublish(onDone: (inForce: RulesetView) => void) {
  const locale = useReaderLocale();
  const queries = useQueryClient();
  const settled = async (inForce: RulesetView) => {
    queries.setQueryData(ruleKeys.inForce(), inForce);
    onDone(inForce);
    await queries.invalidateQueries({ queryKey: ruleKeys.all, predicate: ({ queryKey }) => queryKey[1] !== "version" });
  };
  /** Refused because somebody else was first: what is in force is not what the page shows. */
  const refused = (error: Error) => {
    if (meanwhileOf(error)) void queries.invalidateQueries({ queryKey: ruleKeys.inForce() });
  };
  const publication = useMutation({
    mutationFn: (body: PublishRequest) => publish(locale, body, crypto.randomUUID()),
    onSuccess: settled,
    onError: refused,
  });
  const restoration = useMutation({
    mutationFn: (body: RestoreRequest) => restore(locale, body, crypto.randomUUID()),
    onSuccess: settled,
    onError: refused,
  });
  return { publication, restoration };
}

export type Meanwhile = Pick<RulesetView, "version" | "note" | "publishedAt" | "publishedByName">;

/** What somebody else published in between, when that is why it was refused. */
export function meanwhileOf(error: Error | null): Meanwhile | null {
  if (!(error instanceof ConsoleProblem) || error.code !== "ruleset_conflict") return null;
  const { current } = error.body;
  return isMeanwhile(current) ? current : null;
}

const isMeanwhile = (value: unknown): value is Meanwhile =>
  typeof value === "object" &&
  value !== null &&
  "version" in value &&
  typeof value.version === "number" &&
  "publishedAt" in value &&
  typeof value.publishedAt === "string";
