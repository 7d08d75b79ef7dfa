import { describe, expect, it } from "vitest";
import { DEFAULT_RISK_SETTINGS, riskSettings } from "./settings";
import { SIGNALS } from "./signals";

describe("risk settings", () => {
  it("take every default from the registry", () => {
    for (const signal of SIGNALS) {
      const { enabled, points, action } = DEFAULT_RISK_SETTINGS.signals[signal.code];
      expect([enabled, points, action]).toEqual([true, signal.points, signal.action]);
    }
    expect(Object.keys(DEFAULT_RISK_SETTINGS.signals)).toEqual(SIGNALS.map(({ code }) => code));
  });

  it("parse a partial document to a full one, leaving all else at its default", () => {
    const settings = riskSettings.parse({
      signals: { C04: { params: { namesMinHold: 4 } } },
      bands: { total: { ng: 990 } },
    });
    expect(settings.signals.C04).toEqual({
      ...DEFAULT_RISK_SETTINGS.signals.C04,
      params: { windowDays: 30, namesMinHold: 4, namesMinNg: 5 },
    });
    expect(settings.bands.total).toEqual({ hold: DEFAULT_RISK_SETTINGS.bands.total.hold, ng: 990 });
    expect(settings.signals.D01).toEqual(DEFAULT_RISK_SETTINGS.signals.D01);
  });

  it("parse their own output to itself, also after a journey through JSON", () => {
    expect(riskSettings.parse(JSON.parse(JSON.stringify(DEFAULT_RISK_SETTINGS)))).toEqual(DEFAULT_RISK_SETTINGS);
  });

  it.each([
    ["a signal that does not exist", { signals: { Z99: {} } }, "signals"],
    ["a threshold that does not exist", { signals: { C04: { params: { names: 3 } } } }, "signals.C04.params"],
    [
      "a threshold out of range",
      { signals: { C04: { params: { namesMinHold: 0 } } } },
      "signals.C04.params.namesMinHold",
    ],
    ["points above 1000", { signals: { C04: { points: 1_001 } } }, "signals.C04.points"],
    ["a hold band above the NG band", { bands: { total: { hold: 900, ng: 500 } } }, "bands.total.hold"],
    ["a document of another version", { version: 2 }, "version"],
    ["a control group of half the orders", { controlGroup: { share: 0.5 } }, "controlGroup.share"],
  ])("refuse %s, naming the place", (_what, document, place) => {
    expect(riskSettings.safeParse(document).error?.issues.map((issue) => issue.path.join("."))).toContain(place);
  });
});
