import { describe, expect, it } from "vitest";
import { modelFor } from "./model-choice";
import type { Payment } from "./order";
import { DEFAULT_RISK_SETTINGS, riskSettings, settingsByShop } from "./settings";
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
    ["a control group of a tenth of the orders", { controlGroup: { share: 0.1 } }, "controlGroup.share"],
    [
      "a threshold of one shop out of range",
      { shops: { honten: { signals: { C04: { params: { namesMinHold: 0 } } } } } },
      "shops.honten.signals.C04.params.namesMinHold",
    ],
    [
      "a hold band of one shop above the organisation's NG band",
      { bands: { total: { ng: 700 } }, shops: { honten: { bands: { total: { hold: 800 } } } } },
      "shops.honten.bands.total.hold",
    ],
  ])("refuse %s, naming the place", (_what, document, place) => {
    expect(riskSettings.safeParse(document).error?.issues.map((issue) => issue.path.join("."))).toContain(place);
  });

  it("name a model by payment method, else the default one, and none where they say so", () => {
    const { models } = riskSettings.parse({ models: { default: "m-1", byPaymentMethod: { card: "m-2", cod: null } } });
    const chosen = (payment?: Payment) =>
      modelFor({ externalOrderId: "o", orderedAt: "", amountTotal: 1, currency: "JPY", payment }, { models });
    expect([chosen({ method: "card" }), chosen({ method: "cod" }), chosen({ method: "deferred" }), chosen()]).toEqual([
      "m-2",
      null,
      "m-1",
      "m-1",
    ]);
    expect(DEFAULT_RISK_SETTINGS.models).toEqual({ default: null, byPaymentMethod: {} });
  });

  it("lay a shop's differences over the organisation's own settings, and leave other shops alone", () => {
    const settings = riskSettings.parse({
      signals: { C04: { points: 300, params: { namesMinHold: 4 } } },
      shops: {
        honten: { signals: { C04: { points: 100 }, C37: { enabled: false } }, bands: { total: { hold: 600 } } },
      },
    });
    const shop = settingsByShop(settings).get("honten");
    expect(shop?.signals.C04).toEqual({ ...settings.signals.C04, points: 100 });
    expect(shop?.signals.C37.enabled).toBe(false);
    expect(shop?.bands.total).toEqual({ hold: 600, ng: settings.bands.total.ng });
    expect(settingsByShop(settings).get("other")).toBeUndefined();
    expect(riskSettings.parse(JSON.parse(JSON.stringify(settings)))).toEqual(settings);
  });
});
