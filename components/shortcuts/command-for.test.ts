import { describe, expect, it } from "vitest";
import { type KeyPress, meaningOf, type Reading } from "./command-for";
import { COMMAND_GROUPS, COMMANDS } from "./commands";

const press = (key: string, over: Partial<KeyPress> = {}): KeyPress => ({
  key,
  isComposing: false,
  keyCode: 0,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  ...over,
});
const reading = (over: Partial<Reading> = {}): Reading => ({
  focus: "elsewhere",
  prefix: null,
  singleKeys: true,
  apple: false,
  ...over,
});

/** Presses a whole key of the registry: `j`, `g q`, `Mod+k`. */
function typed(key: string, over: Partial<KeyPress> = {}, on: Partial<Reading> = {}): readonly string[] {
  if (key.startsWith("Mod+")) return ids(press(key.slice(4), { ctrlKey: true, ...over }), on);
  let prefix: string | null = null;
  let heard: readonly string[] = [];
  for (const one of key.split(" ")) {
    const meaning = meaningOf(press(one, over), reading({ ...on, prefix }));
    prefix = meaning.prefix;
    heard = meaning.commands.map((command) => command.id);
  }
  return heard;
}
const ids = (pressed: KeyPress, on: Partial<Reading> = {}): readonly string[] =>
  meaningOf(pressed, reading(on)).commands.map((command) => command.id);

const WITH_KEYS = COMMANDS.flatMap(({ id, key }) => (key === null ? [] : [{ id, key }]));

describe("meaningOf", () => {
  it("answers every key of the registry, and within a group no key twice", () => {
    for (const { id, key } of WITH_KEYS) expect(typed(key)).toContain(id);
    for (const group of COMMAND_GROUPS) {
      const keys = COMMANDS.filter((command) => command.group === group && command.key !== null).map(({ key }) => key);
      expect(new Set(keys).size).toBe(keys.length);
    }
  });

  it("has no key that also begins a sequence: it would act before the sequence is complete", () => {
    const prefixes = WITH_KEYS.flatMap(({ key }) => (key.includes(" ") ? [key.split(" ")[0]] : []));
    expect(WITH_KEYS.filter(({ key }) => prefixes.includes(key))).toEqual([]);
  });

  it.each([{ isComposing: true }, { keyCode: 229 }, { altKey: true }, { ctrlKey: true, metaKey: true }])(
    "leaves a press to the input method or the browser: %o",
    (over) => {
      for (const { key } of WITH_KEYS) expect(typed(key, over)).toEqual([]);
    },
  );

  it("leaves single keys to whoever is typing, and hears Mod there", () => {
    for (const { id, key } of WITH_KEYS) {
      expect(typed(key, {}, { focus: "field" })).toEqual(key.startsWith("Mod+") ? [id] : []);
    }
  });

  it("hears nothing beneath a dialog or a menu", () => {
    for (const { key } of WITH_KEYS) expect(typed(key, {}, { focus: "layer" })).toEqual([]);
  });

  it("leaves Enter to the button it would press, and no other key", () => {
    expect(ids(press("Enter"), { focus: "control" })).toEqual([]);
    expect(ids(press("j"), { focus: "control" })).toEqual(["next"]);
  });

  it("takes the key after a prefix for the sequence alone: a mistyped one rejects nothing", () => {
    expect(ids(press("r"), { prefix: "g" })).toEqual(["go-rules"]);
    expect(ids(press("j"), { prefix: "g" })).toEqual([]);
    const withoutRules = COMMANDS.filter((command) => command.id !== "go-rules");
    expect(meaningOf(press("r"), reading({ prefix: "g" }), withoutRules).commands).toEqual([]);
  });

  it("lets Shift be pressed within a sequence", () => {
    expect(meaningOf(press("Shift"), reading({ prefix: "g" })).prefix).toBe("g");
  });

  it("answers only Mod when single keys are switched off", () => {
    for (const { id, key } of WITH_KEYS) {
      expect(typed(key, {}, { singleKeys: false })).toEqual(key.startsWith("Mod+") ? [id] : []);
    }
  });

  it("repeats, while a key is held, only what may be repeated", () => {
    expect(ids(press("j", { repeat: true }))).toEqual(["next"]);
    expect(ids(press("a", { repeat: true }))).toEqual([]);
  });

  it("takes ⌘ on a Mac and Ctrl elsewhere", () => {
    expect(ids(press("k", { metaKey: true }), { apple: true })).toEqual(["palette"]);
    expect(ids(press("k", { ctrlKey: true }), { apple: true })).toEqual([]);
    expect(ids(press("K", { ctrlKey: true }))).toEqual(["palette"]);
  });
});
