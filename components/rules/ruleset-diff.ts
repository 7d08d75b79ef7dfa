import type { PublishedRule } from "@/lib/rules/contract";

/** The parts of a rule that a reader compares, in the order in which they are shown. */
export const RULE_PARTS = ["name", "condition", "effect", "enabled", "description"] as const;
export type RulePart = (typeof RULE_PARTS)[number];

export type RuleChange =
  | { readonly kind: "added"; readonly ruleId: string; readonly after: PublishedRule }
  | { readonly kind: "removed"; readonly ruleId: string; readonly before: PublishedRule }
  | {
      readonly kind: "changed";
      readonly ruleId: string;
      readonly before: PublishedRule;
      readonly after: PublishedRule;
      readonly parts: readonly RulePart[];
    };

const partText = (rule: PublishedRule, part: RulePart): string => JSON.stringify(rule[part] ?? "");

export const changedParts = (before: PublishedRule, after: PublishedRule): readonly RulePart[] =>
  RULE_PARTS.filter((part) => partText(before, part) !== partText(after, part));

/** What sets one set of rules apart from another, in the order of the later one; what was removed comes last. */
export function changesBetween(before: readonly PublishedRule[], after: readonly PublishedRule[]): RuleChange[] {
  const known = new Map(before.map((rule) => [rule.id, rule]));
  const kept = new Set(after.map((rule) => rule.id));
  const changes = after.flatMap((rule): RuleChange[] => {
    const old = known.get(rule.id);
    if (!old) return [{ kind: "added", ruleId: rule.id, after: rule }];
    const parts = changedParts(old, rule);
    return parts.length === 0 ? [] : [{ kind: "changed", ruleId: rule.id, before: old, after: rule, parts }];
  });
  const removed = before.filter((rule) => !kept.has(rule.id));
  return [...changes, ...removed.map((rule): RuleChange => ({ kind: "removed", ruleId: rule.id, before: rule }))];
}

export type Rebased = {
  readonly rules: PublishedRule[];
  /** Rules that both sides changed differently; ours stands in `rules`. */
  readonly conflicts: readonly string[];
};

/**
 * Our changes, made on `base`, on top of `theirs`, which was published meanwhile. A rule that we left alone is theirs; one that we
 * changed is ours, and a conflict where they changed it too.
 */
export function rebase(
  base: readonly PublishedRule[],
  ours: readonly PublishedRule[],
  theirs: readonly PublishedRule[],
): Rebased {
  const mine = new Map(changesBetween(base, ours).map((change) => [change.ruleId, change]));
  const foreign = new Map(changesBetween(base, theirs).map((change) => [change.ruleId, change]));
  const kept = theirs.flatMap((rule): PublishedRule[] => {
    const change = mine.get(rule.id);
    if (!change) return [rule];
    return change.kind === "removed" ? [] : [change.after];
  });
  const present = new Set(theirs.map((rule) => rule.id));
  const own = [...mine.values()].flatMap((change) =>
    change.kind === "removed" || present.has(change.ruleId) ? [] : [change.after],
  );
  const conflicts = [...mine.values()].filter((change) => contradicts(change, foreign.get(change.ruleId)));
  return { rules: [...kept, ...own], conflicts: conflicts.map(({ ruleId }) => ruleId) };
}

function contradicts(ours: RuleChange, theirs: RuleChange | undefined): boolean {
  if (theirs === undefined) return false;
  if (ours.kind === "removed" || theirs.kind === "removed") return ours.kind !== theirs.kind;
  return changedParts(ours.after, theirs.after).length > 0;
}

/** Values of a document by their path, `signals.C04.points`; a list is a value. */
export function leavesOf(node: unknown, path: readonly string[] = []): readonly (readonly [string, string])[] {
  if (typeof node === "object" && node !== null && !Array.isArray(node)) {
    return Object.entries(node).flatMap(([key, child]) => leavesOf(child, [...path, key]));
  }
  return [[path.join("."), JSON.stringify(node)]];
}

export type SettingChange = { readonly path: string; readonly before: string | null; readonly after: string | null };

/** Null where a document leaves a setting to the engine. */
export function settingChanges(before: unknown, after: unknown): readonly SettingChange[] {
  const [old, now] = [new Map(leavesOf(before)), new Map(leavesOf(after))];
  return [...new Set([...old.keys(), ...now.keys()])]
    .map((path) => ({ path, before: old.get(path) ?? null, after: now.get(path) ?? null }))
    .filter((change) => change.before !== change.after);
}
