import { readFileSync } from "node:fs";
import { afterAll, expect, it } from "vitest";
import { inRoot } from "../lib/paths.mjs";
import { makeProject } from "./project.fixture";
import { check } from "./types.mjs";

const config = readFileSync(inRoot("tsconfig.json"), "utf8");
const project = makeProject({ "lib/clean.ts": "export const answer: number = 42;\n" }, ["tsconfig.json"]);
afterAll(project.dispose);

it("passes clean sources", async () => {
  expect((await check(project.root)).problems).toEqual([]);
});

it("fails on a value that may be missing", async () => {
  project.write("lib/faulty.ts", "export const first = (list: string[]): string => list[0];\n");
  expect((await check(project.root)).problems.join("\n")).toContain("lib/faulty.ts");
  project.remove("lib/faulty.ts");
});

it("fails when a strict flag is taken away", async () => {
  project.write("tsconfig.json", config.replace('"noUncheckedIndexedAccess": true,', ""));
  expect((await check(project.root)).problems).toEqual(["tsconfig.json lacks noUncheckedIndexedAccess"]);
});
