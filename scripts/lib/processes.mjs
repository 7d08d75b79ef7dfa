import { spawn, spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";

/** @param {number} pid */
export function isAlive(pid) {
  if (!Number.isInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
  } catch (error) {
    return error.code === "EPERM";
  }
  return !isZombie(pid);
}

/** A killed process stays visible until its parent collects it, and in a container nobody may. */
function isZombie(pid) {
  return statFields(pid)?.[0] === "Z";
}

/** Fields of /proc/PID/stat from the state on; undefined where there is no /proc. */
function statFields(pid) {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, "utf8");
    return text.slice(text.lastIndexOf(")") + 2).split(" ");
  } catch {
    return undefined;
  }
}

/** The parent's number; undefined where there is no /proc. */
export const parentOf = (/** @type {number} */ pid) => {
  const parent = Number(statFields(pid)?.[1]);
  return parent > 0 ? parent : undefined;
};

const ps = (pid, column) => {
  const { status, stdout } = spawnSync("ps", ["-o", `${column}=`, "-p", String(pid)], { encoding: "utf8" });
  return status === 0 ? stdout.trim() : undefined;
};

/**
 * The command line of a process, or undefined when it can't be told.
 * @param {number} pid
 */
export function commandOf(pid) {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, "utf8").replaceAll("\0", " ").trim();
  } catch {
    return ps(pid, "command");
  }
}

/**
 * What tells a process from a later one with the same number: when it began.
 * @param {number} pid
 * @returns {string | undefined}
 */
export function birthOf(pid) {
  const fields = statFields(pid);
  if (fields) return `ticks:${fields[19]}`;
  const started = ps(pid, "lstart");
  return started ? `date:${started}` : undefined;
}

/**
 * @param {number} pid
 * @param {number} timeoutMs
 * @returns {Promise<boolean>} whether the process is gone
 */
export async function waitForExit(pid, timeoutMs) {
  const deadline = Date.now() + timeoutMs;
  while (isAlive(pid)) {
    if (Date.now() > deadline) return false;
    await sleep(25);
  }
  return true;
}

/** Programs under way, to be ended should the user interrupt. */
const active = new Set();

/** Ends the programs that are under way. */
export function endPrograms() {
  for (const child of active) child.kill("SIGTERM");
}

/**
 * Runs a program to its end.
 * @param {string} command
 * @param {string[]} args
 * @param {import("node:child_process").SpawnOptions & { quiet?: boolean, channel?: boolean }} [options] quiet: collect the
 *   output; channel: lets a Node program notice the end of this process
 * @returns {Promise<{ code: number, output: string }>}
 */
export function runProgram(command, args, { quiet = false, channel = false, ...options } = {}) {
  return new Promise((resolve, reject) => {
    const streams = quiet ? ["ignore", "pipe", "pipe"] : ["inherit", "inherit", "inherit"];
    const child = spawn(command, args, { stdio: channel ? [...streams, "ipc"] : streams, ...options });
    active.add(child);
    child.once("close", () => active.delete(child));
    let output = "";
    for (const stream of [child.stdout, child.stderr]) {
      stream?.setEncoding("utf8").on("data", (text) => {
        output += text;
      });
    }
    child.once("error", reject);
    child.once("close", (code, signal) => resolve({ code: code ?? (signal ? 128 : 1), output }));
  });
}
