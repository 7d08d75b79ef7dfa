import type { Touchpoint, Typology, Verdict } from "../shared/vocabulary";
import { type DecidedBy, decide } from "./decide";
import type { Facts, UnknownWhy } from "./facts";
import { featuresOf } from "./features";
import { type NetworkReference, networkReferences } from "./network-references";
import type { Order } from "./order";
import type { RuleEnvironment } from "./rules/compile-rule";
import { type RuleEffect, type Ruleset, type SignalReader, tunedFor } from "./ruleset";
import { type ScorePart, scoreOf } from "./score";
import type { ShopSettings } from "./settings";
import type { SignalCode } from "./signals";
import type { Evidence, SignalAction } from "./signals/signal";
import { type SimilarOrder, similarOrders } from "./similar-orders";
import type { TypologyScores } from "./typologies";

/** The answer to one signal's question, with what the settings make of it. */
export type AssessedReading =
  | {
      readonly code: SignalCode;
      readonly state: "fired";
      readonly action: SignalAction;
      readonly typology: Typology;
      readonly points: number;
      readonly touchpoints: readonly Touchpoint[];
      readonly evidence: Evidence;
    }
  | { readonly code: SignalCode; readonly state: "clear" }
  | { readonly code: SignalCode; readonly state: "unknown"; readonly why: UnknownWhy };

type Fired = Extract<AssessedReading, { state: "fired" }>;
type Unanswered = Extract<AssessedReading, { state: "unknown" }>;

/** Why an order was judged as it was. `points` of trust are those taken off; `action` tells the two apart. */
export type Reason = Omit<Fired, "state">;
export type FiredRule = { readonly ruleId: string; readonly name: string; readonly effect: RuleEffect };

/** What the engine says of an order. Deterministic, and plain JSON. */
export type Assessment = {
  readonly verdict: Verdict;
  readonly decidedBy: DecidedBy;
  /** 0–1000, one decimal, higher is riskier. */
  readonly riskScore: number;
  readonly typologies: TypologyScores;
  /** Every enabled signal, in the order of the catalogue. */
  readonly readings: readonly AssessedReading[];
  /** The fired ones, strongest first: by what they ask for, then by points. */
  readonly reasons: readonly Reason[];
  readonly rulesFired: readonly FiredRule[];
  /** Ids of rules that could not be answered; they have no effect. */
  readonly rulesUnknown: readonly string[];
  readonly notEvaluated: readonly { readonly code: SignalCode; readonly why: UnknownWhy }[];
  readonly similarOrders: readonly SimilarOrder[];
  readonly networkReferences: readonly NetworkReference[];
  readonly model: null;
};

/**
 * Judges an order by what was known when it was placed. Read this first: signals answer, rules ask (of fields and of signals),
 * both score, and `decide` weighs them in its order of precedence. Pure: the same arguments give the same answer, wherever and
 * whenever it runs.
 */
export function assess(order: Order, facts: Facts, ruleset: Ruleset): Assessment {
  const { settings, readers } = tunedFor(ruleset, order.input.shopId);
  const readings = readers.map((reader) => ask(reader, order, facts));
  const fired = readings.filter((reading) => reading.state === "fired");
  const unanswered = readings.filter((reading) => reading.state === "unknown");
  const { rulesFired, rulesUnknown } = evaluate(ruleset, order, facts, readings);
  const scores = scoreOf([...fired.map(partOfSignal), ...rulesFired.flatMap((rule) => partOfRule(rule, settings))]);
  const decision = decide({
    externalOrderId: order.input.externalOrderId,
    fired,
    unknown: unanswered,
    forcingOk: forcingOk(fired, facts),
    rules: rulesFired.flatMap(({ ruleId, effect }) => (effect.kind === "score" ? [] : { ruleId, effect: effect.kind })),
    scores,
    degraded: facts.degraded,
    isRenewal: (order.input.subscription?.cycleNo ?? 1) > 1,
    amountTotal: order.input.amountTotal,
    currency: order.input.currency,
    settings,
  });
  return {
    ...decision,
    ...scores,
    readings,
    reasons: fired.toSorted(strongestFirst).map(({ state: _, ...reason }) => reason),
    rulesFired,
    rulesUnknown,
    notEvaluated: unanswered.map(({ code, why }: Unanswered) => ({ code, why })),
    similarOrders: similarOrders(facts),
    networkReferences: networkReferences(facts),
    model: null,
  };
}

