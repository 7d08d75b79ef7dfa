import { describe, expect, it } from "vitest";
import { type CompiledRule, compileRule } from "./compile-rule";
import { RULE_DEPTH_MAX, RULE_LENGTH_MAX } from "./parse-rule";
import { environmentOf, SAMPLE, slotsOf } from "./sample-catalogue.fixture";
import type { Truth } from "./typed";

function compiled(text: string): CompiledRule {
  const result = compileRule(text, SAMPLE);
  if (!result.ok) throw new Error(`${text}: ${JSON.stringify(result.errors)}`);
  return result.rule;
}

function evaluated(text: string, values: Record<string, unknown> = {}, readings: Record<string, Truth> = {}): Truth {
  return compiled(text).evaluate(slotsOf(SAMPLE, values), environmentOf(readings));
}

function errorsOf(text: string, signalCodes?: ReadonlySet<string>) {
  const result = compileRule(text, SAMPLE, signalCodes ? { signalCodes } : {});
  return result.ok ? [] : result.errors;
}

const READINGS: Record<string, Truth> = { T: true, F: false, U: "unknown" };
const VALUES = {
  "order.amountTotal": 12_000,
  "order.itemCount": 3,
  "order.channel": "chat",
  "buyer.email.domain": "example.jp",
  "buyer.isMember": true,
  "delivery.differs": false,
};

describe("three-valued logic", () => {
  it.each([
    ["T", "T", true],
    ["T", "F", false],
    ["T", "U", "unknown"],
    ["F", "T", false],
    ["F", "F", false],
    ["F", "U", false],
    ["U", "T", "unknown"],
    ["U", "F", false],
    ["U", "U", "unknown"],
  ] as const)("%s && %s is %s", (left, right, expected) => {
    expect(evaluated(`fired("${left}") && fired("${right}")`, {}, READINGS)).toBe(expected);
  });

  it.each([
    ["T", "T", true],
    ["T", "F", true],
    ["T", "U", true],
    ["F", "T", true],
    ["F", "F", false],
    ["F", "U", "unknown"],
    ["U", "T", true],
    ["U", "F", "unknown"],
    ["U", "U", "unknown"],
  ] as const)("%s || %s is %s", (left, right, expected) => {
    expect(evaluated(`fired("${left}") || fired("${right}")`, {}, READINGS)).toBe(expected);
  });

  it.each([
    ["T", false],
    ["F", true],
    ["U", "unknown"],
  ] as const)("!%s is %s", (operand, expected) => {
    expect(evaluated(`!fired("${operand}")`, {}, READINGS)).toBe(expected);
  });

  it.each([
    ["T", "F", "T", false],
    ["F", "F", "T", true],
    ["T", "U", "T", "unknown"],
    ["F", "T", "U", "unknown"],
    ["U", "T", "T", "unknown"],
    ["U", "F", "F", "unknown"],
  ] as const)("%s ? %s : %s is %s", (condition, yes, no, expected) => {
    expect(evaluated(`fired("${condition}") ? fired("${yes}") : fired("${no}")`, {}, READINGS)).toBe(expected);
  });

  it("keeps the truth tables over long and bracketed chains", () => {
    const long = Array.from({ length: 200 }, () => 'fired("T")').join(" && ");
    expect(evaluated(long, {}, READINGS)).toBe(true);
    expect(evaluated('fired("U") && (fired("T") && (fired("T") && fired("F")))', {}, READINGS)).toBe(false);
    expect(evaluated('((fired("F") || fired("U")) || fired("F")) || fired("T")', {}, READINGS)).toBe(true);
    expect(evaluated('fired("F") && fired("T") || fired("U")', {}, READINGS)).toBe("unknown");
  });
});

