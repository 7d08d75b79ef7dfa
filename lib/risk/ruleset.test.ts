import { describe, expect, it } from "vitest";
import { LOCALES, type Locale } from "../shared/vocabulary";
import { compileRuleset, type Rule } from "./ruleset";
import { starterRules, starterRuleset } from "./starter-ruleset";

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
  it.each(LOCALES)(
    "accepts the starter ruleset in %s, whose rules have ids, names and positions of their own",
    (locale) => {
      expect(compileRuleset(starterRuleset(1, locale)).ok).toBe(true);
      const rules = starterRules(locale);
      for (const field of ["id", "name", "description", "position"] as const) {
        expect(new Set(rules.map((rule) => rule[field])).size).toBe(rules.length);
      }
    },
  );

  it("has the starter rules ask and do the same in every language, each in its own words", () => {
    const asked = (locale: Locale) => starterRules(locale).map(({ name: _, description: __, ...rule }) => rule);
    expect(asked("en")).toEqual(asked("ja"));
    const written = (locale: Locale) => {
      const { note, rules } = starterRuleset(1, locale);
      return [note, ...rules.flatMap(({ name, description = "" }) => [name, description])];
    };
    const japanese = /[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}]/u;
    expect(written("ja").filter((text) => !japanese.test(text))).toEqual([]);
    expect(written("en").filter((text) => japanese.test(text) || text.trim() === "")).toEqual([]);
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
