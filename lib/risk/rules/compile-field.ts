import type { ASTNode } from "@marcbachmann/cel-js";
import { nearestName } from "./nearest-name";
import { type Compilation, report, slotNode, type Typed } from "./typed";

/** A dotted path becomes a read of its slot; an unknown one names the field that was probably meant. */
export function compileField(node: ASTNode, c: Compilation): Typed | undefined {
  const name = dottedPath(node);
  if (name === undefined) return report(c, "index_forbidden", {}, node);
  const field = c.catalogue.byName.get(name);
  if (field !== undefined) {
    c.fieldsUsed.add(field);
    return slotNode(field.type, field.slot);
  }
  if (c.catalogue.objectPaths.has(name)) {
    const example = c.catalogue.fields.find((candidate) => candidate.name.startsWith(`${name}.`));
    return report(c, "object_path", { name, example: example?.name ?? name }, node);
  }
  const suggestion = nearestName(name, c.catalogue.byName.keys()) ?? "none";
  return report(c, "unknown_field", { name, suggestion }, node);
}

/** `order.amountTotal` of its nodes; undefined where the path does not start at a name, as in `f(x).y`. */
function dottedPath(node: ASTNode): string | undefined {
  const segments: string[] = [];
  let current = node;
  while (current.op === ".") {
    segments.unshift(current.args[1]);
    current = current.args[0];
  }
  return current.op === "id" ? [current.args, ...segments].join(".") : undefined;
}
