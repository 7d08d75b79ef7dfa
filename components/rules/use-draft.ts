"use client";

import { useCallback, useMemo, useSyncExternalStore } from "react";
import type { PublishedRule, RulesetView } from "@/lib/rules/contract";
import { type DraftOwner, readDraft, subscribeDraft, writeDraft } from "./draft-store";
import { changesBetween } from "./ruleset-diff";

const POSITION_STEP = 1;

/** The rules as the author sees them: the published ones until something is changed. */
export function useDraft(owner: DraftOwner, published: RulesetView) {
  const { organizationId, userId } = owner;
  const whose = useMemo(() => ({ organizationId, userId }), [organizationId, userId]);
  const draft = useSyncExternalStore(
    subscribeDraft,
    () => readDraft(whose),
    () => null,
  );
  const rules = draft?.rules ?? published.rules;
  const baseVersion = draft?.baseVersion ?? published.version;

  /** Without a difference from what it began with there is no draft. */
  const keep = useCallback(
    (next: readonly PublishedRule[]) => {
      const isSame = baseVersion === published.version && changesBetween(published.rules, next).length === 0;
      writeDraft(whose, isSame ? null : { baseVersion, rules: next });
    },
    [whose, baseVersion, published],
  );
  const change = (ruleId: string, part: Partial<PublishedRule>) =>
    keep(rules.map((rule) => (rule.id === ruleId ? withPart(rule, part) : rule)));
  const remove = (ruleId: string) => keep(rules.filter((rule) => rule.id !== ruleId));
  const add = (rule: Omit<PublishedRule, "id" | "position">): string => {
    const id = newRuleId();
    const position = Math.max(0, ...rules.map((one) => one.position)) + POSITION_STEP;
    keep([...rules, { ...rule, id, position }]);
    return id;
  };
  const replace = (next: readonly PublishedRule[], onVersion: number) =>
    writeDraft(whose, { baseVersion: onVersion, rules: next });
  const discard = () => writeDraft(whose, null);
  return { rules, baseVersion, isDraft: draft !== null, change, remove, add, replace, keep, discard };
}

export type DraftHandle = ReturnType<typeof useDraft>;

/** An empty description is no description. */
function withPart(rule: PublishedRule, part: Partial<PublishedRule>): PublishedRule {
  const { description, ...next } = { ...rule, ...part };
  return description ? { ...next, description } : next;
}

const newRuleId = (): string => `rule-${crypto.randomUUID().slice(0, 8)}`;