describe("missing values", () => {
  const N = "order.amountTotal";
  const S = "order.channel";
  const B = "buyer.isMember";

  it.each([
    ...["==", "!=", "<", "<=", ">", ">="].flatMap((operator) => [
      `${N} ${operator} 3`,
      `3 ${operator} ${N}`,
      `${N} ${operator} order.itemCount`,
      `${N} ${operator} ${N}`,
      `${S} ${operator} "x"`,
      `"x" ${operator} ${S}`,
    ]),
    ...["+", "-", "*", "/", "%"].flatMap((operator) => [`${N} ${operator} 3 > 0`, `3 ${operator} ${N} > 0`]),
    `${N} * 0 == 0`,
    `-${N} < 0`,
    `${S} + "x" == "x"`,
    `"x" + ${S} != "x"`,
    `${B} == true`,
    `${B} != true`,
    `${B}`,
    `!${B}`,
    `${N} in [1, 2]`,
    `!(${N} in [1, 2])`,
    `${S} in ["a"]`,
    `${B} in [true, false]`,
    `${S}.contains("")`,
    `"abc".contains(${S})`,
    `${S}.startsWith("")`,
    `"abc".startsWith(${S})`,
    `${S}.endsWith("")`,
    `"abc".endsWith(${S})`,
    `${S}.matches("")`,
    `size(${S}) >= 0`,
    `${S}.size() >= 0`,
    `${B} ? true : true`,
    `(true ? ${N} : 1) > 0`,
    `default(${N}, order.itemCount) > 0`,
    'fired("C12")',
  ])("%s is unknown", (text) => {
    expect(evaluated(text)).toBe("unknown");
  });

  it("takes null and values of another type for missing, so that null is never less than three", () => {
    for (const value of [null, undefined, "2", true, {}, [], Number.NaN, Number.POSITIVE_INFINITY, 2n]) {
      expect(evaluated("order.amountTotal < 3", { "order.amountTotal": value })).toBe("unknown");
      expect(evaluated("isMissing(order.amountTotal)", { "order.amountTotal": value })).toBe(true);
    }
    for (const value of [null, 3, true, {}]) {
      expect(evaluated('order.channel != "x"', { "order.channel": value })).toBe("unknown");
    }
    for (const value of [null, 0, 1, "true"]) {
      expect(evaluated("buyer.isMember", { "buyer.isMember": value })).toBe("unknown");
    }
  });

  it("takes a slot array that is too short for one with missing values", () => {
    expect(compiled("delivery.differs").evaluate([], environmentOf())).toBe("unknown");
  });

  it("answers isMissing with true or false, of any expression", () => {
    expect(evaluated("isMissing(order.amountTotal)")).toBe(true);
    expect(evaluated("isMissing(order.amountTotal)", VALUES)).toBe(false);
    expect(evaluated("isMissing(1 / (order.itemCount - 3))", VALUES)).toBe(true);
    expect(evaluated('isMissing(fired("U"))', {}, READINGS)).toBe(true);
    expect(evaluated('isMissing(fired("F"))', {}, READINGS)).toBe(false);
    expect(evaluated("!isMissing(buyer.isMember) && true")).toBe(false);
  });

  it("takes the fallback of default only where the value is missing", () => {
    expect(evaluated("default(order.amountTotal, 0) < 3")).toBe(true);
    expect(evaluated("default(order.amountTotal, 0) < 3", VALUES)).toBe(false);
    expect(evaluated('default(order.channel, "web") == "web"')).toBe(true);
    expect(evaluated("default(buyer.isMember, false)", { "buyer.isMember": true })).toBe(true);
    expect(evaluated('default(fired("U"), true)', {}, READINGS)).toBe(true);
    expect(evaluated("default(default(order.amountTotal, order.itemCount), 7) == 7")).toBe(true);
  });
});

