import {
  type CharacterTest,
  type Fault,
  isFault,
  type Reader,
  readClass,
  readEscape,
  syntax,
  take,
  unsupported,
} from "./pattern-characters";
import type { RuleErrorCode, RuleErrorParams } from "./rule-error";

/** Longest pattern, in UTF-16 code units; bounds the depth of its brackets too. */
export const PATTERN_LENGTH_MAX = 200;
/** Most steps of a pattern once `{n,m}` is written out; the work per character of the text is at most this. */
export const PATTERN_STEPS_MAX = 400;

export type Pattern =
  | { readonly kind: "character"; readonly test: CharacterTest }
  | { readonly kind: "start" | "end" }
  | { readonly kind: "sequence" | "either"; readonly parts: readonly Pattern[] }
  /** `most` is Infinity where nothing bounds it. */
  | { readonly kind: "repeat"; readonly part: Pattern; readonly least: number; readonly most: number };

export type PatternResult =
  | { readonly ok: true; readonly tree: Pattern }
  | { readonly ok: false; readonly code: RuleErrorCode; readonly params: RuleErrorParams };

/**
 * Parses the pattern of `matches`. A subset of regular expressions, with the meaning they have in JavaScript under the
 * `u` flag: characters; `.`; `[a-z]` and `[^a-z]`; `\d \D \w \W \s \S`; as `\p{…}` the scripts and categories of
 * `UNICODE_CLASSES` (`pattern-characters.ts`); groups `(…)` and `(?:…)`; `|`; `* + ? {n} {n,} {n,m}`; `^` and `$` (of
 * the whole text). Upper and lower case differ. Without captures, look-around and back-references every pattern can be
 * matched in linear time.
 */
export function parsePattern(source: string): PatternResult {
  if (source.length > PATTERN_LENGTH_MAX) {
    return { ok: false, code: "pattern_too_long", params: { max: PATTERN_LENGTH_MAX, actual: source.length } };
  }
  const reader = { characters: [...source], next: 0 };
  const parsed = readEither(reader);
  const left = reader.characters[reader.next];
  if (isFault(parsed)) return { ok: false, code: parsed.fault, params: { part: parsed.part } };
  if (left !== undefined) return { ok: false, code: "pattern_syntax", params: { part: left } };
  if (steps(parsed) > PATTERN_STEPS_MAX) {
    return { ok: false, code: "pattern_too_complex", params: { max: PATTERN_STEPS_MAX } };
  }
  return { ok: true, tree: parsed };
}

function readEither(reader: Reader): Pattern | Fault {
  const parts: Pattern[] = [];
  do {
    const sequence = readSequence(reader);
    if (isFault(sequence)) return sequence;
    parts.push(sequence);
  } while (take(reader, "|"));
  return { kind: "either", parts };
}

function readSequence(reader: Reader): Pattern | Fault {
  const parts: Pattern[] = [];
  for (;;) {
    const next = reader.characters[reader.next];
    if (next === undefined || next === "|" || next === ")") return { kind: "sequence", parts };
    const atom = readAtom(reader);
    if (isFault(atom)) return atom;
    const repeated = readRepeat(reader, atom);
    if (isFault(repeated)) return repeated;
    parts.push(repeated);
  }
}

function readAtom(reader: Reader): Pattern | Fault {
  const character = reader.characters[reader.next++] ?? "";
  switch (character) {
    case "(":
      return readGroup(reader);
    case "[":
      return characterNode(readClass(reader));
    case "^":
      return { kind: "start" };
    case "$":
      return { kind: "end" };
    case ".":
      return { kind: "character", test: (c) => !"\n\r\u2028\u2029".includes(c) };
    case "\\":
      return characterNode(readEscape(reader));
    case "*":
    case "+":
    case "?":
    case "{":
    case "}":
    case "]":
      return syntax(character);
    default:
      return { kind: "character", test: (c) => c === character };
  }
}

function characterNode(test: CharacterTest | Fault): Pattern | Fault {
  return isFault(test) ? test : { kind: "character", test };
}

function readGroup(reader: Reader): Pattern | Fault {
  const extended = reader.characters[reader.next] === "?" && !take(reader, "?:");
  if (extended) return unsupported(`(${reader.characters.slice(reader.next, reader.next + 2).join("")}`);
  const inner = readEither(reader);
  if (isFault(inner)) return inner;
  return take(reader, ")") ? inner : syntax("(");
}

function readRepeat(reader: Reader, part: Pattern): Pattern | Fault {
  const bounds = readBounds(reader);
  if (bounds === undefined) return part;
  if (isFault(bounds)) return bounds;
  const text = String(reader.characters[reader.next - 1]);
  if (part.kind === "start" || part.kind === "end") return syntax(text);
  const next = reader.characters[reader.next];
  if (next === "?" || next === "*" || next === "+" || next === "{") return unsupported(`${text}${next}`);
  return { kind: "repeat", part, ...bounds };
}

function readBounds(reader: Reader): { readonly least: number; readonly most: number } | Fault | undefined {
  if (take(reader, "*")) return { least: 0, most: Number.POSITIVE_INFINITY };
  if (take(reader, "+")) return { least: 1, most: Number.POSITIVE_INFINITY };
  if (take(reader, "?")) return { least: 0, most: 1 };
  if (reader.characters[reader.next] !== "{") return undefined;
  const close = reader.characters.indexOf("}", reader.next);
  const text = reader.characters.slice(reader.next, close + 1).join("");
  const match = /^\{(\d{1,4})(,?)(\d{0,4})\}$/.exec(text);
  if (match === null) return syntax("{");
  reader.next = close + 1;
  const least = Number(match[1]);
  const unbounded = match[2] === "," && match[3] === "";
  const most = match[2] === "" ? least : Number(match[3]);
  if (unbounded) return { least, most: Number.POSITIVE_INFINITY };
  return most < least || (match[2] === "" && match[3] !== "") ? syntax(text) : { least, most };
}

/** How many steps the pattern has once its repetitions are written out. */
function steps(pattern: Pattern): number {
  switch (pattern.kind) {
    case "character":
    case "start":
    case "end":
      return 1;
    case "sequence":
    case "either":
      return pattern.parts.reduce((sum, part) => sum + steps(part) + 1, 0);
    case "repeat": {
      const copies = Number.isFinite(pattern.most) ? pattern.most : pattern.least + 1;
      return (steps(pattern.part) + 1) * Math.max(copies, 1);
    }
    default: {
      const impossible: never = pattern;
      return impossible;
    }
  }
}
