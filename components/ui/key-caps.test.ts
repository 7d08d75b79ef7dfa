import { expect, it } from "vitest";
import { keyCaps } from "./key-caps";

it("names keys as they stand on the keyboard at hand", () => {
  expect(keyCaps("Mod+k", true)).toEqual(["⌘", "K"]);
  expect(keyCaps("Mod+Enter", false)).toEqual(["Ctrl", "↵"]);
  expect(keyCaps("g q", false)).toEqual(["g", "q"]);
  expect(keyCaps("?", false)).toEqual(["?"]);
});