describe("operators and functions", () => {
  it.each([
    ["order.amountTotal > 11999", true],
    ["order.amountTotal >= 12000.0 && order.amountTotal <= 12000", true],
    ["order.amountTotal < 12000", false],
    ["12000 > order.amountTotal", false],
    ["order.amountTotal / order.itemCount == 4000", true],
    ["order.itemCount % 2 == 1", true],
    ["-order.itemCount % 2 == -1", true],
    ["7 / 2 == 3.5", true],
    ["0.1 + 0.2 > 0.3", true],
    ["2 + 3 * 4 == 14 && (2 + 3) * 4 == 20", true],
    ["0x10 == 16", true],
    ["1e3 == 1000", true],
    ['order.channel == "chat"', true],
    ["order.channel != 'chat'", false],
    ['order.channel + "!" == "chat!"', true],
    ['order.channel < "web"', true],
    ['order.channel == "Chat"', false],
    ["buyer.isMember != delivery.differs", true],
    ['order.channel in ["web", "chat"]', true],
    ['order.channel in ["web"]', false],
    ["order.itemCount in [-3, 3.0]", true],
    ["-order.itemCount in [-3]", true],
    ['buyer.email.domain.endsWith(".jp")', true],
    ['buyer.email.domain.startsWith("Example")', false],
    ['buyer.email.domain.contains("ample")', true],
    ["buyer.email.domain.contains(order.channel)", false],
    ['buyer.email.domain.matches("^[a-z]+[.]jp$")', true],
    ['"東京都渋谷区".matches("渋谷|新宿")', true],
    ["size(order.channel) == 4 && order.channel.size() == 4", true],
    ['size("𠮷野家") == 3', true],
    ["(order.itemCount > 2 ? order.amountTotal : 0) == 12000", true],
    ["order.itemCount > 2 ? delivery.differs : buyer.isMember", false],
    ["true // whatever follows is a comment", true],
    ["order.itemCount\n  == 3", true],
  ] as const)("%s is %s", (text, expected) => {
    expect(evaluated(text, VALUES)).toBe(expected);
  });

  it.each(["1 / 0 > 0", "0 / 0 == 0", "5 % 0 == 0", "1e308 * 10 > 0", "order.amountTotal / (order.itemCount - 3) > 0"])(
    "%s has no number to compare and is unknown",
    (text) => {
      expect(evaluated(text, VALUES)).toBe("unknown");
    },
  );

  it("tells which fields and signals it uses, each once and sorted", () => {
    const rule = compiled(
      'fired("R02") || order.itemCount > 1 || fired("C12") && order.itemCount < size(order.channel)',
    );
    expect(rule.fieldsUsed).toEqual(["order.channel", "order.itemCount"]);
    expect(rule.signalsUsed).toEqual(["C12", "R02"]);
  });

  it("keeps its text as written", () => {
    expect(compiled(" order.itemCount>1 ").text).toBe(" order.itemCount>1 ");
  });
});

