import { expect, it } from "vitest";
import { localeOf, text } from "./text";

it.each([
  [null, "ja"],
  ["", "ja"],
  ["en", "en"],
  ["en-GB,en;q=0.9", "en"],
  ["fr, EN;q=0.5", "en"],
  ["ja-JP, en", "ja"],
  ["zz", "ja"],
  ["*", "ja"],
] as const)("answers %j in %s", (header, locale) => {
  expect(localeOf(header)).toBe(locale);
});

it("answers the path itself where there is no text, so that a missing text hides no error", () => {
  expect(text("en", "no.such.text")).toBe("no.such.text");
});
