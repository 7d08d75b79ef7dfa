import { Environment } from "@marcbachmann/cel-js";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compileRule } from "./compile-rule";
import { SAMPLE, slotsOf } from "./sample-catalogue.fixture";
import type { Truth } from "./typed";

type Value = number | string | boolean;
type Result = Value | "unknown" | Missing;
/** Missing values and unknown truths; a symbol of its own, so that no text of a rule can look like it. */
const MISSING = Symbol("missing");
type Missing = typeof MISSING;

type World = { readonly fields: ReadonlyMap<string, Value>; readonly fired: (code: string) => Truth };

/** An expression as a rule's author would write it, and what it means, told as plainly as possible. */
type Expression = { readonly text: string; readonly meaning: (world: World) => Value | Missing };

const literalNumber = fc
  .oneof(fc.integer({ min: 0, max: 9 }), fc.constantFrom(0.5, 2.25, 1000))
  .map((value): Expression => ({ text: String(value), meaning: () => value }));
const literalString = fc
  .constantFrom("", "a", "ab", "b", "𠮷", 'q"\\')
  .map((value): Expression => ({ text: JSON.stringify(value), meaning: () => value }));
const literalBool = fc.boolean().map((value): Expression => ({ text: String(value), meaning: () => value }));

function fieldOf(type: "number" | "string" | "bool") {
  const names = SAMPLE.fields.filter((field) => field.type === type).map((field) => field.name);
  return fc
    .constantFrom(...names)
    .map((name): Expression => ({ text: name, meaning: (world) => world.fields.get(name) ?? MISSING }));
}

const signal = fc.constantFrom("C1", "C2").map((code): Expression => {
  const meaning = (world: World) => {
    const reading = world.fired(code);
    return reading === "unknown" ? MISSING : reading;
  };
  return { text: `fired("${code}")`, meaning };
});

/** What is computed from a missing value is missing. */
function strict(text: string, parts: readonly Expression[], apply: (values: Value[]) => Value): Expression {
  const meaning = (world: World) => {
    const values = parts.map((part) => part.meaning(world));
    const present = values.filter((value) => value !== MISSING);
    if (present.length < values.length) return MISSING;
    const result = apply(present);
    return typeof result === "number" && !Number.isFinite(result) ? MISSING : result;
  };
  return { text, meaning };
}

function calculate(operator: string, left: Value, right: Value): Value {
  if (operator === "+" && typeof left === "string") return left + String(right);
  const [a, b] = [Number(left), Number(right)];
  const results: Record<string, number> = { "+": a + b, "-": a - b, "*": a * b, "/": a / b, "%": a % b };
  return results[operator] ?? Number.NaN;
}

function compareValues(operator: string, left: Value, right: Value): boolean {
  if (operator === "==") return left === right;
  if (operator === "!=") return left !== right;
  const same = left === right;
  const results: Record<string, boolean> = {
    "<": !same && left < right,
    "<=": same || left < right,
    ">": !same && left > right,
    ">=": same || left > right,
  };
  return results[operator] ?? false;
}

function infix(operators: readonly string[], operand: fc.Arbitrary<Expression>, apply: typeof calculate) {
  return fc
    .tuple(fc.constantFrom(...operators), operand, operand)
    .map(([operator, left, right]) =>
      strict(`(${left.text} ${operator} ${right.text})`, [left, right], ([a, b]) => apply(operator, a ?? "", b ?? "")),
    );
}

/** The tables of three-valued logic, written as tables. */
function logic(operator: "&&" | "||", left: Expression, right: Expression): Expression {
  const deciding = operator === "||";
  const meaning = (world: World) => {
    const sides = [left.meaning(world), right.meaning(world)];
    if (sides.includes(deciding)) return deciding;
    return sides.includes(MISSING) ? MISSING : !deciding;
  };
  return { text: `(${left.text} ${operator} ${right.text})`, meaning };
}

function choice(operand: fc.Arbitrary<Expression>, condition: fc.Arbitrary<Expression>) {
  return fc.tuple(condition, operand, operand).map(([test, yes, no]): Expression => {
    const meaning = (world: World) => {
      const chosen = test.meaning(world);
      if (chosen === MISSING) return MISSING;
      return chosen === true ? yes.meaning(world) : no.meaning(world);
    };
    return { text: `(${test.text} ? ${yes.text} : ${no.text})`, meaning };
  });
}

function defaulted(operand: fc.Arbitrary<Expression>) {
  return fc.tuple(operand, operand).map(([value, fallback]): Expression => {
    const meaning = (world: World) => {
      const found = value.meaning(world);
      return found === MISSING ? fallback.meaning(world) : found;
    };
    return { text: `default(${value.text}, ${fallback.text})`, meaning };
  });
}