describe("refusals", () => {
  it.each([
    ["", "empty"],
    [" \n\u3000", "empty"],
    ["// nothing", "unexpected_end"],
    ["order.itemCount >", "unexpected_end"],
    ["(true", "unexpected_end"],
    ["true)", "unexpected_token"],
    ["true true", "unexpected_token"],
    ["@", "unexpected_token"],
    ["order.itemCount = 1", "mistaken_operator"],
    ["true and true", "mistaken_operator"],
    ["order.itemCount ＞ 1", "mistaken_operator"],
    ['order.channel == "a', "unterminated_string"],
    ['order.channel == "a\n"', "unterminated_string"],
    ['order.channel == "\\q"', "invalid_literal"],
    ["1e999 > 1", "invalid_literal"],
    ["while", "reserved_word"],
    ["9007199254740993 > 1", "number_out_of_range"],
    ["order.itemCount in [9007199254740993]", "number_out_of_range"],
    ["1u == 1", "literal_forbidden"],
    ["b'a' == 'a'", "literal_forbidden"],
    ["order.channel == null", "null_forbidden"],
    ["has(order.channel)", "macro_forbidden"],
    ["[1, 2].all(x, x > 1)", "macro_forbidden"],
    ["[1, 2].exists(x, [3].all(y, y > x))", "macro_forbidden"],
    ["[1, 2].exists_one(x, true)", "macro_forbidden"],
    ["[1, 2].map(x, x) == 1", "macro_forbidden"],
    ["[1, 2].map(1, 2) == 1", "macro_forbidden"],
    ["[1, 2].filter(x, true) == 1", "macro_forbidden"],
    ["cel.bind(x, 1, x > 0)", "macro_forbidden"],
    ["{}", "map_forbidden"],
    ['{"a": 1}.a == 1', "index_forbidden"],
    ['order["amountTotal"] > 1', "index_forbidden"],
    ["[1, 2][0] == 1", "index_forbidden"],
    ["size(order.channel).x > 1", "index_forbidden"],
    ["[true]", "list_misplaced"],
    ["[1] == 1", "list_misplaced"],
    ["order.itemCount in []", "list_empty"],
    ["order.itemCount in [order.amountTotal]", "list_not_literal"],
    ["order.itemCount in [1 + 1]", "list_not_literal"],
    ['order.itemCount in [1, "a"]', "list_mixed"],
    ["order.itemCount in order.amountTotal", "in_needs_list"],
    ["order.amount > 1", "unknown_field"],
    ["whatever", "unknown_field"],
    ["order", "object_path"],
    ["buyer.email == 1", "object_path"],
    ["isMissing(buyer.email)", "object_path"],
    ["isMising(order.channel)", "unknown_function"],
    ['order.channel.lower() == "a"', "unknown_function"],
    ["int(order.itemCount) == 1", "unknown_function"],
    ["order.channel.isMissing()", "wrong_call_form"],
    ['contains(order.channel, "a")', "wrong_call_form"],
    ["isMissing()", "argument_count"],
    ["default(order.channel)", "argument_count"],
    ["order.channel.contains()", "argument_count"],
    ["size(order.itemCount) == 1", "argument_type"],
    ['order.itemCount.contains("1")', "argument_type"],
    ["order.channel.contains(1)", "argument_type"],
    ['default(order.itemCount, "0") == 1', "argument_type"],
    ["fired(1)", "argument_type"],
    ["fired(order.channel)", "argument_not_literal"],
    ['order.channel.matches("a" + "b")', "argument_not_literal"],
    ["order.channel.matches(order.channel)", "argument_not_literal"],
    ["!order.itemCount", "operand_type"],
    ["-order.channel == 1", "operand_type"],
    ["order.itemCount && true", "operand_type"],
    ["true || order.channel", "operand_type"],
    ["order.itemCount ? true : false", "operand_type"],
    ["buyer.isMember < true", "operand_type"],
    ['order.channel - "a" == "b"', "operand_type"],
    ["1 < 2 < 3", "operand_type"],
    ["order.channel == 1", "operands_differ"],
    ["order.channel < 1", "operands_differ"],
    ["order.channel + 1 == 2", "operands_differ"],
    ["order.channel in [1, 2]", "operands_differ"],
    ["true ? 1 : false", "operands_differ"],
    ["order.itemCount", "result_not_bool"],
    ["order.channel", "result_not_bool"],
    ["1 + 1", "result_not_bool"],
    ["buyer.isMember ? 1 : 2", "result_not_bool"],
    ['order.channel.matches("(")', "pattern_syntax"],
    ['order.channel.matches("(?=a)")', "pattern_unsupported"],
    ['order.channel.matches("(a)\\\\1")', "pattern_unsupported"],
    ['order.channel.matches("(a{99}){99}")', "pattern_too_complex"],
    [`order.channel.matches("${"a".repeat(201)}")`, "pattern_too_long"],
  ])("%s: %s", (text, code) => {
    expect(errorsOf(text).map((error) => error.code)).toEqual([code]);
  });

  it("refuses a text one character longer than the limit, and takes one that just fits", () => {
    const fits = "true".padEnd(RULE_LENGTH_MAX);
    expect(errorsOf(fits)).toEqual([]);
    expect(errorsOf(`${fits} `).map((error) => error.code)).toEqual(["too_long"]);
  });

  it.each([
    ["brackets", (depth: number) => `${"(".repeat(depth - 1)}true${")".repeat(depth - 1)}`],
    ["negations", (depth: number) => `${"!".repeat(depth - 1)}true`],
    ["sums", (depth: number) => `0 < ${Array.from({ length: depth - 1 }, () => "1").join(" + ")}`],
    ["calls", (depth: number) => `isMissing(${"default(".repeat(depth - 2)}1${", 1)".repeat(depth - 2)})`],
  ])("takes %s up to the greatest depth and no deeper", (_name, text) => {
    expect(errorsOf(text(RULE_DEPTH_MAX))).toEqual([]);
    expect(errorsOf(text(RULE_DEPTH_MAX + 1)).map((error) => error.code)).toEqual(["too_deep"]);
    expect(errorsOf(text(200)).map((error) => error.code)).toEqual(["too_deep"]);
  });

  it("counts a chain of one operator as one level, however long", () => {
    expect(errorsOf(Array.from({ length: 400 }, () => "true").join(" && "))).toEqual([]);
    expect(errorsOf(Array.from({ length: 400 }, () => "true").join(" || "))).toEqual([]);
  });

  it("refuses signals that do not exist when it is told which do", () => {
    const codes = new Set(["C12", "C13"]);
    expect(errorsOf('fired("C12")', codes)).toEqual([]);
    expect(errorsOf('fired("C1")', codes)[0]).toMatchObject({ code: "unknown_signal", params: { signal: "C1" } });
    expect(errorsOf('fired("anything")')).toEqual([]);
  });
});

