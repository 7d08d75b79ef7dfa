import { describe, expect, it } from "vitest";
import { SIGNAL_CODES } from "../signals";
import { SCENARIOS } from "./index";
import { assessScenario, differences } from "./run";

describe("golden orders", () => {
  it.each(SCENARIOS.map((scenario) => [scenario.name, scenario] as const))("%s", (_name, scenario) => {
    expect(differences(assessScenario(scenario), scenario.expect).join("\n")).toBe("");
  });

  it("have names of their own", () => {
    expect(new Set(SCENARIOS.map(({ name }) => name)).size).toBe(SCENARIOS.length);
  });
});

describe("every signal", () => {
  it.each(SIGNAL_CODES)("%s is seen firing, staying silent and not knowing", (code) => {
    const fires = SCENARIOS.filter(({ expect: e }) => e.fires?.includes(code));
    const silent = SCENARIOS.filter(({ expect: e }) => e.silent?.includes(code));
    const unknown = SCENARIOS.filter(({ expect: e }) => e.unknown?.[code] !== undefined);
    expect({ fires: fires.length > 0, silent: silent.length > 0, unknown: unknown.length > 0 }).toEqual({
      fires: true,
      silent: true,
      unknown: true,
    });
  });
});
