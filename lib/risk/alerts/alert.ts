import type { z } from "zod";
import type { Typology } from "../../shared/vocabulary";
import type { Evidence } from "../signals/signal";

/** What a group signal speaks of: a shop, the first digits of cards, an area and price band of a shop, an affiliate of a shop. */
export const ALERT_SUBJECTS = ["shop", "bin", "area", "affiliate"] as const;
export type AlertSubject = (typeof ALERT_SUBJECTS)[number];

/**
 * Why a group can't be judged: nothing of what is asked about was sent, there are too few orders for a share to mean anything, too many
 * of them of which nothing can be said, there is nothing to compare with, or the times are too coarse.
 */
export const ALERT_UNKNOWNS = ["not_sent", "too_few", "undecided", "no_baseline", "not_readable"] as const;
export type AlertUnknown = (typeof ALERT_UNKNOWNS)[number];

/** An order of a group; `ago`: seconds from the order to the moment that is judged. */
export type GroupOrder = { readonly id: string; readonly ago: number };

/** An order that an alert is about; `ago`: seconds since what is telling of it (a decline, a refusal, the order itself). */
export type Affected = GroupOrder;

/** The three-valued answer of a group signal. */
export type AlertReading =
  | { readonly state: "fired"; readonly evidence: Evidence; readonly affected: readonly Affected[] }
  | { readonly state: "clear" }
  | { readonly state: "unknown"; readonly why: AlertUnknown };

/** What was read of a group: its orders, and whatever else the signal compares them with. */
export type GroupInput = { readonly orders: readonly GroupOrder[] };

type Described<Code extends string, Params extends z.ZodType> = {
  readonly code: Code;
  readonly typology: Typology;
  readonly subject: AlertSubject;
  /** Thresholds with units in their names and defaults from the catalogue; `{}` parses to all defaults. */
  readonly params: Params;
};

/** A named question about a group of orders. Plain data with one pure function. */
export type AlertDefinition<
  Code extends string = string,
  Input extends GroupInput = GroupInput,
  Params extends z.ZodType = z.ZodType,
> = Described<Code, Params> & {
  readonly read: (input: Input, params: z.output<Params>) => AlertReading;
};

export function defineAlert<const Code extends string, Input extends GroupInput, Params extends z.ZodType>(
  definition: AlertDefinition<Code, Input, Params>,
): AlertDefinition<Code, Input, Params> {
  return definition;
}

/**
 * The group as if it had begun later: only orders placed after that moment. An alert that somebody closed is raised anew by what came
 * after it alone.
 */
export function placedAfter<Input extends GroupInput>(input: Input, ago: number): Input {
  return { ...input, orders: input.orders.filter((order) => order.ago < ago) };
}

export const CLEAR: AlertReading = { state: "clear" };

export function fired(evidence: Evidence, affected: readonly Affected[]): AlertReading {
  return { state: "fired", evidence, affected };
}

export function unknown(why: AlertUnknown): AlertReading {
  return { state: "unknown", why };
}

export const percent = (part: number): number => Math.round(part * 1_000) / 10;
