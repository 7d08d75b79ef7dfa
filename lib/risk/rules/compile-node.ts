import type { ASTNode, BinaryOperator } from "@marcbachmann/cel-js";
import { compileCall } from "./compile-call";
import { compileField } from "./compile-field";
import { compileMembership } from "./compile-membership";
import type { FieldType } from "./field-catalogue";
import {
  type ArithmeticOperator,
  allOf,
  anyOf,
  arithmetic,
  choose,
  compare,
  concatenate,
  type EqualityOperator,
  equal,
  negative,
  not,
  type OrderOperator,
} from "./operators";
import {
  type Argument,
  boolNode,
  type Compilation,
  numberNode,
  type Run,
  report,
  stringNode,
  type Typed,
} from "./typed";

/**
 * Checks a syntax tree and compiles it to closures in one walk, so that whatever is compiled has been checked.
 * Undefined means that a mistake was reported; the walk goes on elsewhere to find the others. Recursion is bounded by
 * the depth that `parseRule` allows.
 */
export function compileNode(node: ASTNode, c: Compilation): Typed | undefined {
  switch (node.op) {
    case "value":
      return compileLiteral(node, node.args, c);
    case "id":
    case ".":
      return compileField(node, c);
    case "call":
      return compileCall({ node, name: node.args[0], receiver: undefined, args: compileAll(node.args[1], c) }, c);
    case "rcall":
      return compileMethod(node, node.args[0], node.args[1], node.args[2], c);
    case "!_":
      return compileNot(node.args, c);
    case "-_":
      return compileNegative(node.args, c);
    case "&&":
    case "||":
      return compileChain(node, node.op, c);
    case "?:":
      return compileChoice(node, node.args, c);
    case "in":
      return compileIn(node.args[0], node.args[1], c);
    case "list":
      return report(c, "list_misplaced", {}, node);
    case "map":
      return report(c, "map_forbidden", {}, node);
    case "[]":
    case "[?]":
    case ".?":
      return report(c, "index_forbidden", {}, node);
    default:
      return compileBinary(node, node.op, node.args, c);
  }
}

function compileAll(nodes: readonly ASTNode[], c: Compilation): Argument[] {
  return nodes.map((node) => ({ node, typed: compileNode(node, c) }));
}

function compileIn(value: ASTNode, list: ASTNode, c: Compilation): Typed | undefined {
  const sought = { node: value, typed: compileNode(value, c) };
  return compileMembership(sought, list, list.op === "list" ? compileAll(list.args, c) : [], c);
}

/** Method names after which CEL would loop or bind; their receivers and arguments are not worth a look. */
const MACRO_METHODS: ReadonlySet<string> = new Set(["all", "exists", "exists_one", "map", "filter", "bind"]);

function compileMethod(node: ASTNode, name: string, receiver: ASTNode, args: readonly ASTNode[], c: Compilation) {
  if (MACRO_METHODS.has(name)) return report(c, "macro_forbidden", { token: name }, node);
  const target = { node: receiver, typed: compileNode(receiver, c) };
  return compileCall({ node, name, receiver: target, args: compileAll(args, c) }, c);
}

function compileLiteral(node: ASTNode, value: unknown, c: Compilation): Typed | undefined {
  if (value === null) return report(c, "null_forbidden", {}, node);
  switch (typeof value) {
    case "string":
      return { ...stringNode(() => value), constant: value };
    case "boolean":
      return { ...boolNode(() => value), constant: value };
    case "number":
    case "bigint":
      return numberLiteral(node, value, c);
    default:
      return report(c, "literal_forbidden", { token: c.text.slice(node.start, node.end) }, node);
  }
}

/** CEL's integers become doubles, as every number here is one; those that a double cannot hold exactly are refused. */
function numberLiteral(node: ASTNode, value: number | bigint, c: Compilation): Typed | undefined {
  const constant = Number(value);
  const exact = typeof value === "number" ? Number.isFinite(value) : Number.isSafeInteger(constant);
  if (!exact) return report(c, "number_out_of_range", { token: c.text.slice(node.start, node.end) }, node);
  return { ...numberNode(() => constant), constant };
}

function compileNot(operand: ASTNode, c: Compilation): Typed | undefined {
  const run = compileBool(operand, "!", c);
  return run && not(run);
}

function compileNegative(operand: ASTNode, c: Compilation): Typed | undefined {
  const typed = compileNode(operand, c);
  if (typed === undefined) return undefined;
  if (typed.type === "number") {
    const { constant } = typed;
    return constant === undefined ? negative(typed.run) : { ...numberNode(() => -constant), constant: -constant };
  }
  return report(c, "operand_type", { operator: "-", expected: "number", actual: typed.type }, operand);
}

