import { Problem } from "./problem.mjs";

const HEARTBEAT_MS = 10_000;
const colour = process.stdout.isTTY && !process.env.NO_COLOR;
const paint = (/** @type {number} */ code, /** @type {string} */ text) =>
  colour ? `\u001b[${code}m${text}\u001b[0m` : text;

export const bold = (/** @type {string} */ text) => paint(1, text);
export const dim = (/** @type {string} */ text) => paint(2, text);
export const green = (/** @type {string} */ text) => paint(32, text);
export const red = (/** @type {string} */ text) => paint(31, text);

/** @param {number} startedAtMs */
export const since = (startedAtMs) => `${((performance.now() - startedAtMs) / 1000).toFixed(1)} s`;

/**
 * Runs one long step, with a line at its start and end and a sign of life in between.
 * @template T
 * @param {string} label
 * @param {(note: (text: string) => void) => Promise<T> | T} work `note` adds a remark to the closing line
 * @returns {Promise<T>}
 */
export async function step(label, work) {
  const startedAtMs = performance.now();
  console.log(`${dim("…")} ${label}`);
  const timer = setInterval(() => console.log(dim(`  ${label}: ${since(startedAtMs)}`)), HEARTBEAT_MS);
  const notes = /** @type {string[]} */ ([]);
  try {
    const result = await work((text) => notes.push(text));
    const remark = notes.length > 0 ? ` · ${notes.join(" · ")}` : "";
    console.log(`${green("✔")} ${label}${remark} ${dim(`(${since(startedAtMs)})`)}`);
    return result;
  } catch (error) {
    console.log(`${red("✖")} ${label} ${dim(`(${since(startedAtMs)})`)}`);
    throw error;
  } finally {
    clearInterval(timer);
  }
}

/**
 * Prints a failure: a Problem as message and advice, anything else with its stack, since it is a bug.
 * @param {unknown} error
 */
export function printFailure(error) {
  if (error instanceof Problem) {
    console.error(`\n${red("✖")} ${error.message}`);
    if (error.advice) console.error(error.advice.replace(/^/gm, "  "));
    console.error("");
    return;
  }
  console.error(error);
}

/**
 * Runs a command's main function; sets the exit code.
 * @param {() => Promise<number | void>} main
 */
export async function run(main) {
  try {
    process.exitCode = (await main()) ?? 0;
  } catch (error) {
    printFailure(error);
    process.exitCode = 1;
  }
}