function ask({ code, signal, points, action, read }: SignalReader, order: Order, facts: Facts): AssessedReading {
  const reading = read(order, facts);
  if (reading.state !== "fired") return { code, ...reading };
  return {
    code,
    state: "fired",
    // An administrator who changed the action has the last word; otherwise the reading may ask for another than usual.
    action: action === signal.action ? (reading.action ?? action) : action,
    typology: signal.typology,
    points: Math.round(points * (reading.part ?? 1)),
    touchpoints: reading.touchpoints ?? signal.touchpoints,
    evidence: reading.evidence,
  };
}

function evaluate({ rules, slots }: Ruleset, order: Order, facts: Facts, readings: readonly AssessedReading[]) {
  const rulesFired: FiredRule[] = [];
  const rulesUnknown: string[] = [];
  if (rules.length === 0) return { rulesFired, rulesUnknown };
  const values = featuresOf(order, facts, slots);
  const environment = environmentOf(readings);
  for (const { rule, compiled } of rules) {
    const answer = compiled.evaluate(values, environment);
    if (answer === true) rulesFired.push({ ruleId: rule.id, name: rule.name, effect: rule.effect });
    if (answer === "unknown") rulesUnknown.push(rule.id);
  }
  return { rulesFired, rulesUnknown };
}

/** A signal that is switched off was not asked: rules hear *unknown*. The index is made when a rule first asks. */
function environmentOf(readings: readonly AssessedReading[]): RuleEnvironment {
  let states: Map<string, AssessedReading["state"]> | undefined;
  return {
    fired: (code) => {
      states ??= new Map(readings.map((reading) => [reading.code, reading.state]));
      const state = states.get(code);
      return state === undefined || state === "unknown" ? "unknown" : state === "fired";
    },
  };
}

function partOfSignal({ action, points, typology }: Fired): ScorePart {
  switch (action) {
    case "NG":
      return { points, typology, kind: "certain" };
    case "HOLD":
    case "weight":
      return { points, typology, kind: "risk" };
    case "trust":
      return { points, typology, kind: "trust" };
    default:
      return action satisfies never;
  }
}

/** A rule that asks for a verdict speaks of no one kind of harm; one that asks for NG is as certain as a signal that does. */
function partOfRule({ effect }: FiredRule, { rulePoints }: ShopSettings): readonly ScorePart[] {
  switch (effect.kind) {
    case "OK":
      return [];
    case "HOLD":
      return [{ points: rulePoints.HOLD, typology: null, kind: "risk" }];
    case "NG":
      return [{ points: rulePoints.NG, typology: null, kind: "certain" }];
    case "score": {
      const { points, typology } = effect;
      return [points < 0 ? { points: -points, typology, kind: "trust" } : { points, typology, kind: "risk" }];
    }
    default:
      return effect satisfies never;
  }
}

function forcingOk(fired: readonly Fired[], facts: Facts): readonly string[] {
  if (!fired.some(({ code }) => code === "T03")) return [];
  return facts.lists.hits.filter((hit) => hit.list === "allow" && hit.forcesOk).map((hit) => hit.entryId);
}

const RANK: Readonly<Record<SignalAction, number>> = { NG: 3, HOLD: 2, weight: 1, trust: 0 };

function strongestFirst(a: Fired, b: Fired): number {
  return RANK[b.action] - RANK[a.action] || b.points - a.points;
}
