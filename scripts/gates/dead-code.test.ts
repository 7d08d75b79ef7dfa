import { afterAll, expect, it } from "vitest";
import { check } from "./dead-code.mjs";
import { makeProject } from "./project.fixture";

const project = makeProject({
  "package.json": '{ "name": "fixture", "type": "module", "dependencies": { "zod": "4.6.7" } }\n',
  "knip.json": '{ "entry": ["lib/server/server.ts"], "project": ["lib/**/*.ts"] }\n',
  "lib/server/server.ts": 'import { z } from "zod";\nimport { used } from "../used";\n\nconsole.log(z, used);\n',
  "lib/used.ts": "export const used = 1;\n",
});
afterAll(project.dispose);

it("passes when everything is used", async () => {
  expect((await check(project.root)).problems).toEqual([]);
});

it.each([
  ["a file nothing imports", "lib/orphan.ts", "export const orphan = 1;\n", "lib/orphan.ts"],
  ["an export nothing imports", "lib/used.ts", "export const used = 1;\nexport const forgotten = 2;\n", "forgotten"],
  [
    "a dependency nothing imports",
    "package.json",
    '{ "name": "fixture", "type": "module", "dependencies": { "zod": "4.6.7", "pino": "10.4.0" } }\n',
    "pino",
  ],
])("fails on %s", async (_what, file, content, named) => {
  project.write(file, content);
  expect((await check(project.root)).problems.join("\n")).toContain(named);
});
