import type { Typology } from "../shared/vocabulary";
import { perTypology, type TypologyScores } from "./typologies";

/** What one fired signal or scoring rule contributes. */
export type ScorePart = {
  /** 0–1000. Of a risk: the score that this part alone would give. Of trust: the share taken off, in thousandths. */
  readonly points: number;
  /** `null`: speaks of no one kind of harm, and adds to the total alone. */
  readonly typology: Typology | null;
  /** `certain` risks (those that ask for NG) also set a floor that trust cannot go below. */
  readonly kind: "risk" | "certain" | "trust";
};

export type Scores = { readonly riskScore: number; readonly typologies: TypologyScores };

/**
 * Parts combine like independent chances of harm: `risk = 1 − Π(1 − points/1000)`, over all parts for the total and over its own
 * parts for a typology. Trust multiplies every score by `Π(1 − points/1000)`, but never below `1 − Π(1 − points/1000)` over the
 * certain parts. Hence all scores lie in 0–1000, no order of the parts matters beyond rounding to one decimal, one more risk
 * never lowers a score, and one more sign of trust never raises one.
 */
export function scoreOf(parts: readonly ScorePart[]): Scores {
  const trust = spared(parts.filter((part) => part.kind === "trust"));
  const against = parts.filter((part) => part.kind !== "trust");
  return {
    riskScore: combine(against, trust),
    typologies: perTypology((typology) =>
      combine(
        against.filter((part) => part.typology === typology),
        trust,
      ),
    ),
  };
}

function combine(against: readonly ScorePart[], trust: number): number {
  const risk = 1 - spared(against);
  const floor = 1 - spared(against.filter((part) => part.kind === "certain"));
  return Math.round(Math.max(floor, risk * trust) * 10_000) / 10;
}

function spared(parts: readonly ScorePart[]): number {
  return parts.reduce((rest, { points }) => rest * (1 - Math.min(Math.max(points, 0), 1_000) / 1_000), 1);
}
