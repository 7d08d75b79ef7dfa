import type { Verdict } from "../shared/vocabulary";
import { TYPOLOGIES } from "../shared/vocabulary";
import { inControlGroup } from "./control-group";
import type { UnknownWhy } from "./facts";
import type { Scores } from "./score";
import type { ShopSettings } from "./settings";
import type { SignalCode } from "./signals";
import { HISTORY_SOURCE, LISTS_SOURCE, MODEL_SOURCE } from "./signals/history";
import type { SignalAction } from "./signals/signal";

/** Everything a decision rests on. */
export type Grounds = {
  readonly externalOrderId: string;
  /** Fired signals with the action in force. */
  readonly fired: readonly { readonly code: SignalCode; readonly action: SignalAction }[];
  readonly unknown: readonly { readonly code: SignalCode; readonly why: UnknownWhy }[];
  /** Ids of the allowlist entries that force OK. */
  readonly forcingOk: readonly string[];
  /** Fired rules with an effect of their own; scoring rules are in the scores. */
  readonly rules: readonly { readonly ruleId: string; readonly effect: Verdict }[];
  readonly scores: Scores;
  readonly degraded: readonly string[];
  /** A renewal of a subscription: not its first order. */
  readonly isRenewal: boolean;
  readonly amountTotal: number;
  readonly currency: string;
  readonly settings: ShopSettings;
};

/** Who had the last word, and by which of its parts: signal codes, rule ids, bands, sources or list entries. */
export type DecidedBy = { readonly step: DecisionStep; readonly by: readonly string[] };
export type Decision = { readonly verdict: Verdict; readonly decidedBy: DecidedBy };

type Ask = (grounds: Grounds) => readonly string[];

/**
 * The order of precedence: the first step that finds something decides. All that asks for NG comes before all that asks for
 * HOLD, so that one more risk never softens a verdict; a HOLD rule asks for a person at the least. An OK rule speaks only where no
 * rule disagrees, and then it overrides signals and scores, as the merchant who wrote it wants. A renewal that is not screened and
 * a good customer on the fast track pass likewise; neither passes a block list, an NG rule or a HOLD rule, the latter no NG at all.
 */
const STEPS = [
  { step: "block_list", verdict: "NG", ask: (g) => codesAsking(g, "NG").filter(isBlockList) },
  { step: "allow_list", verdict: "OK", ask: (g) => g.forcingOk },
  { step: "rule", verdict: "NG", ask: (g) => rulesAsking(g, "NG") },
  { step: "rule", verdict: "OK", ask: (g) => (rulesAsking(g, "HOLD").length > 0 ? [] : rulesAsking(g, "OK")) },
  { step: "subscription", verdict: "OK", ask: (g) => (rulesAsking(g, "HOLD").length > 0 ? [] : unscreenedRenewal(g)) },
  { step: "signal", verdict: "NG", ask: (g) => codesAsking(g, "NG") },
  { step: "score_band", verdict: "NG", ask: (g) => bandsReached(g, "ng") },
  { step: "rule", verdict: "HOLD", ask: (g) => rulesAsking(g, "HOLD") },
  { step: "fast_track", verdict: "OK", ask: fastTracked },
  { step: "signal", verdict: "HOLD", ask: (g) => codesAsking(g, "HOLD") },
  { step: "score_band", verdict: "HOLD", ask: (g) => bandsReached(g, "hold") },
] as const satisfies readonly { step: string; verdict: Verdict; ask: Ask }[];

export type DecisionStep =
  | (typeof STEPS)[number]["step"]
  | "failed_source"
  | "unknowns"
  | "control_group"
  | "no_objection";

export function decide(grounds: Grounds): Decision {
  return controlled(grounds, withheld(grounds, precedence(grounds)));
}

function precedence(grounds: Grounds): Decision {
  for (const { step, verdict, ask } of STEPS) {
    const by = ask(grounds);
    if (by.length > 0) return { verdict, decidedBy: { step, by } };
  }
  return { verdict: "OK", decidedBy: { step: "no_objection", by: [] } };
}

