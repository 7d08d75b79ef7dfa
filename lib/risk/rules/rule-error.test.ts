import { IntlMessageFormat } from "intl-messageformat";
import { describe, expect, it } from "vitest";
import en from "../../i18n/messages/en/rule-errors.json";
import ja from "../../i18n/messages/ja/rule-errors.json";
import { compileRule } from "./compile-rule";
import { RULE_ERROR_CODES, type RuleError, type RuleErrorCode } from "./rule-error";
import { SAMPLE } from "./sample-catalogue.fixture";

/** For every code a text that earns it: the record breaks the build when one is missing. */
const EXAMPLES: Readonly<Record<RuleErrorCode, string>> = {
  empty: " ",
  too_long: "true".padEnd(4001),
  too_deep: `${"!".repeat(50)}true`,
  unexpected_end: "1 >",
  unexpected_token: "true true",
  mistaken_operator: "1 = 1",
  unterminated_string: '"a',
  invalid_literal: '"\\q" == "a"',
  reserved_word: "while",
  number_out_of_range: "9007199254740993 > 1",
  literal_forbidden: "1u > 1",
  null_forbidden: "order.channel == null",
  macro_forbidden: "has(order.channel)",
  map_forbidden: "{}",
  index_forbidden: 'order["channel"] == "a"',
  list_misplaced: "[1]",
  list_empty: "1 in []",
  list_not_literal: "1 in [order.itemCount]",
  list_mixed: '1 in [1, "a"]',
  in_needs_list: "1 in 1",
  unknown_field: "order.chanel == 'a'",
  object_path: "order",
  unknown_function: "isMising(1)",
  wrong_call_form: 'contains("a", "b")',
  argument_count: "isMissing()",
  argument_type: "size(1) == 1",
  argument_not_literal: "fired(order.channel)",
  unknown_signal: 'fired("C1")',
  operand_type: "!1",
  operands_differ: '1 == "a"',
  result_not_bool: "1",
  pattern_too_long: `"a".matches("${"a".repeat(201)}")`,
  pattern_too_complex: '"a".matches("(a{99}){99}")',
  pattern_syntax: '"a".matches("(")',
  pattern_unsupported: '"a".matches("(?=a)")',
};

function firstError(code: RuleErrorCode): RuleError {
  const result = compileRule(EXAMPLES[code], SAMPLE, { signalCodes: new Set(["C12"]) });
  const error = result.ok ? undefined : result.errors.find((candidate) => candidate.code === code);
  if (error === undefined) throw new Error(`no ${code} for ${EXAMPLES[code]}`);
  return error;
}

describe("texts of rule errors", () => {
  it("exist for every code and no other, in both languages", () => {
    expect(Object.keys(ja).toSorted()).toEqual([...RULE_ERROR_CODES].toSorted());
    expect(Object.keys(en).toSorted()).toEqual([...RULE_ERROR_CODES].toSorted());
  });

  it.each(RULE_ERROR_CODES)("%s can be said with the parameters of its error", (code) => {
    const { params } = firstError(code);
    for (const [locale, texts] of Object.entries({ ja, en })) {
      const message = String(new IntlMessageFormat(texts[code], locale).format({ ...params }));
      expect(message.length).toBeGreaterThan(5);
      expect(message).not.toMatch(/undefined|none|number_or/);
    }
  });

  it("say the suggestion where there is one, and nothing of it where there is none", () => {
    const say = (text: string) => {
      const result = compileRule(text, SAMPLE);
      const params = result.ok ? {} : { ...result.errors[0]?.params };
      return String(new IntlMessageFormat(en.unknown_field, "en").format(params));
    };
    expect(say("order.chanel == 'a'")).toBe("There is no field “order.chanel”. Did you mean “order.channel”?");
    expect(say("zzz")).toBe("There is no field “zzz”.");
  });
});
