import { readFileSync } from "node:fs";
import { afterAll, expect, it } from "vitest";
import { inRoot } from "../lib/paths.mjs";
import { makeProject } from "./project.fixture";
import { check } from "./schema-drift.mjs";

const project = makeProject({}, [
  "prisma/schema.prisma",
  "prisma/migrations",
  "prisma.config.ts",
  "scripts/lib/schema-engine.mjs",
]);
afterAll(project.dispose);

it("passes when the migrations give what the schema describes", async () => {
  expect((await check(project.root)).problems).toEqual([]);
});

it("fails when the schema has a column that no migration adds", async () => {
  const schema = readFileSync(inRoot("prisma/schema.prisma"), "utf8");
  project.write("prisma/schema.prisma", schema.replace(/^model User \{$/m, "model User {\n  planted String?"));
  expect((await check(project.root)).problems.join("\n")).toContain("planted");
});

it("fails when a migration is wrong", async () => {
  project.write("prisma/migrations/99999999999999_wrong/migration.sql", "ALTER TABLE no_such_table ADD x int;\n");
  expect((await check(project.root)).problems).not.toEqual([]);
});
