import { z } from "zod";
import type { Rule } from "../risk/ruleset";
import { TYPOLOGIES, VERDICTS } from "../shared/vocabulary";

/** A rule as it is published and stored. */
export const ruleSchema = z
  .strictObject({
    id: z.string().regex(/^[a-z0-9][a-z0-9-]{0,63}$/),
    name: z.string().min(1).max(120),
    description: z.string().max(1_000).optional(),
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

export const rulesSchema = z
  .array(ruleSchema)
  .max(500)
  .refine((rules) => new Set(rules.map((rule) => rule.id)).size === rules.length, {
    params: { code: "contradictory" },
  });

export const parseStoredRules = (stored: unknown): readonly Rule[] => rulesSchema.parse(stored);

export const publishRequest = z.strictObject({
  expectedVersion: z.int().min(1),
  rules: rulesSchema,
  settings: z.record(z.string(), z.unknown()).default({}),
  note: z.string().max(1_000).default(""),
});
export type PublishRequest = z.infer<typeof publishRequest>;

export const rulesetView = z.object({
  version: z.int(),
  rules: rulesSchema,
  settings: z.unknown(),
  note: z.string(),
  publishedAt: z.iso.datetime(),
  publishedBy: z.uuid().nullable(),
});
export type RulesetView = z.infer<typeof rulesetView>;
