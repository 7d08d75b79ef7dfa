import type { z } from "zod";
import { pointer } from "@/lib/shared/pointer";
import type { SettingsChange } from "./contract";

export type Json = z.infer<ReturnType<typeof z.json>>;

/** The places in which two documents differ, in the order of the later one; a list counts as one value. */
export function diffSettings(before: Json, after: Json): SettingsChange[] {
  const [old, young] = [leavesOf(before), leavesOf(after)];
  const changed = [...young].flatMap(([at, value]): SettingsChange[] => {
    const was = old.get(at);
    if (was === undefined) return [{ pointer: at, change: "added", after: value }];
    if (JSON.stringify(was) === JSON.stringify(value)) return [];
    return [{ pointer: at, change: "changed", before: was, after: value }];
  });
  const removed = [...old]
    .filter(([at]) => !young.has(at))
    .map(([at, value]): SettingsChange => ({ pointer: at, change: "removed", before: value }));
  return [...changed, ...removed];
}

function leavesOf(document: Json): ReadonlyMap<string, Json> {
  const leaves = new Map<string, Json>();
  const walk = (node: Json, path: readonly string[]) => {
    if (typeof node !== "object" || node === null || Array.isArray(node)) return void leaves.set(pointer(path), node);
    for (const [key, child] of Object.entries(node)) walk(child, [...path, key]);
  };
  walk(document, []);
  return leaves;
}
