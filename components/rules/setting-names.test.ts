import { describe, expect, it } from "vitest";
import alertsEn from "@/lib/i18n/messages/en/alerts.json";
import en from "@/lib/i18n/messages/en/rules.json";
import alertsJa from "@/lib/i18n/messages/ja/alerts.json";
import ja from "@/lib/i18n/messages/ja/rules.json";
import { DEFAULT_RISK_SETTINGS } from "@/lib/risk/settings";

const TEXTS = { ja: { rules: ja, alerts: alertsJa }, en: { rules: en, alerts: alertsEn } };

const isObject = (node: unknown): node is Readonly<Record<string, unknown>> =>
  typeof node === "object" && node !== null && !Array.isArray(node);

function at(node: unknown, path: readonly string[]): unknown {
  return path.reduce<unknown>((found, key) => (isObject(found) ? found[key] : undefined), node);
}

/** Paths of what the page lists; an amount of each currency goes by the name of the amount. */
function leaves(node: unknown, path: readonly string[] = []): string[][] {
  if (!isObject(node) || path.at(-1) === "amountMaxMinor") return [[...path]];
  return Object.entries(node).flatMap(([key, child]) => leaves(child, [...path, key]));
}

const { signals, alerts, version: _, shops: __, bands: ___, rulePoints: ____, ...policies } = DEFAULT_RISK_SETTINGS;

describe.each(["ja", "en"] as const)("what settings are called in %s", (locale) => {
  const { rules, alerts: group } = TEXTS[locale];

  it("leaves no threshold of a signal or an alert without a name", () => {
    const names = [...leaves(signals), ...leaves(alerts)].map((path) => path[path[1] === "params" ? 2 : 1] ?? "");
    expect(names.filter((name) => !(name in rules.param))).toEqual([]);
    expect(Object.keys(alerts).filter((code) => !(code in group.signal))).toEqual([]);
  });

  it("leaves no policy without a name", () => {
    expect(leaves(policies).filter((path) => typeof at(rules.policy, path) !== "string")).toEqual([]);
  });
});
