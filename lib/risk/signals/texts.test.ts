import { IntlMessageFormat } from "intl-messageformat";
import { describe, expect, it } from "vitest";
import en from "../../i18n/messages/en/signals.json";
import ja from "../../i18n/messages/ja/signals.json";
import { SCENARIOS } from "../scenarios";
import { assessScenario } from "../scenarios/run";
import { SIGNAL_CODES, type SignalCode } from "./index";

/** A signal without texts in both languages fails the type check here. */
type Texts = {
  readonly [Code in SignalCode]: { readonly label: string; readonly message: string; readonly help: string };
};
const TEXTS = { ja, en } satisfies Record<string, Texts>;

const reasons = SCENARIOS.flatMap((scenario) => assessScenario(scenario).reasons);

describe.each(["ja", "en"] as const)("texts in %s", (locale) => {
  it.each(SIGNAL_CODES)("%s has a label, a help and a sentence that its evidence fills completely", (code) => {
    const { label, help, message } = TEXTS[locale][code];
    expect(label.length).toBeGreaterThan(0);
    expect(help.length).toBeGreaterThan(0);
    const sentence = new IntlMessageFormat(message, locale);
    for (const { evidence } of reasons.filter((reason) => reason.code === code)) {
      // `format` throws where a placeholder has no value
      expect(String(sentence.format(evidence))).not.toMatch(/undefined|NaN|[{}]/u);
    }
  });
});
