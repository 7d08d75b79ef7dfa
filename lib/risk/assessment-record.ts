import type { Assessment } from "./assess";
import { SIGNAL_CODES } from "./signals";

/** What of an assessment is kept: every reading follows from the recorded facts. Older records know nothing of the network. */
export type KeptAssessment = Omit<Assessment, "readings" | "networkReferences" | "notEvaluated"> &
  Partial<Pick<Assessment, "networkReferences">> & { readonly notEvaluated: readonly NotEvaluated[] };

/** Code and reason are plain words: old records may name signals that are gone. */
export type NotEvaluated = { readonly code: string; readonly why: string };

/** The codes of signals by why they could not be answered. */
export type NotEvaluatedByWhy = Readonly<Record<string, readonly string[]>>;

/**
 * An assessment as it is recorded with a screening. Some thirty signals of the catalogue have no answer for an order, for three or
 * four reasons between them; written out one by one they were half of the record.
 */
export type RecordedAssessment = Omit<KeptAssessment, "notEvaluated"> & { readonly notEvaluated: NotEvaluatedByWhy };

export function packAssessment({ readings: _, notEvaluated, ...kept }: Assessment): RecordedAssessment {
  const byWhy: Record<string, string[]> = {};
  for (const { code, why } of notEvaluated) {
    byWhy[why] ??= [];
    byWhy[why].push(code);
  }
  return { ...kept, notEvaluated: byWhy };
}

/** But for the readings, `unpackAssessment(packAssessment(assessment))` equals `assessment`. */
export function unpackAssessment({ notEvaluated, ...kept }: RecordedAssessment): KeptAssessment {
  return { ...kept, notEvaluated: unpackNotEvaluated(notEvaluated) };
}

/** In the order of the catalogue; signals that are gone come last. */
export function unpackNotEvaluated(byWhy: NotEvaluatedByWhy): NotEvaluated[] {
  const listed = Object.entries(byWhy).flatMap(([why, codes]) => codes.map((code) => ({ code, why })));
  return listed.sort((one, other) => positionOf(one.code) - positionOf(other.code));
}

const POSITION: ReadonlyMap<string, number> = new Map(SIGNAL_CODES.map((code, at) => [code, at]));
const positionOf = (code: string): number => POSITION.get(code) ?? POSITION.size;
