import { afterAll, expect, it } from "vitest";
import { check } from "./lint.mjs";
import { makeProject } from "./project.fixture";

const project = makeProject({ "lib/clean.ts": "export const answer = 42;\n" }, ["biome.json", ".gitignore"]);
afterAll(project.dispose);

it("passes sources that keep the rules", async () => {
  expect((await check(project.root)).problems).toEqual([]);
});

it.each([
  ["bad formatting", "export const answer   = 42\n"],
  ["a non-null assertion", 'export const first = (list: string[]): string => list.at(0)!.concat("");\n'],
  ["an any", "export const anything = (value: any): unknown => value;\n"],
  ["the environment read outside its module", "export const port = process.env.PORT;\n"],
  ["a default export", "export default 42;\n"],
])("fails on %s", async (_what, source) => {
  project.write("lib/faulty.ts", source);
  expect((await check(project.root)).problems.join("\n")).toContain("lib/faulty.ts");
});

it("fails when it did not look at every source", async () => {
  const source = "export const answer = 42;\n";
  const blind = makeProject({
    "lib/a.ts": source,
    "lib/b.ts": source,
    "biome.json": '{ "files": { "includes": ["none"] } }\n',
  });
  expect((await check(blind.root)).problems.join("\n")).toContain("of at least 2");
  blind.dispose();
});
