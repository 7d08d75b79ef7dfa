import { afterAll, expect, it } from "vitest";
import { check, placeholders } from "./messages.mjs";
import { makeProject } from "./project.fixture";

const project = makeProject({});
afterAll(project.dispose);

async function problems(ja: object, en: object, namespace = "review"): Promise<string[]> {
  project.write(`lib/i18n/messages/ja/${namespace}.json`, JSON.stringify(ja));
  project.write(`lib/i18n/messages/en/${namespace}.json`, JSON.stringify(en));
  return (await check(project.root)).problems;
}

it("passes texts that agree", async () => {
  const ja = { held: "保留 {count, plural, other {#件}}", by: { name: "{name} さん" } };
  const en = { held: "{count, plural, one {# order} other {# orders}} held", by: { name: "{name}" } };
  expect(await problems(ja, en)).toEqual([]);
});

it.each([
  ["a missing English text", { a: "はい", b: "いいえ" }, { a: "Yes" }, "en lacks review.b"],
  ["a missing Japanese text", { a: "はい" }, { a: "Yes", b: "No" }, "ja lacks review.b"],
  ["an empty text", { a: " " }, { a: "Yes" }, "ja review.a is empty"],
  ["different placeholders", { a: "{count}件" }, { a: "{n} orders" }, "placeholders differ"],
  [
    "a placeholder lost in a branch",
    { a: "{n, plural, other {{name}}}" },
    { a: "{n, plural, other {x}}" },
    "placeholders differ",
  ],
  ["a broken message", { a: "{count件" }, { a: "{count} orders" }, "ja review.a"],
  ["an untranslated sentence", { a: "This was never translated." }, { a: "This was never translated." }, "is the same"],
  ["Japanese among the English", { a: "保留" }, { a: "保留" }, "holds Japanese"],
  ["a value that is no text", { a: 1 }, { a: "Yes" }, "ja lacks review.a"],
])("fails on %s", async (_what, ja, en, message) => {
  expect((await problems(ja, en)).join("\n")).toContain(message);
});

it("fails on a namespace that one language lacks", async () => {
  await problems({ a: "はい" }, { a: "Yes" });
  project.write("lib/i18n/messages/ja/extra.json", '{ "a": "はい" }');
  expect((await check(project.root)).problems).toEqual(["en lacks extra.a"]);
});

it("reads quoted braces as text", () => {
  expect(placeholders("'{'literal'}' {real}, don't")).toEqual({ names: "real" });
});
