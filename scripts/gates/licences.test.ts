import { afterAll, expect, it } from "vitest";
import { inRoot } from "../lib/paths.mjs";
import { check, isAllowed } from "./licences.mjs";
import { makeProject } from "./project.fixture";

const lockWith = (entry: object) =>
  JSON.stringify({
    packages: { "": {}, "node_modules/good": { version: "1.0.0", license: "MIT" }, "node_modules/x": entry },
  });
const project = makeProject({});
afterAll(project.dispose);

async function problemsWith(entry: object): Promise<string[]> {
  project.write("package-lock.json", lockWith(entry));
  return (await check(project.root, [])).problems;
}

it("passes the packages of this project", async () => {
  expect((await check(inRoot())).problems).toEqual([]);
});

it.each([
  "GPL-3.0-only",
  "AGPL-3.0-or-later",
  "LGPL-2.1",
  "SSPL-1.0",
  "BUSL-1.1",
  "UNLICENSED",
  "SEE LICENSE IN LICENSE",
])("fails on %s", async (license) => {
  expect(await problemsWith({ version: "1.0.0", license })).toEqual([`x@1.0.0: ${license}`]);
});

it("fails on a package without a licence", async () => {
  expect(await problemsWith({ version: "1.0.0" })).toEqual(["x@1.0.0: no licence stated"]);
});

it("leaves development tools alone", async () => {
  expect(await problemsWith({ version: "1.0.0", license: "GPL-3.0-only", dev: true })).toEqual([]);
});

it("holds an exception for the stated licence only", async () => {
  project.write("package-lock.json", lockWith({ version: "1.0.0", license: "MPL-2.0" }));
  const exception = { name: "x", licence: "MPL-2.0", why: "a build tool" };
  expect((await check(project.root, [exception])).problems).toEqual([]);
  expect((await check(project.root, [{ ...exception, licence: "EPL-2.0" }])).problems).toEqual(["x@1.0.0: MPL-2.0"]);
});

it("fails when there is nothing to look at", async () => {
  project.write("package-lock.json", '{ "packages": { "": {} } }');
  expect((await check(project.root)).problems).not.toEqual([]);
});

it.each([
  ["MIT", true],
  ["(MIT OR GPL-3.0)", true],
  ["MIT AND GPL-3.0", false],
  ["(MIT AND (BSD-2-Clause OR GPL-2.0))", true],
  ["CC0-1.0", true],
  ["", false],
  ["MIT GPL-3.0", false],
  ["(MIT", false],
])("reads the expression %j", (expression, allowed) => {
  expect(isAllowed(expression)).toBe(allowed);
});
