import { describe, expect, it } from "vitest";
import { inControlGroup } from "./control-group";
import { decide, type Grounds } from "./decide";
import { scoreOf } from "./score";
import { DEFAULT_RISK_SETTINGS, riskSettings } from "./settings";

const NONE = scoreOf([]);
const HIGH = scoreOf([{ points: 990, typology: "resale", kind: "risk" }]);
const MIDDLE = scoreOf([{ points: 570, typology: "resale", kind: "risk" }]);

function grounds(changes: Partial<Grounds> = {}): Grounds {
  return {
    externalOrderId: "order-1",
    fired: [],
    unknown: [],
    forcingOk: [],
    rules: [],
    scores: NONE,
    degraded: [],
    isRenewal: false,
    amountTotal: 4_800,
    currency: "JPY",
    settings: DEFAULT_RISK_SETTINGS,
    ...changes,
  };
}
const answer = (changes: Partial<Grounds>) => {
  const { verdict, decidedBy } = decide(grounds(changes));
  return [verdict, decidedBy.step, ...decidedBy.by];
};

const BLOCKED = { code: "C01", action: "NG" } as const;
const RULE_NG = { ruleId: "r-ng", effect: "NG" } as const;
const RULE_HOLD = { ruleId: "r-hold", effect: "HOLD" } as const;
const RULE_OK = { ruleId: "r-ok", effect: "OK" } as const;
const SIGNAL_NG = { code: "D01", action: "NG" } as const;
const SIGNAL_HOLD = { code: "C04", action: "HOLD" } as const;

describe("decide", () => {
  it("finds nothing against an order: OK", () => {
    expect(answer({})).toEqual(["OK", "no_objection"]);
  });

  it("puts the blocklist before everything", () => {
    expect(answer({ fired: [BLOCKED], forcingOk: ["e-1"], rules: [RULE_OK] })).toEqual(["NG", "block_list", "C01"]);
  });

  it("puts a forcing allowlist entry before rules, signals, scores and failed sources", () => {
    const against = { rules: [RULE_NG], fired: [SIGNAL_NG], scores: HIGH, degraded: ["history"] };
    expect(answer({ forcingOk: ["e-1"], ...against })).toEqual(["OK", "allow_list", "e-1"]);
  });

  it("lets the strictest rule speak", () => {
    expect(answer({ rules: [RULE_OK, RULE_HOLD, RULE_NG] })).toEqual(["NG", "rule", "r-ng"]);
    expect(answer({ rules: [RULE_OK, RULE_HOLD] })).toEqual(["HOLD", "rule", "r-hold"]);
  });

  it("lets an OK rule override signals and scores", () => {
    expect(answer({ rules: [RULE_OK], fired: [SIGNAL_NG], scores: HIGH })).toEqual(["OK", "rule", "r-ok"]);
  });

  it("does not let a HOLD rule soften an NG", () => {
    expect(answer({ rules: [RULE_HOLD], fired: [SIGNAL_NG] })).toEqual(["NG", "signal", "D01"]);
    expect(answer({ rules: [RULE_HOLD], scores: HIGH })).toEqual(["NG", "score_band", "total", "resale"]);
  });

  it("does not let a HOLD signal soften a score in the NG band", () => {
    expect(answer({ fired: [SIGNAL_HOLD], scores: HIGH })).toEqual(["NG", "score_band", "total", "resale"]);
    expect(answer({ fired: [SIGNAL_HOLD], scores: MIDDLE })).toEqual(["HOLD", "signal", "C04"]);
  });

  it("holds on a typology's band although the total is below its own", () => {
    expect(answer({ scores: MIDDLE })).toEqual(["HOLD", "score_band", "resale"]);
  });

  it("respects bands that are switched off", () => {
    const off = { hold: null, ng: null };
    const settings = riskSettings.parse({ bands: { total: off, typologies: { resale: off } } });
    expect(answer({ scores: HIGH, settings })).toEqual(["OK", "no_objection"]);
  });

  it("gives points only to a blocklist whose action was changed to points only", () => {
    expect(answer({ fired: [{ code: "C01", action: "weight" }] })).toEqual(["OK", "no_objection"]);
  });
});

describe("what could not be asked", () => {
  it("holds an order during an outage of the history, even where a rule says OK", () => {
    expect(answer({ degraded: ["history"] })).toEqual(["HOLD", "failed_source", "history"]);
    expect(answer({ degraded: ["history"], rules: [RULE_OK] })).toEqual(["HOLD", "failed_source", "history"]);
  });

  it("lets other outages pass by default, and refuses where the merchant wants it", () => {
    expect(answer({ degraded: ["ip"] })).toEqual(["OK", "no_objection"]);
    const settings = riskSettings.parse({ failurePolicy: { other: "NG" } });
    expect(answer({ degraded: ["ip"], settings })).toEqual(["NG", "failed_source", "ip"]);
  });

  it("holds when enough important questions stay unanswered, not counting those that do not arise", () => {
    const settings = riskSettings.parse({ unknowns: { holdAtLeast: 2 } });
    const sent = [
      { code: "C04", why: "not_sent" },
      { code: "C15", why: "no_reference_data" },
      { code: "A03", why: "not_sent" },
    ] as const;
    expect(answer({ unknown: sent, settings })).toEqual(["HOLD", "unknowns", "C04", "C15"]);
    const moot = [sent[0], { code: "C38", why: "not_applicable" }] as const;
    expect(answer({ unknown: moot, settings })).toEqual(["OK", "no_objection"]);
    expect(answer({ unknown: sent })).toEqual(["OK", "no_objection"]);
  });
});