describe("error positions and parameters", () => {
  it("points at the mistake in lines and columns counted from one", () => {
    const text = "order.itemCount > 1\n  && order.amountTotl > 2";
    expect(errorsOf(text)).toEqual([
      {
        code: "unknown_field",
        params: { name: "order.amountTotl", suggestion: "order.amountTotal" },
        from: 25,
        to: 41,
        line: 2,
        column: 6,
      },
    ]);
    expect(text.slice(25, 41)).toBe("order.amountTotl");
  });

  it("finds every mistake of meaning, in the order of the text", () => {
    const found = errorsOf('foo > 1 && order.channel == 1 && !order.itemCount && order.channel.contains("a", bar)');
    expect(found.map((error) => error.code)).toEqual([
      "unknown_field",
      "operands_differ",
      "operand_type",
      "argument_count",
      "unknown_field",
    ]);
  });

  it("says nothing of what follows from a mistake it has already reported", () => {
    expect(errorsOf("foo + 1 > 2 && -foo < 1").map((error) => error.code)).toEqual(["unknown_field", "unknown_field"]);
  });

  it.each([
    ["order.channel.contains(1) || true", "1"],
    ['order.channel - "a" > 1', "order.channel"],
    ["1 + true > 2", "true"],
    ["true && (order.channel == 1)", "order.channel == 1"],
    ['order.itemCount in [1, "a"]', '"a"'],
    ["order.channel == null", "null"],
    ["order.itemCount = 1", "="],
    ["true and true", "and"],
    ["true && 😀", "😀"],
    ['order.channel.matches("(")', '"("'],
    ['fired( "nope" )', '"nope"'],
    ["order.channel.foo(1)", "order.channel.foo(1)"],
    ["[1].map(2, 3) == 1", "2"],
  ])("underlines in %s the part %s", (text, part) => {
    const [error] = errorsOf(text, new Set(["C12"]));
    expect(text.slice(error?.from, error?.to)).toBe(part);
  });

  it.each([
    ["amountTotal > 1", "order.amountTotal"],
    ["order.chanel == 'a'", "order.channel"],
    ["Order.ItemCount > 1", "order.itemCount"],
    ["buyer.isMembre", "buyer.isMember"],
    ["xyz", "none"],
  ])("suggests for %s: %s", (text, suggestion) => {
    expect(errorsOf(text)[0]?.params).toMatchObject({ suggestion });
  });

  it("suggests functions, signals and operators too", () => {
    expect(errorsOf("ismissing(order.channel)")[0]?.params).toMatchObject({ suggestion: "isMissing" });
    expect(errorsOf('fired("c12")', new Set(["C12"]))[0]?.params).toMatchObject({ suggestion: "C12" });
    expect(errorsOf("true and true")[0]?.params).toMatchObject({ suggestion: "&&" });
  });

  it("names a field of the object that was written alone", () => {
    expect(errorsOf("buyer.email")[0]?.params).toEqual({ name: "buyer.email", example: "buyer.email.domain" });
  });

  it("names the macro whose arguments the parser refused", () => {
    expect(errorsOf("[1].map(2, 3) == 1")[0]?.params).toEqual({ token: "map" });
  });

  it("shortens a long token in its parameters", () => {
    const [error] = errorsOf(`true ${"x".repeat(500)}`);
    expect(error?.code).toBe("unexpected_token");
    expect(String(error?.params.token).length).toBeLessThan(50);
  });
});
