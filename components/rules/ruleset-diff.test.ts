import { describe, expect, it } from "vitest";
import type { PublishedRule } from "@/lib/rules/contract";
import { changesBetween, rebase, settingChanges } from "./ruleset-diff";

const rule = (id: string, more: Partial<PublishedRule> = {}): PublishedRule => ({
  id,
  name: id,
  condition: "items.overLimit",
  effect: { kind: "HOLD" },
  enabled: true,
  position: 1,
  ...more,
});

describe("changesBetween", () => {
  it("names what was added, removed and changed, and in which part", () => {
    const before = [rule("a"), rule("b"), rule("c", { description: "x" })];
    const after = [rule("a", { effect: { kind: "NG" } }), rule("c", { description: "x", position: 9 }), rule("d")];
    expect(changesBetween(before, after)).toMatchObject([
      { kind: "changed", ruleId: "a", parts: ["effect"] },
      { kind: "added", ruleId: "d" },
      { kind: "removed", ruleId: "b" },
    ]);
  });
});

describe("rebase", () => {
  const base = [rule("a"), rule("b"), rule("c")];

  it("puts our changes on top of theirs, and loses neither", () => {
    const ours = [rule("a", { name: "ours" }), rule("b"), rule("c"), rule("new")];
    const theirs = [rule("a"), rule("b", { enabled: false }), rule("theirs")];
    const { rules, conflicts } = rebase(base, ours, theirs);
    expect(rules.map(({ id, name, enabled }) => [id, name, enabled])).toEqual([
      ["a", "ours", true],
      ["b", "b", false],
      ["theirs", "theirs", true],
      ["new", "new", true],
    ]);
    expect(conflicts).toEqual([]);
  });

  it("keeps ours where both changed the same rule, and says so", () => {
    const ours = [rule("a", { name: "ours" }), rule("b"), rule("c", { enabled: false })];
    const theirs = [rule("a", { name: "theirs" }), rule("b"), rule("c", { enabled: false })];
    const { rules, conflicts } = rebase(base, ours, theirs);
    expect(rules[0]?.name).toBe("ours");
    expect(conflicts).toEqual(["a"]);
  });

  it("brings back a rule that they removed while we changed it, as a conflict", () => {
    const { rules, conflicts } = rebase(
      base,
      [rule("a", { name: "ours" }), rule("b"), rule("c")],
      [rule("b"), rule("c")],
    );
    expect(rules.map(({ id }) => id)).toEqual(["b", "c", "a"]);
    expect(conflicts).toEqual(["a"]);
  });
});

it("finds a changed threshold by its path", () => {
  const before = { signals: { C04: { points: 400, params: { namesMin: 3 } } } };
  const after = { signals: { C04: { points: 430 } }, bands: { total: { hold: 560 } } };
  expect(settingChanges(before, after)).toEqual([
    { path: "signals.C04.points", before: "400", after: "430" },
    { path: "signals.C04.params.namesMin", before: "3", after: null },
    { path: "bands.total.hold", before: null, after: "560" },
  ]);
});
