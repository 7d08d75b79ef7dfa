import { z } from "zod";
import { TOUCHPOINTS, TYPOLOGIES, VERDICTS } from "../shared/vocabulary";

/** Shapes of what a screening answers: for the API's edge, the console and webhooks alike. */

const points = z.number().min(0).max(1_000);

export const reasonSchema = z
  .object({
    code: z.string(),
    label: z.string(),
    points: z.number(),
    touchpoints: z.array(z.enum(TOUCHPOINTS)),
    evidence: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])),
    message: z.string(),
  })
  .meta({ id: "Reason" });

/** Orders of other merchants that share an identifier and ended badly: how, at how many of them, and when at the latest. */
const networkRefSchema = z
  .object({
    kind: z.string(),
    merchants: z.int().min(1),
    /** YYYY-MM. */
    month: z.string().nullable(),
  })
  .meta({ id: "NetworkReference" });

export const screeningResultSchema = z
  .object({
    screeningId: z.uuid(),
    externalOrderId: z.string(),
    shopId: z.string(),
    verdict: z.enum(VERDICTS),
    /** 0–1000, one decimal, higher is riskier. */
    riskScore: points,
    model: z.object({ version: z.string(), probability: z.number().min(0).max(1) }).nullable(),
    typologies: z.object(
      Object.fromEntries(TYPOLOGIES.map((typology) => [typology, points])) as Record<
        (typeof TYPOLOGIES)[number],
        typeof points
      >,
    ),
    reasons: z.array(reasonSchema),
    rulesFired: z.array(z.object({ ruleId: z.string(), name: z.string(), effect: z.string() })),
    notEvaluated: z.array(z.object({ code: z.string(), why: z.string() })),
    /** Earlier orders of the organisation by `externalOrderId`; then what ended badly at other merchants, by `networkRef`. */
    similarOrders: z.array(
      z.object({
        externalOrderId: z.string().optional(),
        networkRef: networkRefSchema.optional(),
        sharedFields: z.array(z.string()),
      }),
    ),
    rulesetVersion: z.int(),
    caseId: z.uuid().nullable(),
    degraded: z.array(z.string()),
    elapsedMs: z.number(),
    orderedAt: z.iso.datetime(),
    screenedAt: z.iso.datetime(),
  })
  .meta({ id: "Screening" });

export type ScreeningResult = z.infer<typeof screeningResultSchema>;
