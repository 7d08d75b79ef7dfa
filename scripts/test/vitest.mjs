import { mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { quietTools } from "../lib/environment.mjs";
import { readJsonIfValid } from "../lib/files.mjs";
import { inRoot, root } from "../lib/paths.mjs";
import { Problem } from "../lib/problem.mjs";
import { runProgram } from "../lib/processes.mjs";

/**
 * Unit and integration tests.
 * @param {string[]} filters
 * @returns {Promise<{ passed: number, failed: number }>}
 */
export async function runVitest(filters) {
  const folder = mkdtempSync(path.join(os.tmpdir(), "sekisho-vitest-"));
  const file = path.join(folder, "report.json");
  try {
    const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${file}`];
    const { code } = await runProgram(inRoot("node_modules/.bin/vitest"), ["run", ...reporters, ...filters], {
      cwd: root,
      env: { ...process.env, ...quietTools, CI: "true" },
    });
    return tally(readJsonIfValid(file), code);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/**
 * @param {any} report of vitest's JSON reporter, if it was written
 * @param {number} code exit code
 */
export function tally(report, code) {
  if (!report) throw new Problem(`vitest ended with exit code ${code} and left no report.`);
  const passed = report.numPassedTests;
  // A file that does not load has no failed test of its own, yet must not pass unnoticed.
  const broken = report.testResults.filter(
    (file) => file.status === "failed" && !file.assertionResults.some((test) => test.status === "failed"),
  ).length;
  const failed = report.numFailedTests + broken;
  if (passed + failed === 0) throw new Problem("vitest found no tests.");
  return { passed, failed: failed === 0 && code !== 0 ? 1 : failed };
}
