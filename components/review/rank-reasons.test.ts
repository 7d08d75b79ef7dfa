import { describe, expect, it } from "vitest";
import type { CaseReason, FiredRule } from "@/lib/review/contract";
import { type Finding, rankReasons } from "./rank-reasons";

const signal = (code: string, action: CaseReason["action"], points: number): CaseReason => ({
  code,
  action,
  points,
  label: code,
  message: "",
  touchpoints: [],
  evidence: {},
});
const rule = (ruleId: string, action: FiredRule["action"], points = 0): FiredRule => ({
  ruleId,
  name: ruleId,
  description: "",
  action,
  points,
});
const namesOf = (findings: readonly Finding[]) =>
  findings.map((one) => (one.kind === "rule" ? one.rule.ruleId : one.reason.code));

describe("the reasons of an order", () => {
  it("begin with what weighs most, be it a rule or a signal", () => {
    const found = {
      reasons: [
        signal("C03", "NG", 900),
        signal("C18", "HOLD", 450),
        signal("C38", "weight", 250),
        signal("C24", "weight", 60),
      ],
      rulesFired: [rule("points", "score", 150), rule("holds", "HOLD")],
    };
    expect(namesOf(rankReasons(found).against)).toEqual(["C03", "holds", "C18", "C38", "points", "C24"]);
  });

  it("never count what speaks for the order among what speaks against it", () => {
    const found = {
      reasons: [signal("T01", "trust", 400), signal("C24", "weight", 60)],
      rulesFired: [rule("lowers", "score", -500), rule("clears", "OK")],
    };
    const { against, inFavour } = rankReasons(found);
    expect(namesOf(against)).toEqual(["C24"]);
    expect(namesOf(inFavour)).toEqual(["clears", "lowers", "T01"]);
  });
});
