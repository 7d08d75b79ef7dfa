import path from "node:path";
import { readJsonIfValid, writeAtomically } from "./files.mjs";
import { birthOf, isAlive, waitForExit } from "./processes.mjs";

const GRACE_MS = 20_000;
const fileIn = (directory) => path.join(directory, "server.pid");

/** Remembers the server's process, so that the next start can end it should this launcher be killed. */
export function rememberServer(directory, pid) {
  writeAtomically(fileIn(directory), JSON.stringify({ pid, birth: birthOf(pid) }));
}

/** Ends a server that outlived its launcher; it drains first. */
export async function endLeftoverServer(directory) {
  const left = readJsonIfValid(fileIn(directory));
  if (!left || !isAlive(left.pid) || birthOf(left.pid) !== left.birth) return;
  console.log("… an earlier server is still running; stopping it");
  for (const signal of ["SIGTERM", "SIGKILL"]) {
    try {
      process.kill(left.pid, signal);
    } catch {
      return;
    }
    if (await waitForExit(left.pid, GRACE_MS)) return;
  }
}
