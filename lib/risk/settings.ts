import { z } from "zod";
import { VERDICTS } from "../shared/vocabulary";
import { SIGNAL_CODES, SIGNALS, type SignalCode } from "./signals";
import { SIGNAL_ACTIONS, type Signal } from "./signals/signal";
import { perTypology } from "./typologies";

const score = z.number().min(0).max(1_000);

/** Scores from `hold` up are held, from `ng` up refused; null switches a band off. */
function band(hold: number | null, ng: number | null) {
  return z
    .strictObject({ hold: score.nullable().default(hold), ng: score.nullable().default(ng) })
    .refine((b) => b.hold === null || b.ng === null || b.hold <= b.ng, { error: "hold_above_ng", path: ["hold"] })
    .prefault({});
}

/** What an administrator may change of a signal; the defaults are the signal's own, written nowhere else. */
function signalSettings<Params extends z.ZodType>(signal: Signal<string, Params>) {
  return orEmpty(
    z.strictObject({
      enabled: z.boolean().default(true),
      points: score.default(signal.points),
      action: z.enum(SIGNAL_ACTIONS).default(signal.action),
      params: orEmpty(signal.params),
    }),
  );
}

/** A part that a partial document leaves out is parsed as `{}`, which takes every default. */
function orEmpty<Schema extends z.ZodType>(schema: Schema) {
  return z.preprocess((value) => value ?? {}, schema);
}

type SettingsOf<S> = S extends Signal<string, infer Params> ? ReturnType<typeof signalSettings<Params>> : never;
type SignalsShape = { [S in (typeof SIGNALS)[number] as S["code"]]: SettingsOf<S> };

function signalsShape(signals: typeof SIGNALS): SignalsShape;
function signalsShape(signals: readonly Signal[]): Record<string, z.ZodType> {
  return Object.fromEntries(signals.map((signal) => [signal.code, signalSettings(signal)]));
}

/** Signals whose silence is worth counting by `unknowns.holdAtLeast`. */
const IMPORTANT: readonly SignalCode[] = ["C01", "C04", "C15", "C17", "C38", "D01"];

/**
 * The risk settings of a ruleset version. Any partial document parses to a full one, so a stored document keeps its meaning when
 * signals are added. `version` grows when a field changes its meaning; older documents are migrated before they are parsed.
 */
export const riskSettings = z.strictObject({
  version: z.literal(1).default(1),
  signals: orEmpty(z.strictObject(signalsShape(SIGNALS))),
  bands: z
    .strictObject({
      total: band(550, 930),
      /** Evidence that all points at one kind of harm weighs more than the same points scattered. */
      typologies: z.strictObject(perTypology(() => band(500, 900))).prefault({}),
    })
    .prefault({}),
  /** How many important questions may stay unanswered (other than for not being applicable) before a person must look. */
  unknowns: z
    .strictObject({
      important: z.array(z.enum(SIGNAL_CODES)).default([...IMPORTANT]),
      holdAtLeast: z.int().min(1).nullable().default(null),
    })
    .prefault({}),
  /** The least verdict of an order during an outage of a source: history, lists, or any other (tables, providers). */
  failurePolicy: z
    .strictObject({
      history: z.enum(VERDICTS).default("HOLD"),
      lists: z.enum(VERDICTS).default("HOLD"),
      other: z.enum(VERDICTS).default("OK"),
    })
    .prefault({}),
  /**
   * The share of orders that the engine would refuse and sends to review instead, for an unbiased estimate of precision. Which
   * orders is fixed by `seed` and the order's id. Blocklist matches and the merchant's own NG rules are never in it.
   */
  controlGroup: z
    .strictObject({ share: z.number().min(0).max(0.2).default(0), seed: z.string().max(64).default("control") })
    .prefault({}),
});

/** A full document, as the engine uses it. */
export type RiskSettings = z.output<typeof riskSettings>;
/** A partial document, as an administrator stores it. */
export type RiskSettingsInput = Partially<RiskSettings>;
type Partially<T> = T extends readonly unknown[]
  ? T
  : T extends object
    ? { readonly [K in keyof T]?: Partially<T[K]> }
    : T;

export const DEFAULT_RISK_SETTINGS: RiskSettings = riskSettings.parse({});
