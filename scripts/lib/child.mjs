import { spawn } from "node:child_process";
import { inRoot, root } from "./paths.mjs";
import { runProgram } from "./processes.mjs";

const STOP_MS_MAX = 40_000;

/**
 * Orders leave much short-lived garbage: with a wider nursery a third less time goes into collecting it, for 50 MB of memory. What
 * gets old is collected when the heap is two and a half times what lives in it; left alone it would wait for four times that.
 */
const HEAP = ["--max-semi-space-size=32", "--heap-growing-percent=150"];

/**
 * Runs a bundle of dist/ as a child that ends when this process does, however it does.
 * @param {string} name of the bundle
 * @param {string[]} args
 * @param {NodeJS.ProcessEnv} env
 */
export function startBundle(name, args, env) {
  return startNode([...HEAP, "--enable-source-maps", inRoot("dist", `${name}.mjs`), ...args], env);
}

/** What makes a Node child with a channel end with this process. */
const guard = ["--import", inRoot("scripts/lib/parent-guard.mjs")];
const guarded = (/** @type {NodeJS.ProcessEnv} */ env) => ({ ...env, SEKISHO_LAUNCHER: String(process.pid) });

/**
 * Runs a Node program to its end and collects its output; it ends when this process does.
 * @param {string[]} args of node
 * @param {NodeJS.ProcessEnv} env
 */
export const runNode = (args, env) =>
  runProgram(process.execPath, [...guard, ...args], { cwd: root, env: guarded(env), quiet: true, channel: true });

/**
 * @param {string[]} args of node
 * @param {NodeJS.ProcessEnv} env
 */
export function startNode(args, env) {
  // A group of its own: Ctrl-C reaches it through `stop` alone, once, and in the right order.
  const child = spawn(process.execPath, [...guard, ...args], {
    cwd: root,
    env: guarded(env),
    stdio: ["ignore", "inherit", "inherit", "ipc"],
    detached: true,
  });
  const exited = new Promise((resolve) => {
    child.once("error", () => resolve(127));
    child.once("exit", (code, signal) => resolve(code ?? (signal ? 128 : 1)));
  });
  const message = new Promise((resolve) => child.once("message", resolve));
  return {
    pid: child.pid,
    /** @type {Promise<unknown>} the first thing it says to this process; pending when it says nothing */
    message,
    /** @type {Promise<number>} */
    exited,
    running: () => child.exitCode === null && child.signalCode === null,
    /** Asks it to end; insists when it does not. */
    async stop() {
      if (child.exitCode !== null || child.signalCode !== null) return;
      child.kill("SIGTERM");
      const force = setTimeout(() => child.kill("SIGKILL"), STOP_MS_MAX);
      await exited;
      clearTimeout(force);
    },
  };
}
