import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parting } from "./diff-text";

describe("parting", () => {
  it("finds what sets two addresses apart", () => {
    expect(parting("渋谷区渋谷2-21-1 301号", "渋谷区渋谷2-21-1 302号")).toEqual({
      before: "渋谷区渋谷2-21-1 30",
      own: "1",
      after: "号",
    });
  });

  it("never cuts a character in half", () => {
    expect(parting("𠮷田", "𠮟田")).toEqual({ before: "", own: "𠮷", after: "田" });
  });

  it("loses nothing of either text, and calls equal texts equal", () => {
    const text = fc.string({ unit: "binary" });
    fc.assert(
      fc.property(text, text, text, text, (before, a, b, after) => {
        const [left, right] = [before + a + after, before + b + after];
        const found = parting(left, right);
        expect(found.before + found.own + found.after).toBe(left);
        if (left === right) expect(found.own).toBe("");
      }),
    );
  });
});
