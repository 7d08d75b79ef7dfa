import { z } from "zod";
import type { Rule } from "../risk/ruleset";
import { TYPOLOGIES, VERDICTS } from "../shared/vocabulary";

export const RULE_NAME_MAX = 120;
export const RULE_DESCRIPTION_MAX = 1_000;
export const RULES_MAX = 500;
export const NOTE_MAX = 1_000;

/** A rule as it is published and stored. */
export const ruleSchema = z
  .strictObject({
    id: z.string().regex(/^[a-z0-9][a-z0-9-]{0,63}$/),
    name: z.string().min(1).max(RULE_NAME_MAX),
    description: z.string().max(RULE_DESCRIPTION_MAX).optional(),
    condition: z.string().min(1).max(4_000),
    effect: z.union([
      z.strictObject({ kind: z.enum(VERDICTS) }),
      z.strictObject({
        kind: z.literal("score"),
        points: z.number().min(-1_000).max(1_000),
        typology: z.enum(TYPOLOGIES),
      }),
    ]),
    enabled: z.boolean(),
    position: z.int().min(0).max(10_000),
  })
  .meta({ id: "Rule" }) satisfies z.ZodType<Rule>;
export type PublishedRule = z.infer<typeof ruleSchema>;

export const rulesSchema = z
  .array(ruleSchema)
  .max(RULES_MAX)
  .refine((rules) => new Set(rules.map((rule) => rule.id)).size === rules.length, {
    params: { code: "contradictory" },
  });

export const parseStoredRules = (stored: unknown): readonly Rule[] => rulesSchema.parse(stored);

const version = z.int().min(1).max(1_000_000_000);
const note = z.string().trim().max(NOTE_MAX);

/** The next version. What is left out stays as it is in the version that `expectedVersion` names. */
export const publishRequest = z.strictObject({
  expectedVersion: version,
  rules: rulesSchema.optional(),
  settings: z.record(z.string(), z.unknown()).optional(),
  note: note.default(""),
});
export type PublishRequest = z.infer<typeof publishRequest>;

/** Publishes what an earlier version held, as the next one. */
export const restoreRequest = z.strictObject({ version, expectedVersion: version, note: note.default("") });
export type RestoreRequest = z.infer<typeof restoreRequest>;

/** Which version; the one in force when none is named. */
export const rulesetQuery = z.strictObject({ version: z.coerce.number().pipe(version).optional() });

const versionHead = {
  version: z.int(),
  note: z.string(),
  publishedAt: z.iso.datetime(),
  publishedBy: z.uuid().nullable(),
  /** Null for versions that the installation itself published. */
  publishedByName: z.string().nullable(),
};

export const rulesetView = z.object({ ...versionHead, rules: rulesSchema, settings: z.json() });
export type RulesetView = z.infer<typeof rulesetView>;

export const versionsQuery = z.strictObject({
  cursor: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(30),
});

export const versionView = z.object({ ...versionHead, rules: z.int().min(0) });
export type VersionView = z.infer<typeof versionView>;
export const versionPage = z.object({ items: z.array(versionView), nextCursor: z.string().nullable() });
export type VersionPage = z.infer<typeof versionPage>;

/** How far back the firings of a rule are looked for. */
export const USAGE_DAYS = 30;

export const usageView = z.object({
  /** Rules that fired in the last `USAGE_DAYS` days of event time; the others did not. */
  rules: z.array(z.object({ ruleId: z.string(), last7d: z.int(), last30d: z.int(), lastFiredAt: z.iso.datetime() })),
  screened30d: z.int(),
  until: z.iso.datetime(),
});
export type UsageView = z.infer<typeof usageView>;

export const FIELD_UNITS = [
  "money",
  "count",
  "points",
  "seconds",
  "hours",
  "days",
  "years",
  "ratio",
  "share",
  "hourOfDay",
  "weekday",
  "characters",
  "number",
] as const;
export type FieldUnit = (typeof FIELD_UNITS)[number];

/** What a rule can be written with, in the reader's language. It holds no threshold. */
export const vocabularyView = z.object({
  fields: z.array(
    z.object({
      name: z.string(),
      type: z.enum(["number", "string", "bool"]),
      label: z.string(),
      unit: z.enum(FIELD_UNITS).nullable(),
      /** The words that a field of text can hold, where these are few and known. */
      values: z.array(z.string()),
    }),
  ),
  signals: z.array(z.object({ code: z.string(), label: z.string() })),
});
export type Vocabulary = z.infer<typeof vocabularyView>;

/** One setting, named by its path; `changed` when it is not the engine's own. */
const settingView = z.object({ path: z.string(), value: z.json(), standard: z.json(), changed: z.boolean() });
export type SettingView = z.infer<typeof settingView>;

export const settingsView = z.object({
  version: z.int(),
  signals: z.array(
    z.object({
      code: z.string(),
      label: z.string(),
      help: z.string(),
      typology: z.enum(TYPOLOGIES),
      settings: z.array(settingView),
    }),
  ),
  policies: z.array(settingView),
});
export type SettingsView = z.infer<typeof settingsView>;

export const TRIAL_ORDERS_MAX = 2_000;
export const TRIAL_EXAMPLES = 8;

export const trialRequest = z.strictObject({
  rules: rulesSchema,
  /** How many of the latest screenings are judged again. */
  last: z.int().min(1).max(TRIAL_ORDERS_MAX).default(500),
  /** The rule whose orders are wanted as examples; without it, those whose verdict would change. */
  ruleId: z.string().max(64).optional(),
});
export type TrialRequest = z.infer<typeof trialRequest>;

const count = z.int().min(0);
const verdictCounts = z.record(z.enum(VERDICTS), count);
const labelled = { orders: count, fraud: count, genuine: count, open: count };

export const LABELS = ["fraud", "genuine", "open"] as const;

export const trialView = z.object({
  /** Screenings judged again; `failed` more hold facts that today's engine can't read. */
  orders: count,
  failed: count,
  from: z.iso.datetime().nullable(),
  to: z.iso.datetime().nullable(),
  /** By the published rules and by the draft, both with today's engine and the facts recorded then. */
  before: verdictCounts,
  after: verdictCounts,
  moved: z.array(z.object({ from: z.enum(VERDICTS), to: z.enum(VERDICTS), ...labelled })),
  rules: z.array(z.object({ ruleId: z.string(), unknown: count, ...labelled })),
  examples: z.array(
    z.object({
      orderId: z.uuid(),
      externalOrderId: z.string(),
      shopId: z.string(),
      orderedAt: z.iso.datetime(),
      amountTotal: z.int(),
      currency: z.string(),
      before: z.enum(VERDICTS),
      after: z.enum(VERDICTS),
      riskScore: z.number(),
      label: z.enum(LABELS),
    }),
  ),
});
export type TrialView = z.infer<typeof trialView>;
