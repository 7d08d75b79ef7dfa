import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";

/** Resident memory of a process in MiB: now, and at most so far where the system tells (Linux). Null when it can't be told. */
export function residentMemory(pid: number): { readonly nowMiB: number | null; readonly peakMiB: number | null } {
  try {
    const status = readFileSync(`/proc/${pid}/status`, "utf8");
    return { nowMiB: kibibytes(/^VmRSS:\s+(\d+)/m.exec(status)), peakMiB: kibibytes(/^VmHWM:\s+(\d+)/m.exec(status)) };
  } catch {
    const { stdout } = spawnSync("ps", ["-o", "rss=", "-p", String(pid)], { encoding: "utf8" });
    return { nowMiB: kibibytes(/(\d+)/.exec(stdout ?? "")), peakMiB: null };
  }
}

const kibibytes = (match: RegExpExecArray | null): number | null =>
  match?.[1] === undefined ? null : Math.round(Number(match[1]) / 1024);