function isMissing(operand: fc.Arbitrary<Expression>) {
  return operand.map(
    (value): Expression => ({
      text: `isMissing(${value.text})`,
      meaning: (world) => value.meaning(world) === MISSING,
    }),
  );
}

function membership(operand: fc.Arbitrary<Expression>, literal: fc.Arbitrary<Expression>) {
  return fc.tuple(operand, fc.array(literal, { minLength: 1, maxLength: 4 })).map(([value, members]) => {
    const list = members.map((member) => member.text).join(", ");
    return strict(`(${value.text} in [${list}])`, [value, ...members], ([found, ...values]) =>
      values.some((member) => member === found),
    );
  });
}

const TEXT_TESTS: Record<string, (text: string, part: string) => boolean> = {
  contains: (text, part) => text.indexOf(part) >= 0,
  startsWith: (text, part) => text.slice(0, part.length) === part,
  endsWith: (text, part) => text.length >= part.length && text.slice(text.length - part.length) === part,
};

function textTest(operand: fc.Arbitrary<Expression>) {
  return fc.tuple(fc.constantFrom(...Object.keys(TEXT_TESTS)), operand, operand).map(([name, text, part]) =>
    strict(`${text.text}.${name}(${part.text})`, [text, part], ([a, b]) => {
      return TEXT_TESTS[name]?.(String(a), String(b)) ?? false;
    }),
  );
}

const trees = fc.letrec<{ number: Expression; string: Expression; bool: Expression }>((tie) => {
  const [number, string, bool] = [tie("number"), tie("string"), tie("bool")];
  const options = { maxDepth: 4, withCrossShrink: true };
  const chain = fc
    .tuple(fc.constantFrom("&&" as const, "||" as const), bool, bool)
    .map(([operator, left, right]) => logic(operator, left, right));
  return {
    number: fc.oneof(
      options,
      fc.oneof(literalNumber, fieldOf("number")),
      infix(["+", "-", "*", "/", "%"], number, calculate),
      number.map((value) => strict(`-${value.text}`, [value], ([a]) => -Number(a))),
      string.map((value) => strict(`size(${value.text})`, [value], ([a]) => [...String(a)].length)),
      choice(number, bool),
      defaulted(number),
    ),
    string: fc.oneof(
      options,
      fc.oneof(literalString, fieldOf("string")),
      infix(["+"], string, calculate),
      choice(string, bool),
      defaulted(string),
    ),
    bool: fc.oneof(
      options,
      fc.oneof(literalBool, fieldOf("bool"), signal),
      infix(["==", "!=", "<", "<=", ">", ">="], number, compareValues),
      infix(["==", "!=", "<", "<=", ">", ">="], string, compareValues),
      infix(["==", "!="], bool, compareValues),
      chain,
      bool.map((value) => strict(`!${value.text}`, [value], ([a]) => a !== true)),
      membership(number, literalNumber),
      membership(string, literalString),
      membership(bool, literalBool),
      textTest(string),
      fc.oneof(isMissing(number), isMissing(string), isMissing(bool)),
      choice(bool, bool),
      defaulted(bool),
    ),
  };
});

/** Well-typed expressions over the sample catalogue, with their meaning. */
const expressions = {
  bool: trees.bool.map(({ text, meaning }) => ({
    text,
    interpret: (world: World): Result => {
      const result = meaning(world);
      return result === MISSING ? "unknown" : result;
    },
  })),
};

/** Values as they should be, and as they should not. */
const anyValue = fc.oneof(
  { weight: 3, arbitrary: fc.integer({ min: -5, max: 5 }) },
  { weight: 1, arbitrary: fc.double() },
  { weight: 3, arbitrary: fc.constantFrom("", "a", "ab", "b", "𠮷") },
  { weight: 3, arbitrary: fc.boolean() },
  { weight: 3, arbitrary: fc.constantFrom(undefined, null) },
);
const namedValues = fc.record(Object.fromEntries(SAMPLE.fields.map((field) => [field.name, anyValue])));
const truth = fc.constantFrom<Truth>(true, false, "unknown");
const readings = fc.record({ C1: truth, C2: truth });

function typedOrMissing(values: Readonly<Record<string, unknown>>): Map<string, Value> {
  const kept = new Map<string, Value>();
  for (const field of SAMPLE.fields) {
    const value = values[field.name];
    if (field.type === "number" && typeof value === "number" && Number.isFinite(value)) kept.set(field.name, value);
    if (field.type === "string" && typeof value === "string") kept.set(field.name, value);
    if (field.type === "bool" && typeof value === "boolean") kept.set(field.name, value);
  }
  return kept;
}

