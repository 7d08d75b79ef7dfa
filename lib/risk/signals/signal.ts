import type { z } from "zod";
import type { Touchpoint, Typology } from "../../shared/vocabulary";
import type { Facts, UnknownWhy } from "../facts";
import type { Order } from "../order";

/** What a fired signal asks for: NG, HOLD, points only, or trust (lowers the score). */
export const SIGNAL_ACTIONS = ["NG", "HOLD", "weight", "trust"] as const;
export type SignalAction = (typeof SIGNAL_ACTIONS)[number];

export type EvidenceValue = string | number | boolean;
/** Numbers and words for the evidence sentence of `messages/{ja,en}/signals.json`; never a whole identifier of a person. */
export type Evidence = Readonly<Record<string, EvidenceValue>>;

/** The three-valued answer of a signal. `action` replaces the default one (C04 with five names asks for NG). */
export type Reading =
  | {
      readonly state: "fired";
      readonly evidence: Evidence;
      readonly action?: SignalAction;
      /** 0–1: the part of its points that a weaker finding is worth (the same block instead of the same room); 1 when absent. */
      readonly part?: number;
      readonly touchpoints?: readonly Touchpoint[];
    }
  | { readonly state: "clear" }
  | { readonly state: "unknown"; readonly why: UnknownWhy };

type Described<Code extends string, Params extends z.ZodType> = {
  readonly code: Code;
  readonly typology: Typology;
  /** Default action; a reading may ask for another. */
  readonly action: SignalAction;
  /** Default weight, 0–1000 points of risk (trust: points taken off). */
  readonly points: number;
  readonly touchpoints: readonly Touchpoint[];
  /** Thresholds with units in their names and defaults from the catalogue; `{}` parses to all defaults. */
  readonly params: Params;
};

type SignalDefinition<Code extends string, Params extends z.ZodType> = Described<Code, Params> & {
  /** Codes of the signals it builds on. */
  readonly basedOn?: readonly string[];
  /** `bases` read what it builds on, each by its own settings and in no order; a signal that is switched off is not among them. */
  readonly read: (order: Order, facts: Facts, params: z.output<Params>, bases: readonly BoundReader[]) => Reading;
};

export type BoundReader = (order: Order, facts: Facts) => Reading;

/** A named question about an order and its facts. Plain data with one function; what it binds is total and pure. */
export type Signal<Code extends string = string, Params extends z.ZodType = z.ZodType> = Described<Code, Params> & {
  readonly basedOn: readonly string[];
  /** Fixes the thresholds once, so that reading an order parses nothing. Throws a ZodError on thresholds that do not parse. */
  readonly bind: (params: unknown, bases: readonly BoundReader[]) => BoundReader;
};

export function defineSignal<const Code extends string, Params extends z.ZodType>(
  definition: SignalDefinition<Code, Params>,
): Signal<Code, Params> {
  const { read, basedOn = [], ...described } = definition;
  return {
    ...described,
    basedOn,
    bind: (raw, bases) => {
      const params = definition.params.parse(raw);
      return (order, facts) => read(order, facts, params, bases);
    },
  };
}

export const CLEAR: Reading = { state: "clear" };

export function fired(evidence: Evidence, more: Pick<FiredReading, "action" | "part" | "touchpoints"> = {}): Reading {
  return { state: "fired", evidence, ...more };
}
type FiredReading = Extract<Reading, { state: "fired" }>;

export function unknown(why: UnknownWhy): Reading {
  return { state: "unknown", why };
}
