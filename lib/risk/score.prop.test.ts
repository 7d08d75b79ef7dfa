import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { TYPOLOGIES } from "../shared/vocabulary";
import { type ScorePart, type Scores, scoreOf } from "./score";

const part = (kinds: readonly ScorePart["kind"][]) =>
  fc.record({
    points: fc.integer({ min: 0, max: 1_000 }),
    typology: fc.constantFrom(...TYPOLOGIES),
    kind: fc.constantFrom(...kinds),
  });
const anyPart = part(["risk", "certain", "trust"]);
const parts = fc.array(anyPart, { maxLength: 20 });
const all = ({ riskScore, typologies }: Scores) => [riskScore, ...TYPOLOGIES.map((t) => typologies[t])];

describe("scoreOf", () => {
  it("never lowers any score for one more risk, wherever it stands", () => {
    fc.assert(
      fc.property(parts, part(["risk", "certain"]), fc.nat(20), (before, more, at) => {
        const after = all(scoreOf(before.toSpliced(at, 0, more)));
        all(scoreOf(before)).forEach((score, i) => {
          expect(after[i]).toBeGreaterThanOrEqual(score);
        });
      }),
    );
  });

  it("never raises any score for one more sign of trust", () => {
    fc.assert(
      fc.property(parts, part(["trust"]), (before, more) => {
        const after = all(scoreOf([...before, more]));
        all(scoreOf(before)).forEach((score, i) => {
          expect(after[i]).toBeLessThanOrEqual(score);
        });
      }),
    );
  });

  it("never lets trust go below what the certain risks alone give", () => {
    fc.assert(
      fc.property(parts, (given) => {
        const certain = all(scoreOf(given.filter((p) => p.kind === "certain")));
        all(scoreOf(given)).forEach((score, i) => {
          expect(score).toBeGreaterThanOrEqual(certain[i] ?? 0);
        });
      }),
    );
  });

  it("stays within 0 and 1000 with one decimal, and no typology exceeds the total", () => {
    fc.assert(
      fc.property(parts, (given) => {
        const scores = scoreOf(given);
        for (const score of all(scores)) {
          expect(score).toBeGreaterThanOrEqual(0);
          expect(score).toBeLessThanOrEqual(scores.riskScore);
          expect(Math.round(score * 10) / 10).toBe(score);
        }
        expect(scores.riskScore).toBeLessThanOrEqual(1_000);
      }),
    );
  });

  it("says of a single risk what its points say, and of nothing nothing", () => {
    const single = scoreOf([{ points: 450, typology: "resale", kind: "risk" }]);
    expect(single.riskScore).toBe(450);
    expect(single.typologies).toEqual({ impersonation: 0, resale: 450, nonpayment: 0, affiliate: 0, takeover: 0 });
    expect(scoreOf([]).riskScore).toBe(0);
  });
});
