/** Decides one code point, given as a string. */
export type CharacterTest = (character: string) => boolean;

/** A pattern being read, by code points. */
export type Reader = { readonly characters: readonly string[]; next: number };
export type Fault = { readonly fault: "pattern_syntax" | "pattern_unsupported"; readonly part: string };

export function isFault(result: object): result is Fault {
  return "fault" in result;
}

export function syntax(part: string): Fault {
  return { fault: "pattern_syntax", part };
}

export function unsupported(part: string): Fault {
  return { fault: "pattern_unsupported", part };
}

/** Takes the text if it comes next. */
export function take(reader: Reader, text: string): boolean {
  const expected = [...text];
  const found = expected.every((character, index) => reader.characters[reader.next + index] === character);
  if (found) reader.next += expected.length;
  return found;
}

/** The rest of `[…]`, after the bracket. */
export function readClass(reader: Reader): CharacterTest | Fault {
  const negated = take(reader, "^");
  const tests: CharacterTest[] = [];
  while (!take(reader, "]")) {
    const item = readClassItem(reader);
    if (isFault(item)) return item;
    tests.push(item.test);
  }
  if (tests.length === 0) return syntax("[]");
  return (c) => tests.some((test) => test(c)) !== negated;
}

type ClassItem = { readonly test: CharacterTest; readonly single: string | undefined };

function readClassItem(reader: Reader): ClassItem | Fault {
  const first = readClassCharacter(reader);
  if (isFault(first) || first.single === undefined) return first;
  const dash = reader.characters[reader.next] === "-" && reader.characters[reader.next + 1] !== "]";
  if (!dash) return first;
  reader.next++;
  const last = readClassCharacter(reader);
  if (isFault(last)) return last;
  const from = first.single.codePointAt(0) ?? 0;
  const to = last.single?.codePointAt(0) ?? -1;
  if (to < from) return syntax(`${first.single}-${last.single ?? ""}`);
  return { test: (c) => inRange(c.codePointAt(0), from, to), single: undefined };
}

function inRange(codePoint: number | undefined, from: number, to: number): boolean {
  return codePoint !== undefined && codePoint >= from && codePoint <= to;
}

function readClassCharacter(reader: Reader): ClassItem | Fault {
  const character = reader.characters[reader.next++];
  if (character === undefined) return syntax("[");
  if (character === "[") return unsupported("[[");
  if (character !== "\\") return { test: (c) => c === character, single: character };
  return readEscapeTest(reader);
}

/** The rest of an escape, after the backslash. */
export function readEscape(reader: Reader): CharacterTest | Fault {
  const item = readEscapeTest(reader);
  return isFault(item) ? item : item.test;
}

const CONTROL_ESCAPES: ReadonlyMap<string, string> = new Map([
  ["n", "\n"],
  ["r", "\r"],
  ["t", "\t"],
]);

/** Ours alone are run on one character at a time, so that the engine's own matching cannot backtrack. */
const CLASS_ESCAPES: ReadonlyMap<string, RegExp> = new Map([
  ["d", /\d/u],
  ["D", /\D/u],
  ["w", /\w/u],
  ["W", /\W/u],
  ["s", /\s/u],
  ["S", /\S/u],
]);

/** Names as in CEL's own pattern language, which has no `Script=`. */
const UNICODE_CLASSES: ReadonlyMap<string, RegExp> = new Map([
  ["Han", /\p{Script=Han}/u],
  ["Hiragana", /\p{Script=Hiragana}/u],
  ["Katakana", /\p{Script=Katakana}/u],
  ["Latin", /\p{Script=Latin}/u],
  ["L", /\p{L}/u],
  ["Lu", /\p{Lu}/u],
  ["Ll", /\p{Ll}/u],
  ["N", /\p{N}/u],
  ["Nd", /\p{Nd}/u],
]);

function readEscapeTest(reader: Reader): ClassItem | Fault {
  const character = reader.characters[reader.next++];
  if (character === undefined) return syntax("\\");
  const control = CONTROL_ESCAPES.get(character);
  if (control !== undefined) return { test: (c) => c === control, single: control };
  const known = CLASS_ESCAPES.get(character);
  if (known !== undefined) return { test: (c) => known.test(c), single: undefined };
  if (character === "p") return readUnicodeClass(reader);
  if (/^[!-/:-@[-`{-~]$/.test(character)) return { test: (c) => c === character, single: character };
  return unsupported(`\\${character}`);
}

function readUnicodeClass(reader: Reader): ClassItem | Fault {
  const close = reader.characters.indexOf("}", reader.next);
  const name = reader.characters.slice(reader.next + 1, close).join("");
  const known = reader.characters[reader.next] === "{" && close > 0 ? UNICODE_CLASSES.get(name) : undefined;
  if (known === undefined) return unsupported("\\p");
  reader.next = close + 1;
  return { test: (c) => known.test(c), single: undefined };
}
