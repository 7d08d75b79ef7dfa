import { existsSync } from "node:fs";
import path from "node:path";
import { linesOf, runBin } from "./tool.mjs";

const STRICT_FLAGS = [
  "strict",
  "noUncheckedIndexedAccess",
  "exactOptionalPropertyTypes",
  "noImplicitReturns",
  "noImplicitOverride",
  "noFallthroughCasesInSwitch",
  "verbatimModuleSyntax",
  "erasableSyntaxOnly",
];

/** TypeScript, as strict as the house says: the flags are there and the sources are clean. */
export async function check(root) {
  const problems = await missingFlags(root);
  if (existsSync(path.join(root, "app"))) problems.push(...(await routeTypes(root)));
  const { code, output } = await runBin(root, "tsc", [
    "--noEmit",
    "--incremental",
    "false",
    "--pretty",
    "false",
    "-p",
    ".",
  ]);
  if (code !== 0) problems.push(...linesOf(output));
  return { name: "types", problems };
}

async function missingFlags(root) {
  const { code, output } = await runBin(root, "tsc", ["--showConfig", "-p", "."]);
  if (code !== 0) return linesOf(output);
  const { compilerOptions, files = [] } = JSON.parse(output);
  const problems = STRICT_FLAGS.filter((flag) => compilerOptions[flag] !== true).map(
    (flag) => `tsconfig.json lacks ${flag}`,
  );
  if (files.length === 0) problems.push("tsconfig.json includes no files");
  return problems;
}

/** Next writes the types of its routes; without a fresh copy, pages long gone would be checked. */
async function routeTypes(root) {
  const { code, output } = await runBin(root, "next", ["typegen"]);
  return code === 0 ? [] : ["next typegen failed:", ...linesOf(output)];
}
