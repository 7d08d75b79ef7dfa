import "server-only";
import { z } from "zod";
import { unpackNotEvaluated } from "../risk/assessment-record";
import { TOUCHPOINTS, TYPOLOGIES, VERDICTS } from "../shared/vocabulary";

const word = z.string();
const evidence = z.record(word, z.union([word, z.number(), z.boolean()]));

const reason = z.object({
  code: word,
  action: z.enum(["NG", "HOLD", "weight", "trust"]),
  points: z.number(),
  touchpoints: z.array(z.enum(TOUCHPOINTS)),
  evidence,
});

const storedReasons = z.array(reason);
export const storedDecidedBy = z.object({ step: word, by: z.array(word) });
export const storedRules = z.array(
  z.object({
    ruleId: word,
    name: word,
    effect: z.union([z.object({ kind: z.enum(VERDICTS) }), z.object({ kind: z.literal("score"), points: z.number() })]),
  }),
);

/** What the console reads of a recorded assessment. Codes are plain strings: old screenings may name signals that are gone. */
export const storedAssessment = z.object({
  decidedBy: storedDecidedBy,
  typologies: z.record(z.enum(TYPOLOGIES), z.number()),
  reasons: storedReasons,
  rulesFired: storedRules,
  notEvaluated: z.record(word, z.array(word)).transform(unpackNotEvaluated),
  /** In the order of the screening's `similarOrderIds`. */
  similarOrders: z.array(z.object({ sharedFields: z.array(word) })),
  /** Screenings from before the network was recorded have none. */
  networkReferences: z
    .array(z.object({ sharedField: word, kind: word, merchants: z.int(), month: word.nullable() }))
    .default([]),
});
export type StoredAssessment = z.infer<typeof storedAssessment>;
