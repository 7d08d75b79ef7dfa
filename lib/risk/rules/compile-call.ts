import type { ASTNode } from "@marcbachmann/cel-js";
import { nearestName } from "./nearest-name";
import { missing, withDefault } from "./operators";
import { matcher } from "./pattern-match";
import { parsePattern } from "./pattern-parse";
import {
  type Argument,
  boolNode,
  type Compilation,
  numberNode,
  type Run,
  report,
  stringNode,
  type Typed,
  type TypedBool,
} from "./typed";

export type Call = {
  readonly node: ASTNode;
  readonly name: string;
  /** What stands before the dot of `x.contains("y")`. */
  readonly receiver: Argument | undefined;
  readonly args: readonly Argument[];
};

/** An argument that passed its own check. */
type Checked = { readonly node: ASTNode; readonly typed: Typed };

type RuleFunction = {
  readonly form: "function" | "method" | "either";
  /** How it is written: shown to whoever wrote it otherwise. */
  readonly usage: string;
  /** Number of operands, the receiver of a method included. */
  readonly arity: number;
  readonly compile: (operands: readonly Checked[], c: Compilation) => Typed | undefined;
};

const FUNCTIONS: ReadonlyMap<string, RuleFunction> = new Map<string, RuleFunction>([
  ["isMissing", { form: "function", usage: "isMissing(x)", arity: 1, compile: compileIsMissing }],
  ["default", { form: "function", usage: "default(x, 0)", arity: 2, compile: compileDefault }],
  ["fired", { form: "function", usage: 'fired("C12")', arity: 1, compile: compileFired }],
  ["size", { form: "either", usage: "size(x)", arity: 1, compile: compileSize }],
  [
    "contains",
    { form: "method", usage: 'x.contains("a")', arity: 2, compile: textTest("contains", (a, b) => a.includes(b)) },
  ],
  [
    "startsWith",
    {
      form: "method",
      usage: 'x.startsWith("a")',
      arity: 2,
      compile: textTest("startsWith", (a, b) => a.startsWith(b)),
    },
  ],
  [
    "endsWith",
    { form: "method", usage: 'x.endsWith("a")', arity: 2, compile: textTest("endsWith", (a, b) => a.endsWith(b)) },
  ],
  ["matches", { form: "method", usage: 'x.matches("^a")', arity: 2, compile: compileMatches }],
]);

/** A call of one of the language's functions, with the form, the number and the types of its operands checked. */
export function compileCall(call: Call, c: Compilation): Typed | undefined {
  const { name, node, receiver } = call;
  const known = FUNCTIONS.get(name);
  if (known === undefined) {
    if (name === "has") return report(c, "macro_forbidden", { token: name }, node);
    return report(c, "unknown_function", { name, suggestion: nearestName(name, FUNCTIONS.keys()) ?? "none" }, node);
  }
  const form = receiver === undefined ? "function" : "method";
  if (known.form !== "either" && known.form !== form) {
    return report(c, "wrong_call_form", { name, usage: known.usage }, node);
  }
  const operands = receiver === undefined ? call.args : [receiver, ...call.args];
  if (operands.length !== known.arity) {
    const implied = receiver === undefined ? 0 : 1;
    const counts = { name, expected: known.arity - implied, actual: call.args.length };
    return report(c, "argument_count", counts, node);
  }
  const checked = operands.filter(isChecked);
  return checked.length === operands.length ? known.compile(checked, c) : undefined;
}

function isChecked(argument: Argument): argument is Checked {
  return argument.typed !== undefined;
}

function compileIsMissing([operand]: readonly Checked[]): Typed | undefined {
  return operand && missing(operand.typed.run);
}

function compileDefault([operand, fallback]: readonly Checked[], c: Compilation): Typed | undefined {
  if (operand === undefined || fallback === undefined) return undefined;
  const value = operand.typed;
  const other = fallback.typed;
  if (value.type === "number" && other.type === "number") return numberNode(withDefault(value.run, other.run));
  if (value.type === "string" && other.type === "string") return stringNode(withDefault(value.run, other.run));
  if (value.type === "bool" && other.type === "bool") return boolNode(withDefault(value.run, other.run));
  return report(
    c,
    "argument_type",
    { name: "default", position: 2, expected: value.type, actual: other.type },
    fallback.node,
  );
}

/** `fired("C12")`: the reading of a signal, unknown where it was not evaluated. */
function compileFired([operand]: readonly Checked[], c: Compilation): Typed | undefined {
  const code = operand && literalText(operand, "fired", 1, c);
  if (operand === undefined || code === undefined) return undefined;
  if (c.signalCodes?.has(code) === false) {
    const suggestion = nearestName(code, c.signalCodes) ?? "none";
    return report(c, "unknown_signal", { signal: code, suggestion }, operand.node);
  }
  c.signalsUsed.add(code);
  return boolNode((_slots, env) => {
    const reading = env.fired(code);
    return reading === "unknown" ? undefined : reading;
  });
}

/** Length in code points, as in CEL: 𠮷 counts once. */
function compileSize([operand]: readonly Checked[], c: Compilation): Typed | undefined {
  const run = operand && textRun(operand, "size", 1, c);
  return (
    run &&
    numberNode((slots, env) => {
      const value = run(slots, env);
      return value === undefined ? undefined : codePointCount(value);
    })
  );
}

function codePointCount(text: string): number {
  let count = 0;
  for (const _ of text) count++;
  return count;
}

function textTest(name: string, holds: (text: string, part: string) => boolean): RuleFunction["compile"] {
  return ([receiver, argument], c) => {
    const text = receiver && textRun(receiver, name, 0, c);
    const part = argument && textRun(argument, name, 1, c);
    if (text === undefined || part === undefined) return undefined;
    return boolNode((slots, env) => {
      const a = text(slots, env);
      const b = a === undefined ? undefined : part(slots, env);
      return a === undefined || b === undefined ? undefined : holds(a, b);
    });
  };
}

/** `x.matches("…")`: true where the pattern is found anywhere in the text, in time linear in its length. */
function compileMatches([receiver, argument]: readonly Checked[], c: Compilation): TypedBool | undefined {
  const text = receiver && textRun(receiver, "matches", 0, c);
  const source = argument && literalText(argument, "matches", 1, c);
  if (text === undefined || argument === undefined || source === undefined) return undefined;
  const pattern = parsePattern(source);
  if (!pattern.ok) return report(c, pattern.code, pattern.params, argument.node);
  const found = matcher(pattern.tree);
  return boolNode((slots, env) => {
    const value = text(slots, env);
    return value === undefined ? undefined : found(value);
  });
}

/** Position 0 is the receiver. */
function textRun({ node, typed }: Checked, name: string, position: number, c: Compilation): Run<string> | undefined {
  if (typed.type === "string") return typed.run;
  return report(c, "argument_type", { name, position, expected: "string", actual: typed.type }, node);
}

function literalText(argument: Checked, name: string, position: number, c: Compilation): string | undefined {
  const { node, typed } = argument;
  if (textRun(argument, name, position, c) === undefined || typed.type !== "string") return undefined;
  return typed.constant ?? report(c, "argument_not_literal", { name, position }, node);
}
