import { describe, expect, it } from "vitest";
import { compileRuleset, type Rule } from "./ruleset";
import { STARTER_RULES, starterRuleset } from "./starter-ruleset";

const rule = (changes: Partial<Rule>): Rule => ({
  id: "r-1",
  name: "高額",
  condition: "order.amountTotal >= 50000",
  effect: { kind: "HOLD" },
  enabled: true,
  position: 1,
  ...changes,
});

describe("compileRuleset", () => {
  it("accepts the starter ruleset, whose rules have ids, names and positions of their own", () => {
    expect(compileRuleset(starterRuleset(1)).ok).toBe(true);
    expect(new Set(STARTER_RULES.map(({ id }) => id)).size).toBe(STARTER_RULES.length);
    expect(new Set(STARTER_RULES.map(({ position }) => position)).size).toBe(STARTER_RULES.length);
  });

  it("keeps enabled rules only, by position", () => {
    const rules = [rule({ id: "b", position: 2 }), rule({ id: "off", enabled: false }), rule({ id: "a", position: 1 })];
    const result = compileRuleset({ version: 3, rules, settings: {} });
    expect(result.ok && result.ruleset.rules.map((ready) => ready.rule.id)).toEqual(["a", "b"]);
  });

  it("refuses a broken rule even where it is disabled, together with every other mistake", () => {
    const rules = [
      rule({ id: "typo", condition: "order.amountTotl > 1", enabled: false }),
      rule({ id: "signal", condition: 'fired("Z99")' }),
    ];
    const result = compileRuleset({ version: 1, rules, settings: { bands: { total: { hold: -1 } } } });
    const errors = result.ok ? [] : result.errors;
    expect(errors.map((error) => (error.part === "rule" ? error.ruleId : error.path.join(".")))).toEqual([
      "bands.total.hold",
      "typo",
      "signal",
    ]);
  });

  it("does not read a signal that is switched off", () => {
    const result = compileRuleset({ version: 1, rules: [], settings: { signals: { C01: { enabled: false } } } });
    expect(result.ok && result.ruleset.readers.some(({ code }) => code === "C01")).toBe(false);
  });
});
