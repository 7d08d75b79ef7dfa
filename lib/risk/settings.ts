import { z } from "zod";
import { PAYMENT_METHODS, VERDICTS } from "../shared/vocabulary";
import { alertsDocument } from "./alerts/settings";
import { orEmpty } from "./or-empty";
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

type SettingsOf<S> = S extends Signal<string, infer Params> ? ReturnType<typeof signalSettings<Params>> : never;
type SignalsShape = { [S in (typeof SIGNALS)[number] as S["code"]]: SettingsOf<S> };

function signalsShape(signals: typeof SIGNALS): SignalsShape;
function signalsShape(signals: readonly Signal[]): Record<string, z.ZodType> {
  return Object.fromEntries(signals.map((signal) => [signal.code, signalSettings(signal)]));
}

/** Signals whose silence is worth counting by `unknowns.holdAtLeast`. */
const IMPORTANT: readonly SignalCode[] = ["C01", "C04", "C15", "C17", "C38", "D01"];

/** A published model; `null`: signals and rules alone. */
const modelId = z.string().min(1).max(64).nullable();

/** What an administrator may set for the organisation, and again for one shop. */
const policies = {
  signals: orEmpty(z.strictObject(signalsShape(SIGNALS))),
  /** Signals about a group (a shop, an affiliate, a BIN), which raise alerts and judge no order. */
  alerts: alertsDocument,
  bands: z
    .strictObject({
      /** One strong sign and a few that everybody shows (small hours, a new account) are not yet worth a person's time. */
      total: band(600, 930),
      /** Evidence that all points at one kind of harm weighs more than the same points scattered. */
      typologies: z.strictObject(perTypology(() => band(550, 900))).prefault({}),
    })
    .prefault({}),
  /** What a rule that asks for a verdict adds to the total score, so that the score orders what rules caught too. */
  rulePoints: z.strictObject({ HOLD: score.default(400), NG: score.default(900) }).prefault({}),
  /** How many important questions may stay unanswered (other than for not being applicable) before a person must look. */
  unknowns: z
    .strictObject({
      important: z.array(z.enum(SIGNAL_CODES)).default([...IMPORTANT]),
      holdAtLeast: z.int().min(1).nullable().default(null),
    })
    .prefault({}),
  /**
   * The least verdict of an order while a source is out: history and lists (the database did not answer that question), the model, or
   * any other (tables, providers). The database as a whole is no source: without it nothing can be recorded, and the API answers 503.
   */
  failurePolicy: z
    .strictObject({
      history: z.enum(VERDICTS).default("HOLD"),
      lists: z.enum(VERDICTS).default("HOLD"),
      model: z.enum(VERDICTS).default("OK"),
      other: z.enum(VERDICTS).default("OK"),
    })
    .prefault({}),
  /**
   * The share of orders that the engine would refuse and sends to review instead, for an unbiased estimate of precision. Which
   * orders is fixed by `seed` and the order's id. Blocklist matches and the merchant's own NG rules are never in it.
   */
  controlGroup: z
    .strictObject({ share: z.number().min(0).max(0.05).default(0), seed: z.string().max(64).default("control") })
    .prefault({}),
  /** Which model scores an order (`modelFor`): by its payment method, else the default one. */
  models: z
    .strictObject({
      default: modelId.default(null),
      byPaymentMethod: z.partialRecord(z.enum(PAYMENT_METHODS), modelId).default({}),
    })
    .prefault({}),
  /** Whether renewals of a subscription are screened as every order is, or only its first order. Block lists and NG rules always are. */
  subscriptions: z.strictObject({ screen: z.enum(["each", "first_only"]).default("each") }).prefault({}),
  /**
   * Returning good customers (T01) may pass what would otherwise only be held: up to an amount, and not where one of `stoppedBy`
   * fired, which a stranger with their account would set off. An amount in a currency that is not listed has no fast track.
   */
  fastTrack: z
    .strictObject({
      enabled: z.boolean().default(false),
      amountMaxMinor: z.record(z.string().regex(/^[A-Z]{3}$/), z.int().min(0)).default({ JPY: 30_000 }),
      stoppedBy: z.array(z.enum(SIGNAL_CODES)).default(["C02", "C03", "C17", "C18", "C19", "C21"]),
    })
    .prefault({}),
};

const SHOPS_MAX = 1_000;
/** Parts of a document, as far as they differ; what they say is checked once they are laid over the organisation's own. */
const overrides = z.partialRecord(z.enum(Object.keys(policies) as [keyof typeof policies]), z.unknown());

/**
 * The risk settings of a ruleset version. Any partial document parses to a full one, so a stored document keeps its meaning when
 * signals are added. `version` grows when a field changes its meaning; older documents are migrated before they are parsed.
 */
export const riskSettings = z
  .strictObject({
    version: z.literal(1).default(1),
    ...policies,
    /** Differences of single shops, by their code. */
    shops: z
      .record(z.string().min(1).max(64), overrides)
      .refine((shops) => Object.keys(shops).length <= SHOPS_MAX, { error: "too_many_shops" })
      .default({}),
  })
  .superRefine((settings, context) => {
    const told = new Set(context.issues.map(({ path }) => pathKey(path ?? [])));
    for (const code of Object.keys(settings.shops)) {
      const { error } = shopDocument.safeParse(laidOver(settings, code), { reportInput: true });
      for (const issue of error?.issues ?? []) {
        // What is wrong with the organisation's own settings is wrong in every shop.
        if (!told.has(pathKey(issue.path))) context.addIssue({ ...issue, path: ["shops", code, ...issue.path] });
      }
    }
  });

const pathKey = (path: readonly PropertyKey[]): string => JSON.stringify(path.map(String));

const shopDocument = z.strictObject(policies);

/** A full document, as the engine uses it. */
export type RiskSettings = z.output<typeof riskSettings>;
/** What of it differs from shop to shop. */
export type ShopSettings = z.output<typeof shopDocument>;
/** A partial document, as an administrator stores it. */
export type RiskSettingsInput = Partially<RiskSettings>;
type Partially<T> = T extends readonly unknown[]
  ? T
  : T extends object
    ? { readonly [K in keyof T]?: Partially<T[K]> }
    : T;

export const DEFAULT_RISK_SETTINGS: RiskSettings = riskSettings.parse({});

/** The settings of each shop that has its own, by its code. */
export function settingsByShop(settings: RiskSettings): ReadonlyMap<string, ShopSettings> {
  const codes = Object.keys(settings.shops);
  return new Map(codes.map((code) => [code, shopDocument.parse(laidOver(settings, code))]));
}

/** The organisation's settings with one shop's differences: objects are merged, everything else is replaced. */
function laidOver({ shops, version: _, ...base }: RiskSettings, code: string): unknown {
  return merged(base, shops[code] ?? {});
}

function merged(base: unknown, over: unknown): unknown {
  if (!isObject(base) || !isObject(over)) return over;
  const keys = new Set([...Object.keys(base), ...Object.keys(over)]);
  return Object.fromEntries([...keys].map((key) => [key, key in over ? merged(base[key], over[key]) : base[key]]));
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
