import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { matcher } from "./pattern-match";
import { PATTERN_LENGTH_MAX, parsePattern } from "./pattern-parse";

function found(source: string, text: string): boolean {
  const pattern = parsePattern(source);
  if (!pattern.ok) throw new Error(`${source}: ${JSON.stringify(pattern)}`);
  return matcher(pattern.tree)(text);
}

describe("patterns of matches", () => {
  it.each([
    ["", "", true],
    ["", "abc", true],
    ["b", "abc", true],
    ["^b", "abc", false],
    ["c$", "abc", true],
    ["^$", "", true],
    ["^$", "a", false],
    ["^a.c$", "abc", true],
    ["^.$", "𠮷", true],
    ["^.$", "\n", false],
    ["^[0-9]{3}-?[0-9]{4}$", "150-0001", true],
    ["^[0-9]{3}-?[0-9]{4}$", "1500001", true],
    ["^[0-9]{3}-?[0-9]{4}$", "150-001", false],
    ["^a{2,}$", "aaaa", true],
    ["^a{2,3}$", "aaaa", false],
    ["^a{0}b$", "b", true],
    ["転送|倉庫", "第二倉庫内", true],
    ["^(ab|cd)+$", "abcdab", true],
    ["^(?:ab)?c$", "c", true],
    ["^[^a-c]$", "b", false],
    ["^[\\w.+-]+@", "a.b+c-d@x", true],
    ["^\\d+\\s\\S$", "12\u3000x", true],
    ["^\\p{Katakana}+$", "ヤマダ", true],
    ["^\\p{Katakana}+$", "ヤマ田", false],
    ["^[\\p{Han}\\p{Hiragana}]+$", "山田はな", true],
    ["[.]", "a", false],
    ["\\.\\\\\\-", ".\\-", true],
    ["A", "a", false],
    ["[]]", "]", "pattern_syntax"],
    ["^*", "", "pattern_syntax"],
    ["a**", "", "pattern_unsupported"],
    ["a+?", "", "pattern_unsupported"],
    ["a{3,2}", "", "pattern_syntax"],
    ["a{", "", "pattern_syntax"],
    ["{2}", "", "pattern_syntax"],
    ["(a", "", "pattern_syntax"],
    ["a)", "", "pattern_syntax"],
    ["[b-a]", "", "pattern_syntax"],
    ["[a", "", "pattern_syntax"],
    ["\\", "", "pattern_syntax"],
    ["\\b", "", "pattern_unsupported"],
    ["\\1", "", "pattern_unsupported"],
    ["\\p{Nonsense}", "", "pattern_unsupported"],
    ["(?!a)", "", "pattern_unsupported"],
    ["(?<name>a)", "", "pattern_unsupported"],
    ["(?i)a", "", "pattern_unsupported"],
    ["[[:alpha:]]", "", "pattern_unsupported"],
    ["(a{100}){100}", "", "pattern_too_complex"],
    ["a".repeat(PATTERN_LENGTH_MAX + 1), "", "pattern_too_long"],
  ])("%j over %j: %s", (source, text, expected) => {
    const pattern = parsePattern(source);
    expect(pattern.ok ? matcher(pattern.tree)(text) : pattern.code).toBe(expected);
  });

  it("needs a number of steps that grows with the text, where backtracking would never end", () => {
    const text = `${"a".repeat(20_000)}!`;
    for (const source of ["^(a+)+$", "(a|a)*(a|a)*b", "^(a?){50}a{50}$", "(.*)*x"]) {
      expect(found(source, text)).toBe(false);
    }
  }, 5_000);

  it("finds what the runtime's own regular expressions find", () => {
    const character = fc.constantFrom("a", "b", "𠮷", ".", "[ab]", "[^a]", "[a-b𠮷]", "\\w", "\\W", "\\.");
    const { pattern } = fc.letrec<{ pattern: string; part: string }>((tie) => ({
      part: fc.oneof(
        { maxDepth: 3 },
        character,
        fc.constantFrom("^", "$"),
        fc.tuple(character, fc.constantFrom("*", "+", "?", "{2}", "{1,}", "{0,2}")).map((parts) => parts.join("")),
        tie("pattern").map((inner) => `(${inner})`),
        fc
          .tuple(tie("pattern"), fc.constantFrom("*", "+", "?", "{1,2}"))
          .map(([inner, times]) => `(?:${inner})${times}`),
      ),
      pattern: fc.oneof(
        { maxDepth: 3 },
        fc.array(tie("part"), { maxLength: 3 }).map((parts) => parts.join("")),
        fc.tuple(tie("pattern"), tie("pattern")).map((sides) => sides.join("|")),
      ),
    }));
    const text = fc.string({ unit: fc.constantFrom("a", "b", "𠮷", "\n", "."), maxLength: 8 });
    fc.assert(
      fc.property(pattern, text, (source, subject) => {
        fc.pre(parsePattern(source).ok);
        expect(found(source, subject)).toBe(new RegExp(source, "u").test(subject));
      }),
      { numRuns: 3000 },
    );
  });

  it("answers any pattern without throwing, and accepts none that the runtime would refuse", () => {
    const token = fc.constantFrom(..."()[]{}|*+?^$.\\-,az09pd𠮷:=!<".split(""), "{1,2}", "\\p{Han}");
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.array(token, { maxLength: 12 }).map((parts) => parts.join("")),
        ),
        (source) => {
          const pattern = parsePattern(source);
          if (pattern.ok) expect(typeof matcher(pattern.tree)("az09-𠮷")).toBe("boolean");
        },
      ),
      { numRuns: 2000 },
    );
  });
});
