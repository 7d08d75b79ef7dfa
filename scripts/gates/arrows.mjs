import { readFileSync } from "node:fs";
import path from "node:path";
import { isTest, listFiles } from "./sources.mjs";
import { runBin } from "./tool.mjs";

const FOLDERS = ["app", "components", "lib"];
const QUERY =
  /\.db\b|\.\$(?:queryRaw|executeRaw|transaction)\b|\.(?:findMany|findFirst|findUnique|createMany|updateMany|deleteMany|upsert)\(/;

/** The arrows of .dependency-cruiser.cjs, and proof that every module was looked at. */
export async function check(root) {
  const onDisk = FOLDERS.flatMap((folder) => listFiles(root, folder, /(?<!\.d)\.tsx?$/));
  if (onDisk.length === 0) return { name: "arrows", problems: ["there are no modules to look at"] };
  const folders = FOLDERS.filter((folder) => onDisk.some((file) => file.startsWith(`${folder}/`)));
  const args = ["--config", ".dependency-cruiser.cjs", "--output-type", "json", ...folders];
  const { output } = await runBin(root, "depcruise", args);
  return { name: "arrows", problems: [...readReport(output, onDisk), ...queriesOutsideStores(root, onDisk)] };
}

/**
 * @param {string} output of dependency-cruiser, as JSON
 * @param {string[]} onDisk modules that must have been seen
 */
export function readReport(output, onDisk) {
  let report;
  try {
    report = JSON.parse(output.slice(output.indexOf("{")));
  } catch {
    return [`dependency-cruiser failed: ${output.slice(0, 2000)}`];
  }
  const seen = new Set(report.modules.map((module) => module.source));
  const unseen = onDisk.filter((file) => !seen.has(file)).map((file) => `not looked at: ${file}`);
  const linked = report.modules.some((module) => module.dependencies.length > 0);
  if (!linked && onDisk.length > 20) unseen.push("no dependency was found between any modules");
  const violations = report.summary.violations.map(({ rule, from, to, cycle }) => {
    const way = cycle ? [from, ...cycle.map((step) => step.name ?? step)].join(" → ") : `${from} → ${to}`;
    return `${rule.name}: ${way}`;
  });
  return [...unseen, ...violations];
}

/** A transaction travels through use cases; only stores may ask it anything. */
function queriesOutsideStores(root, files) {
  return files
    .filter((file) => !/(^|[/-])store\.ts$/.test(file) && !file.startsWith("lib/platform/") && !isTest(file))
    .flatMap((file) => {
      const lines = readFileSync(path.join(root, file), "utf8").split("\n");
      return lines.flatMap((line, index) =>
        QUERY.test(line) && !/^\s*(\/\/|\*|\/\*)/.test(line)
          ? [`queries-in-stores: ${file}:${index + 1}: ${line.trim()}`]
          : [],
      );
    });
}