describe("the control group", () => {
  const settings = riskSettings.parse({ controlGroup: { share: 0.05 } });
  const ids = Array.from({ length: 20_000 }, (_, i) => `order-${i}`);

  it("takes its share of consecutive order numbers, the same ones every time", () => {
    const taken = ids.filter((id) => inControlGroup(id, settings.controlGroup));
    expect(taken.length).toBeGreaterThan(900);
    expect(taken.length).toBeLessThan(1_100);
    expect(ids.filter((id) => inControlGroup(id, settings.controlGroup))).toEqual(taken);
  });

  it("sends refusals by signals and scores to review, never those by blocklist or rule", () => {
    const externalOrderId = ids.find((id) => inControlGroup(id, settings.controlGroup)) ?? "";
    const base = { externalOrderId, settings };
    expect(answer({ ...base, fired: [SIGNAL_NG] })).toEqual(["HOLD", "control_group", "D01"]);
    expect(answer({ ...base, fired: [BLOCKED] })).toEqual(["NG", "block_list", "C01"]);
    expect(answer({ ...base, rules: [RULE_NG] })).toEqual(["NG", "rule", "r-ng"]);
  });

  it("is empty by default", () => {
    expect(ids.some((id) => inControlGroup(id, DEFAULT_RISK_SETTINGS.controlGroup))).toBe(false);
  });
});

describe("the policy for subscriptions", () => {
  const settings = riskSettings.parse({ subscriptions: { screen: "first_only" } });
  const renewal = { isRenewal: true, settings };

  it("lets a renewal pass signals, scores and outages", () => {
    const against = { fired: [SIGNAL_NG, SIGNAL_HOLD], scores: HIGH, degraded: ["history"] };
    expect(answer({ ...renewal, ...against })).toEqual(["OK", "subscription", "first_only"]);
  });

  it("holds it when the lists could not be read: it might be on one", () => {
    expect(answer({ ...renewal, degraded: ["lists"] })).toEqual(["HOLD", "failed_source", "lists"]);
  });

  it("lets it pass neither a blocklist nor the merchant's own NG and HOLD rules", () => {
    expect(answer({ ...renewal, fired: [BLOCKED] })[1]).toBe("block_list");
    expect(answer({ ...renewal, rules: [RULE_NG] })[0]).toBe("NG");
    expect(answer({ ...renewal, rules: [RULE_HOLD] })[0]).toBe("HOLD");
  });

  it("screens the first order, and by default every one", () => {
    expect(answer({ ...renewal, isRenewal: false, fired: [SIGNAL_HOLD] })[0]).toBe("HOLD");
    expect(answer({ isRenewal: true, fired: [SIGNAL_HOLD] })[0]).toBe("HOLD");
  });
});

describe("the fast track", () => {
  const GOOD = { code: "T01", action: "trust" } as const;
  const settings = riskSettings.parse({ fastTrack: { enabled: true, amountMaxMinor: { JPY: 10_000 } } });
  const known = { settings, fired: [GOOD, SIGNAL_HOLD], scores: MIDDLE };

  it("lets a good customer pass what would only be held", () => {
    expect(answer(known)).toEqual(["OK", "fast_track", "T01"]);
  });

  it("is off by default, and for larger amounts, other currencies and signs of a stranger", () => {
    const stranger = { code: "C17", action: "HOLD" } as const;
    for (const changes of [
      { settings: DEFAULT_RISK_SETTINGS },
      { amountTotal: 10_001 },
      { currency: "USD" },
      { fired: [GOOD, stranger] },
    ]) {
      expect(answer({ ...known, ...changes })[0]).toBe("HOLD");
    }
  });

  it("never softens an NG or a HOLD rule", () => {
    expect(answer({ ...known, fired: [GOOD, SIGNAL_NG] })[0]).toBe("NG");
    expect(answer({ ...known, rules: [RULE_HOLD] })[0]).toBe("HOLD");
  });
});

it("treats an outage of the model as its own policy says", () => {
  const settings = riskSettings.parse({ failurePolicy: { model: "HOLD" } });
  expect(answer({ settings, degraded: ["model"] })).toEqual(["HOLD", "failed_source", "model"]);
  expect(answer({ settings, degraded: ["phone"] })[0]).toBe("OK");
});
