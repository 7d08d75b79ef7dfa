import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { check, readReport } from "./arrows.mjs";
import { makeProject } from "./project.fixture";

const clean = {
  "lib/shared/vocabulary.ts": "export const ONE = 1;\n",
  "lib/risk/settings.ts":
    'import { ONE } from "../shared/vocabulary";\n\nexport const TWO = ONE + 1;\nexport type Two = 2;\n',
  "lib/platform/db.ts": 'import "server-only";\nimport pg from "pg";\n\nexport const pool = new pg.Pool();\n',
  "lib/review/contract.ts": 'import type { Two } from "../risk/settings";\n\nexport type Case = { two: Two };\n',
  "lib/review/store.ts":
    'import "server-only";\nimport { pool } from "../platform/db";\n\nexport const cases = () => pool;\n',
  "lib/review/claim.ts":
    'import "server-only";\nimport { cases } from "./store";\n\nexport const claim = () => cases();\n',
  "lib/simulate/order.ts": 'import type { Two } from "../risk/settings";\n\nexport const two: Two = 2;\n',
  "lib/api/app.ts":
    'import "server-only";\nimport { claim } from "../review/claim";\n\nexport const api = () => claim();\n',
  "components/case.tsx":
    'import type { Case } from "@/lib/review/contract";\n\nexport const show = (it: Case) => it.two;\n',
  "app/page.tsx": 'import { show } from "@/components/case";\n\nexport const page = () => show({ two: 2 });\n',
};
const project = makeProject(clean, [".dependency-cruiser.cjs", "tsconfig.json"]);
afterAll(project.dispose);

it("passes modules that keep the arrows", async () => {
  expect((await check(project.root)).problems).toEqual([]);
});

/** Rule, module that breaks it, its source. All are planted at once: a run of the tool takes a second or two. */
const FAULTS: readonly (readonly [string, string, string])[] = [
  [
    "risk-is-pure",
    "lib/risk/faulty.ts",
    'import { readFileSync } from "node:fs";\n\nexport const read = readFileSync;\n',
  ],
  ["risk-is-pure", "lib/risk/faulty-2.ts", 'import { pino } from "pino";\n\nexport const log = pino;\n'],
  ["risk-is-pure", "lib/risk/faulty-1.ts", 'export { claim } from "../review/claim";\n'],
  ["shared-is-a-leaf", "lib/shared/faulty.ts", 'export { TWO } from "../risk/settings";\n'],
  ["platform-knows-no-business", "lib/platform/faulty.ts", 'export { claim } from "../review/claim";\n'],
  [
    "database-client-in-platform",
    "lib/review/faulty-store.ts",
    'import pg from "pg";\n\nexport const Client = pg.Client;\n',
  ],
  ["queries-in-stores", "lib/review/faulty.ts", 'export { pool } from "../platform/db";\n'],
  ["queries-in-stores", "lib/review/faulty-1.ts", "export const all = (t: { db: { x: unknown } }) => t.db.x;\n"],
  ["simulate-stands-alone", "lib/simulate/faulty.ts", 'export { claim } from "../review/claim";\n'],
  ["simulate-sees-risk-types-only", "lib/simulate/faulty-1.ts", 'export { TWO } from "../risk/settings";\n'],
  ["risk-types-only-in-the-browser", "lib/review/faulty-contract.ts", 'export { TWO } from "../risk/settings";\n'],
  ["doors-are-client-safe", "lib/review/client.ts", 'export { claim } from "./claim";\n'],
  ["doors-without-node", "lib/review/faulty1-client.ts", 'export { readFileSync } from "node:fs";\n'],
  ["components-use-doors", "components/faulty.tsx", 'export { claim } from "@/lib/review/claim";\n'],
  ["app-is-thin", "app/faulty.tsx", 'export { claim } from "@/lib/review/claim";\n'],
  ["nothing-imports-upwards", "lib/review/faulty-2.ts", 'export { api } from "../api/app";\n'],
  ["resolvable", "lib/review/faulty-3.ts", 'export { gone } from "./gone";\n'],
  ["no-tests-in-product", "lib/review/faulty-4.ts", 'export { one } from "./one.test";\n'],
  ["no-cycles", "lib/review/faulty-a.ts", 'import { b } from "./faulty-b";\n\nexport const a = () => b;\n'],
  ["no-cycles", "lib/review/faulty-b.ts", 'import { a } from "./faulty-a";\n\nexport const b = () => a;\n'],
];

describe("with faults planted", () => {
  let problems: string[] = [];
  beforeAll(async () => {
    project.write("lib/review/one.test.ts", "export const one = 1;\n");
    for (const [, file, source] of FAULTS) project.write(file, source);
    problems = (await check(project.root)).problems;
  });

  it.each(FAULTS)("%s fails on %s", (rule, file) => {
    expect(problems.filter((problem) => problem.startsWith(`${rule}: `) && problem.includes(file))).not.toEqual([]);
  });

  it("names nothing that is in order", () => {
    const faulty = new Set(FAULTS.map(([, file]) => file));
    const blamed = problems.map((problem) => problem.split(": ")[1]?.split(/[: ]/)[0] ?? problem);
    expect(blamed.filter((file) => !faulty.has(file))).toEqual([]);
  });
});

it("fails when the tool silently saw no modules", () => {
  const output = JSON.stringify({ modules: [], summary: { violations: [] } });
  expect(readReport(output, ["lib/a.ts"])).toEqual(["not looked at: lib/a.ts"]);
});
