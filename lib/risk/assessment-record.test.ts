import { expect, it } from "vitest";
import { packAssessment, unpackAssessment, unpackNotEvaluated } from "./assessment-record";
import { SCENARIOS } from "./scenarios";
import { assessScenario } from "./scenarios/run";

it("gives back, after a trip through JSON, what was assessed: a result reads the same the first time and ever after", () => {
  for (const scenario of SCENARIOS) {
    const { readings: _, ...kept } = assessScenario(scenario);
    const recorded = packAssessment({ ...kept, readings: [] });
    expect(unpackAssessment(JSON.parse(JSON.stringify(recorded)))).toEqual(kept);
  }
});

it("keeps signals that the catalogue no longer has, behind those it has", () => {
  const byWhy = { not_sent: ["Z99", "T01"], not_applicable: ["C02"] };
  expect(unpackNotEvaluated(byWhy).map(({ code }) => code)).toEqual(["C02", "T01", "Z99"]);
});
