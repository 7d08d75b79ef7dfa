// `npm test`: gates, unit and integration tests, browser tests, one line of result.
import { parseArgs } from "node:util";
import { runGates } from "../gates/index.mjs";
import { ensureGenerated } from "../lib/build.mjs";
import { root } from "../lib/paths.mjs";
import { Problem } from "../lib/problem.mjs";
import { bold, dim, green, printFailure, red } from "../lib/report.mjs";
import { findBrowser } from "./browser.mjs";
import { runBrowserTests } from "./browser-tests.mjs";
import { runVitest } from "./vitest.mjs";

/**
 * @typedef {{ passed: number, failed: number }} Tally
 * @typedef {{ atEnd: (undo: () => unknown) => void }} Context
 */

/** @type {Record<string, (context: Context, filters: string[]) => Promise<Tally>>} */
const STAGES = { gates: checkGates, unit: (_context, filters) => runVitest(filters), e2e: testInBrowser };

/**
 * @param {Context} context
 * @param {string[]} argv `--only gates|unit|e2e`, and filters passed on to the test runners
 * @returns {Promise<Tally>}
 */
export async function testAll(context, argv) {
  const { values, positionals } = parseArgs({
    args: argv,
    allowPositionals: true,
    options: { only: { type: "string" } },
  });
  const wanted = values.only?.split(",") ?? Object.keys(STAGES);
  const unknown = wanted.find((name) => !(name in STAGES));
  if (unknown) throw new Problem(`--only ${unknown} is unknown.`, `Use one of ${Object.keys(STAGES).join(", ")}.`);
  // The browser first: where it can't be had, that is better known at once.
  const browser = wanted.includes("e2e") ? await attempt("browser", findBrowser) : undefined;
  await ensureGenerated();
  const total = { passed: 0, failed: 0 };
  for (const name of wanted) {
    heading(name);
    const tally = await attempt(name, () => STAGES[name]({ ...context, browser }, positionals));
    const { passed, failed } = tally ?? { passed: 0, failed: 1 };
    total.passed += passed;
    total.failed += failed;
  }
  return total;
}

const heading = (name) => console.log(`\n${bold(`── ${name} ${"─".repeat(60 - name.length)}`)}`);

/** A stage that crashes counts as one failure; the others still run. */
async function attempt(name, work) {
  try {
    return await work();
  } catch (error) {
    console.error(red(`✖ ${name}`));
    printFailure(error);
    return undefined;
  }
}

async function checkGates() {
  const results = await runGates(root, ({ name, problems, seconds }) => {
    const mark = problems.length === 0 ? green("✔") : red("✖");
    console.log(`${mark} ${name} ${dim(`(${seconds.toFixed(1)} s)`)}`);
    if (problems.length > 0) console.log(problems.join("\n").replace(/^/gm, "  "));
  });
  const failed = results.filter(({ problems }) => problems.length > 0).length;
  return { passed: results.length - failed, failed };
}

async function testInBrowser(context, filters) {
  if (!context.browser) throw new Problem("No browser, no browser tests.");
  return runBrowserTests(context, filters);
}
