import type { ASTNode } from "@marcbachmann/cel-js";
import { memberOf } from "./operators";
import { type Argument, type Compilation, report, type Typed } from "./typed";

/** `value in [literal, …]`: the list is known when the rule is compiled and becomes a set. */
export function compileMembership(
  value: Argument,
  list: ASTNode,
  members: readonly Argument[],
  c: Compilation,
): Typed | undefined {
  if (list.op !== "list") return report(c, "in_needs_list", {}, list);
  if (members.length === 0) return report(c, "list_empty", {}, list);
  const literals = members.map((member) => literalOf(member, c)).filter((literal) => literal !== undefined);
  const sought = value.typed;
  const [first] = literals;
  if (literals.length < members.length || first === undefined || sought === undefined) return undefined;
  const stranger = literals.find((literal) => literal.type !== first.type);
  if (stranger !== undefined) {
    return report(c, "list_mixed", { expected: first.type, actual: stranger.type }, stranger.node);
  }
  if (first.type !== sought.type) {
    const range = { start: value.node.start, end: list.end };
    return report(c, "operands_differ", { operator: "in", left: sought.type, right: first.type }, range);
  }
  return memberOf<string | number | boolean>(sought.run, new Set(literals.map((literal) => literal.value)));
}

function literalOf({ node, typed }: Argument, c: Compilation) {
  if (typed === undefined) return undefined;
  if (typed.constant === undefined) return report(c, "list_not_literal", {}, node);
  return { node, type: typed.type, value: typed.constant };
}
