import { type Assessment, assess } from "../assess";
import { normaliseOrder } from "../identity/normalise";
import { compileRuleset } from "../ruleset";
import { starterRules } from "../starter-ruleset";
import { factsIn } from "./facts-in";
import type { Expectation, Scenario } from "./scenario";

/** Assesses a scenario's order in its world. Throws where its rules or settings are not sound. */
export function assessScenario({
  order: input,
  world = {},
  rules = starterRules("ja"),
  settings = {},
}: Scenario): Assessment {
  const compiled = compileRuleset({ version: "scenario", rules, settings });
  if (!compiled.ok) throw new Error(`unsound ruleset: ${JSON.stringify(compiled.errors)}`);
  const order = normaliseOrder(input);
  return assess(order, factsIn(order, world), compiled.ruleset);
}

/** What the engine said otherwise than expected, one sentence each; empty where all is as it should be. */
export function differences(assessment: Assessment, expected: Expectation): readonly string[] {
  const found: string[] = [];
  const { verdict, decidedBy, readings, rulesFired } = assessment;
  if (verdict !== expected.verdict) {
    found.push(`verdict: expected ${expected.verdict}, got ${verdict} (${decidedBy.step}: ${decidedBy.by.join(", ")})`);
  }
  for (const reading of readings) {
    const wanted = stateWanted(expected, reading.code);
    const got = reading.state === "unknown" ? `unknown(${reading.why})` : reading.state;
    const evidence = reading.state === "fired" ? ` ${JSON.stringify(reading.evidence)}` : "";
    if (wanted !== null && wanted !== got) found.push(`${reading.code}: expected ${wanted}, got ${got}${evidence}`);
    if (wanted === null && expected.nothingElse === true && reading.state === "fired") {
      found.push(`${reading.code}: expected not to fire, fired with ${JSON.stringify(reading.evidence)}`);
    }
  }
  const fired = rulesFired.map((rule) => rule.ruleId);
  for (const id of expected.rules ?? []) if (!fired.includes(id)) found.push(`rule ${id}: expected to fire`);
  return found;
}

function stateWanted(expected: Expectation, code: Assessment["readings"][number]["code"]): string | null {
  if (expected.fires?.includes(code)) return "fired";
  if (expected.silent?.includes(code)) return "clear";
  const why = expected.unknown?.[code];
  return why === undefined ? null : `unknown(${why})`;
}