/** What could not be asked may forbid an OK that nobody gave on purpose; it never lifts an objection. */
function withheld(grounds: Grounds, decision: Decision): Decision {
  const { step } = decision.decidedBy;
  if (decision.verdict === "NG" || step === "allow_list") return decision;
  const isRenewal = step === "subscription";
  // A renewal passes what it was not to be screened by; block lists hold for it, too.
  const missed = isRenewal ? grounds.degraded.filter((source) => source === LISTS_SOURCE) : grounds.degraded;
  for (const verdict of ["NG", "HOLD"] as const) {
    const by = missed.filter((source) => policyOf(grounds.settings, source) === verdict);
    if (by.length > 0 && severity(verdict) > severity(decision.verdict)) {
      return { verdict, decidedBy: { step: "failed_source", by } };
    }
  }
  const { important, holdAtLeast } = grounds.settings.unknowns;
  const silent = grounds.unknown.filter(({ code, why }) => why !== "not_applicable" && important.includes(code));
  return decision.verdict === "OK" &&
    step !== "rule" &&
    !isRenewal &&
    holdAtLeast !== null &&
    silent.length >= holdAtLeast
    ? { verdict: "HOLD", decidedBy: { step: "unknowns", by: silent.map(({ code }) => code) } }
    : decision;
}

/** Refusals by the engine's own judgement alone are sampled: what people wrote (lists, rules) stands. */
function controlled(grounds: Grounds, decision: Decision): Decision {
  const { step } = decision.decidedBy;
  if (decision.verdict !== "NG" || (step !== "signal" && step !== "score_band")) return decision;
  return inControlGroup(grounds.externalOrderId, grounds.settings.controlGroup)
    ? { verdict: "HOLD", decidedBy: { step: "control_group", by: decision.decidedBy.by } }
    : decision;
}

function severity(verdict: Verdict): number {
  switch (verdict) {
    case "OK":
      return 0;
    case "HOLD":
      return 1;
    case "NG":
      return 2;
    default:
      return verdict satisfies never;
  }
}

function policyOf({ failurePolicy }: ShopSettings, source: string): Verdict {
  if (source === HISTORY_SOURCE) return failurePolicy.history;
  if (source === MODEL_SOURCE) return failurePolicy.model;
  return source === LISTS_SOURCE ? failurePolicy.lists : failurePolicy.other;
}

function unscreenedRenewal({ isRenewal, settings }: Grounds): readonly string[] {
  return isRenewal && settings.subscriptions.screen === "first_only" ? ["first_only"] : [];
}

/** A known good customer, in a usual amount, and no sign of a stranger. */
function fastTracked({ fired, amountTotal, currency, settings: { fastTrack } }: Grounds): readonly string[] {
  const amountMax = fastTrack.amountMaxMinor[currency];
  if (!fastTrack.enabled || amountMax === undefined || amountTotal > amountMax) return [];
  if (fired.some(({ code }) => fastTrack.stoppedBy.includes(code))) return [];
  return fired.filter(({ code }) => code === GOOD_HISTORY).map(({ code }) => code);
}

const GOOD_HISTORY = "T01" satisfies SignalCode;

function isBlockList(code: string): boolean {
  return code === ("C01" satisfies SignalCode);
}

function codesAsking(grounds: Grounds, action: SignalAction): readonly string[] {
  return grounds.fired.filter((signal) => signal.action === action).map((signal) => signal.code);
}

function rulesAsking(grounds: Grounds, effect: Verdict): readonly string[] {
  return grounds.rules.filter((rule) => rule.effect === effect).map((rule) => rule.ruleId);
}

function bandsReached({ scores, settings }: Grounds, edge: "hold" | "ng"): readonly string[] {
  const reached = (score: number, limit: number | null) => limit !== null && score >= limit;
  const total = reached(scores.riskScore, settings.bands.total[edge]) ? ["total"] : [];
  const typologies = TYPOLOGIES.filter((typology) =>
    reached(scores.typologies[typology], settings.bands.typologies[typology][edge]),
  );
  return [...total, ...typologies];
}