function compileBool(node: ASTNode, operator: string, c: Compilation): Run<boolean> | undefined {
  const typed = compileNode(node, c);
  if (typed === undefined) return undefined;
  if (typed.type === "bool") return typed.run;
  return report(c, "operand_type", { operator, expected: "bool", actual: typed.type }, node);
}

function compileChain(root: ASTNode, operator: "&&" | "||", c: Compilation): Typed | undefined {
  const runs = chainOperands(root, operator).map((operand) => compileBool(operand, operator, c));
  const known = runs.filter((run) => run !== undefined);
  if (known.length < runs.length) return undefined;
  return operator === "&&" ? allOf(known) : anyOf(known);
}

/** The operands of a chain from left to right. A chain may have a thousand links, hence no recursion. */
function chainOperands(root: ASTNode, operator: "&&" | "||"): ASTNode[] {
  const operands: ASTNode[] = [];
  const pending = [root];
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    if (node.op === operator) pending.push(node.args[1], node.args[0]);
    else operands.push(node);
  }
  return operands;
}

function compileChoice(node: ASTNode, parts: readonly [ASTNode, ASTNode, ASTNode], c: Compilation): Typed | undefined {
  const condition = compileBool(parts[0], "?:", c);
  const yes = compileNode(parts[1], c);
  const no = compileNode(parts[2], c);
  if (yes === undefined || no === undefined) return undefined;
  const differ = () => report(c, "operands_differ", { operator: "?:", left: yes.type, right: no.type }, node);
  if (yes.type === "number" && no.type === "number") return condition && numberNode(choose(condition, yes.run, no.run));
  if (yes.type === "string" && no.type === "string") return condition && stringNode(choose(condition, yes.run, no.run));
  if (yes.type === "bool" && no.type === "bool") return condition && boolNode(choose(condition, yes.run, no.run));
  return differ();
}

type Operands = {
  readonly node: ASTNode;
  readonly left: Typed;
  readonly right: Typed;
  readonly sides: readonly [ASTNode, ASTNode];
};

function compileBinary(
  node: ASTNode,
  operator: Exclude<BinaryOperator, "in">,
  sides: readonly [ASTNode, ASTNode],
  c: Compilation,
): Typed | undefined {
  const left = compileNode(sides[0], c);
  const right = compileNode(sides[1], c);
  if (left === undefined || right === undefined) return undefined;
  const operands = { node, left, right, sides };
  switch (operator) {
    case "==":
    case "!=":
      return compileEquality(operator, operands, c);
    case "<":
    case "<=":
    case ">":
    case ">=":
      return compileOrder(operator, operands, c);
    case "+":
    case "-":
    case "*":
    case "/":
    case "%":
      return compileArithmetic(operator, operands, c);
    default: {
      const impossible: never = operator;
      return impossible;
    }
  }
}

function compileEquality(operator: EqualityOperator, operands: Operands, c: Compilation): Typed | undefined {
  const { left, right } = operands;
  if (left.type !== right.type) {
    return report(c, "operands_differ", { operator, left: left.type, right: right.type }, operands.node);
  }
  return equal<number | string | boolean>(operator, left.run, right.run);
}

function compileOrder(operator: OrderOperator, operands: Operands, c: Compilation): Typed | undefined {
  const { left, right } = operands;
  if (left.type === "number" && right.type === "number") return compare(operator, left.run, right.run);
  if (left.type === "string" && right.type === "string") return compare(operator, left.run, right.run);
  return blame(operator, operands, ["number", "string"], c);
}

function compileArithmetic(operator: ArithmeticOperator, operands: Operands, c: Compilation): Typed | undefined {
  const { left, right } = operands;
  if (left.type === "number" && right.type === "number") return arithmetic(operator, left.run, right.run);
  if (operator !== "+") return blame(operator, operands, ["number"], c);
  if (left.type === "string" && right.type === "string") return concatenate(left.run, right.run);
  return blame(operator, operands, ["number", "string"], c);
}

/** Points at the operand that the operator never takes, or at both where each alone would do. */
function blame(operator: string, operands: Operands, taken: readonly FieldType[], c: Compilation): undefined {
  const { left, right, sides, node } = operands;
  const expected = taken.join("_or_");
  if (!taken.includes(left.type)) {
    return report(c, "operand_type", { operator, expected, actual: left.type }, sides[0]);
  }
  if (!taken.includes(right.type)) {
    return report(c, "operand_type", { operator, expected, actual: right.type }, sides[1]);
  }
  return report(c, "operands_differ", { operator, left: left.type, right: right.type }, node);
}
