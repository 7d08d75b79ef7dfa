import { describe, expect, it } from "vitest";
import { commandFor, type KeyPress } from "./command-for";
import { COMMANDS } from "./commands";

const press = (key: string, over: Partial<KeyPress> = {}): KeyPress => ({
  key,
  isComposing: false,
  keyCode: 0,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  ...over,
});

describe("commandFor", () => {
  it("answers every key of the registry, and no key twice", () => {
    for (const command of COMMANDS) expect(commandFor(press(command.key), "elsewhere")).toBe(command);
    expect(new Set(COMMANDS.map((command) => command.key)).size).toBe(COMMANDS.length);
  });

  it.each([{ isComposing: true }, { keyCode: 229 }, { ctrlKey: true }, { metaKey: true }, { altKey: true }])(
    "leaves a press to the input method or the browser: %o",
    (over) => {
      for (const { key } of COMMANDS) expect(commandFor(press(key, over), "elsewhere")).toBeNull();
    },
  );

  it("leaves every key to whoever is typing", () => {
    for (const { key } of COMMANDS) expect(commandFor(press(key), "field")).toBeNull();
  });

  it("leaves Enter to the button it would press, and no other key", () => {
    expect(commandFor(press("Enter"), "control")).toBeNull();
    expect(commandFor(press("j"), "control")?.id).toBe("next");
  });
});
