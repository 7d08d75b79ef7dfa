import { describe, expect, it } from "vitest";
import { toProblem } from "@/lib/platform/http/problem";
import { DEFAULT_RISK_SETTINGS } from "@/lib/risk/settings";
import { DomainError } from "@/lib/shared/domain-error";
import { checkSettings } from "./check-settings";

const SHOPS = ["honten", "nishi"];

/** Pointer and message of each fault, as the caller reads them. */
function told(document: unknown, locale: "ja" | "en" = "en"): (readonly [string, string])[] {
  const check = checkSettings(document, SHOPS);
  const errors = check.ok ? [] : check.errors;
  return toProblem(new DomainError("invalid_request", { values: { count: 1 }, errors }), {
    requestId: "r",
    locale,
  }).errors.map((fault) => [fault.pointer, fault.message]);
}

const C04 = (fields: object) => ({ signals: { C04: fields } });

describe("checkSettings", () => {
  it.each([
    [C04({ params: { namesMinHold: 0 } }), "/signals/C04/params/namesMinHold", "a whole number from 1 up to 10,000"],
    [C04({ params: { namesMinHold: 2.5 } }), "/signals/C04/params/namesMinHold", "a whole number from 1 up to 10,000"],
    [C04({ params: { windowDays: 0 } }), "/signals/C04/params/windowDays", "a number above 0 up to 3,650"],
    [C04({ points: "450" }), "/signals/C04/points", "a number from 0 up to 1,000"],
    [C04({ enabled: "yes" }), "/signals/C04/enabled", "true or false"],
    [C04({ action: "ng" }), "/signals/C04/action", "one of: NG, HOLD, weight, trust"],
    [C04([]), "/signals/C04", "an object with any of: enabled, points, action, params"],
    [{ bands: { total: { ng: "x" } } }, "/bands/total/ng", "a number from 0 up to 1,000, or null to switch it off"],
    [{ bands: { total: { hold: 900, ng: 500 } } }, "/bands/total/hold", "must not be above the score for NG"],
    [{ controlGroup: { share: 0.1 } }, "/controlGroup/share", "a number from 0 up to 0.05"],
    [{ signals: { C07: { params: { words: ["あ"] } } } }, "/signals/C07/params/words/0", "a text of at least 2"],
    [{ version: 2 }, "/version", "must be one of: 1"],
    [{ fastTrack: { amountMaxMinor: { yen: 1 } } }, "/fastTrack/amountMaxMinor/yen", "such as JPY"],
    [{ fastTrack: { stoppedBy: ["C99"] } }, "/fastTrack/stoppedBy/0", "must be one of: C01, C02"],
    [{ failurePolicy: { lists: "ok" } }, "/failurePolicy/lists", "must be one of: OK, HOLD, NG"],
    [5, "", "must be an object with any of: version, signals"],
  ])("says of %j where it is wrong and what may stand there", (document, at, text) => {
    expect(told(document)).toEqual([[at, expect.stringContaining(text)]]);
  });

  it.each([
    [{ singals: {} }, "/singals", "signals"],
    [{ signals: { C4: {} } }, "/signals/C4", "C04"],
    [C04({ point: 1 }), "/signals/C04/point", "points"],
    [C04({ params: { namesMinHald: 3 } }), "/signals/C04/params/namesMinHald", "namesMinHold"],
    [{ models: { byPaymentMethod: { crad: "m" } } }, "/models/byPaymentMethod/crad", "card"],
    [{ shops: { honten: { band: {} } } }, "/shops/honten/band", "bands"],
    [{ shops: { honten: { signals: { C4: {} } } } }, "/shops/honten/signals/C4", "C04"],
    [{ shops: { hontem: {} } }, "/shops/hontem", "honten"],
  ])("names what %j was meant to say", (document, at, suggestion) => {
    expect(told(document)).toEqual([[at, expect.stringContaining(`Did you mean “${suggestion}”?`)]]);
    expect(told(document, "ja")).toEqual([[at, expect.stringContaining(`「${suggestion}」ではありませんか。`)]]);
  });

  it("limits a shop as it limits the organisation, and tells the organisation's own faults once", () => {
    const shop = { signals: { C04: { points: -4 } } };
    expect(told({ bands: { total: { hold: 2_000 } }, shops: { honten: shop } }).map(([at]) => at)).toEqual([
      "/bands/total/hold",
      "/bands/total/hold",
      "/shops/honten/signals/C04/points",
    ]);
    expect(told({ singals: {}, shops: { honten: shop } }).map(([at]) => at)).toEqual([
      "/singals",
      "/shops/honten/signals/C04/points",
    ]);
    expect(told({ bands: { total: { ng: 700 } }, shops: { honten: { bands: { total: { hold: 800 } } } } })).toEqual([
      ["/shops/honten/bands/total/hold", expect.stringContaining("must not be above")],
    ]);
  });

  it("speaks whole sentences in both languages, whatever the limit", () => {
    const wrong = {
      signals: { C04: { enabled: 1, points: "x", action: 1, params: { windowDays: [], namesMinHold: {} } } },
      bands: { total: { hold: "x", ng: "y" } },
      unknowns: { important: "C01", holdAtLeast: "x" },
      models: { default: 5, byPaymentMethod: 5 },
      controlGroup: { seed: "s".repeat(65) },
      fastTrack: { amountMaxMinor: { JPY: -1 } },
    };
    expect(told(wrong, "ja")).toHaveLength(13);
    for (const locale of ["ja", "en"] as const) {
      for (const [at, text] of told(wrong, locale)) {
        expect([at, text]).not.toEqual([at, expect.stringMatching(/[{}]|^の|fields\.|null to.*null|^must be a(n)?$/)]);
        expect([at, text]).toEqual([at, expect.stringMatching(locale === "ja" ? /指定してください/ : /^must be /)]);
      }
    }
  });

  it("takes what it gives: the defaults, and any part of them", () => {
    expect(checkSettings(DEFAULT_RISK_SETTINGS, SHOPS)).toEqual({ ok: true, settings: DEFAULT_RISK_SETTINGS });
    const own = { shops: { nishi: { signals: { C27: { enabled: false } } } } };
    expect(checkSettings(own, SHOPS)).toMatchObject({ ok: true, settings: own });
  });

  it("answers a document of nothing but faults with a hundred of them", () => {
    expect(told(Object.fromEntries(Array.from({ length: 5_000 }, (_, n) => [`f${n}`, n])))).toHaveLength(100);
  });
});
