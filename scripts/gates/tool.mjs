import path from "node:path";
import { quietTools } from "../lib/environment.mjs";
import { runProgram } from "../lib/processes.mjs";

/**
 * Runs a program of node_modules/.bin in `root` and collects what it says.
 * @param {string} root
 * @param {string} name
 * @param {string[]} args
 * @param {Record<string, string>} [env]
 */
export function runBin(root, name, args, env = {}) {
  return runProgram(path.join(root, "node_modules/.bin", name), args, {
    cwd: root,
    quiet: true,
    env: { ...process.env, ...quietTools, NO_COLOR: "1", FORCE_COLOR: "0", ...env },
  });
}

/** The lines of a tool's report, without empty ones. */
export const linesOf = (/** @type {string} */ output) => output.split("\n").filter((line) => line.trim() !== "");
