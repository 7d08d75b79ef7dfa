import type { CaseReason, FiredRule } from "@/lib/review/contract";

/** Something that was found: by a signal, or by a rule of the merchant's own. */
export type Finding =
  | { readonly kind: "signal"; readonly reason: CaseReason }
  | { readonly kind: "rule"; readonly rule: FiredRule };

type Found = { readonly reasons: readonly CaseReason[]; readonly rulesFired: readonly FiredRule[] };

/** What speaks against the order and what speaks for it, the strongest first: by what it asks for, then by points. */
export function rankReasons({ reasons, rulesFired }: Found) {
  const rules = rulesFired.map((rule): Finding => ({ kind: "rule", rule }));
  // Of equals the rule is named first: a rule goes before a signal in deciding, too.
  const all = [...rules, ...reasons.map((reason): Finding => ({ kind: "signal", reason }))];
  const ranked = all.toSorted((a, b) => rankOf(a) - rankOf(b) || pointsOf(b) - pointsOf(a));
  return { against: ranked.filter((one) => !isFor(one)), inFavour: ranked.filter(isFor) };
}

const isFor = (one: Finding): boolean =>
  one.kind === "signal" ? one.reason.action === "trust" : one.rule.action === "OK" || one.rule.points < 0;

const RANK: Readonly<Record<CaseReason["action"] | FiredRule["action"], number>> = {
  NG: 0,
  HOLD: 1,
  OK: 1,
  score: 2,
  weight: 2,
  trust: 2,
};

const rankOf = (one: Finding): number => RANK[one.kind === "signal" ? one.reason.action : one.rule.action];

/** A verdict is worth more than any points. */
const pointsOf = (one: Finding): number => {
  if (one.kind === "signal") return one.reason.points;
  return one.rule.action === "score" ? Math.abs(one.rule.points) : Number.MAX_SAFE_INTEGER;
};