describe("compileRule", () => {
  it("gives what a plain interpreter of the same expression gives", () => {
    fc.assert(
      fc.property(expressions.bool, namedValues, readings, (expression, values, fired) => {
        const result = compileRule(expression.text, SAMPLE);
        if (!result.ok) throw new Error(`${expression.text}: ${JSON.stringify(result.errors)}`);
        const env = { fired: (code: string) => (code === "C1" ? fired.C1 : fired.C2) };
        const expected = expression.interpret({ fields: typedOrMissing(values), fired: env.fired });
        expect(result.rule.evaluate(slotsOf(SAMPLE, values), env)).toBe(expected);
      }),
      { numRuns: 2000 },
    );
  });

  it("takes only what CEL's own type checker takes too, so that the language stays a part of CEL", () => {
    const cel = celEnvironment();
    fc.assert(
      fc.property(expressions.bool, (expression) => {
        // CEL counts text in integers, which do not mix with doubles; here every number is a double.
        fc.pre(!expression.text.includes("size("));
        const doubles = expression.text.replace(/(?<![\w.])\d+(?![\w."])/g, "$&.0");
        expect(cel.check(doubles)).toMatchObject({ valid: true, type: "bool" });
      }),
      { numRuns: 300 },
    );
  });

  it("answers any text with a rule or with errors inside the text, and never throws", () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const result = compileRule(text, SAMPLE);
        if (result.ok) return;
        expect(result.errors.length).toBeGreaterThan(0);
        for (const error of result.errors) {
          expect(error.from).toBeGreaterThanOrEqual(0);
          expect(error.to).toBeGreaterThanOrEqual(error.from);
          expect(error.to).toBeLessThanOrEqual(text.length);
          const before = text.split("\n").slice(0, error.line - 1);
          expect(before.reduce((sum, line) => sum + line.length + 1, 0) + error.column - 1).toBe(error.from);
        }
      }),
      { numRuns: 3000 },
    );
  });

  it("never throws in evaluation, whatever the slots hold", () => {
    fc.assert(
      fc.property(expressions.bool, fc.array(fc.anything(), { maxLength: 8 }), truth, (expression, slots, reading) => {
        const result = compileRule(expression.text, SAMPLE);
        if (!result.ok) throw new Error(expression.text);
        expect([true, false, "unknown"]).toContain(result.rule.evaluate(slots, { fired: () => reading }));
      }),
      { numRuns: 500 },
    );
  });
});

/** Noise, the language's own tokens in any order, and valid rules with a piece replaced. */
const tokens = fc.constantFrom(
  ...[
    "(",
    ")",
    "[",
    "]",
    "{",
    "}",
    ",",
    ".",
    "?",
    ":",
    "!",
    "-",
    "+",
    "*",
    "/",
    "%",
    "==",
    "!=",
    "<",
    ">=",
    "&&",
    "||",
  ],
  ...[
    "in",
    "true",
    "null",
    "1",
    "2.5",
    "3u",
    "1e9",
    "0x1F",
    '"a"',
    "'b'",
    'b"c"',
    'r"d"',
    '"""e"""',
    "//f\n",
    "\n",
    " ",
  ],
  ...["order", "order.channel", "order.itemCount", "buyer.isMember", "isMissing", "default", "fired", "size", "has"],
  ...[
    "matches",
    "contains",
    "all",
    "exists",
    "map",
    "cel",
    "bind",
    "x",
    "int",
    "dyn",
    "duration",
    "\\",
    '"',
    "'",
    "𠮷",
  ],
);
const anyText = fc.oneof(
  fc.string({ maxLength: 60 }),
  fc.string({ unit: "binary", maxLength: 60 }),
  fc.array(tokens, { maxLength: 14 }).map((parts) => parts.join("")),
  fc.array(tokens, { maxLength: 14 }).map((parts) => parts.join(" ")),
  fc.tuple(expressions.bool, fc.nat(), fc.nat(6), tokens).map(([{ text }, at, length, piece]) => {
    const start = at % (text.length + 1);
    return text.slice(0, start) + piece + text.slice(start + length);
  }),
);

function celEnvironment(): Environment {
  const cel = new Environment();
  const number = { amountTotal: "double", itemCount: "double", channel: "string" };
  cel.registerVariable({ name: "order", schema: number });
  cel.registerVariable({ name: "buyer", schema: { isMember: "bool", email: { domain: "string" } } });
  cel.registerVariable({ name: "delivery", schema: { differs: "bool" } });
  const unused = () => true;
  cel.registerOperator("double % double", unused);
  cel.registerFunction("fired(string): bool", unused);
  for (const type of ["double", "string", "bool"]) {
    cel.registerFunction(`isMissing(${type}): bool`, unused);
    cel.registerFunction(`default(${type}, ${type}): ${type}`, unused);
  }
  return cel;
}
