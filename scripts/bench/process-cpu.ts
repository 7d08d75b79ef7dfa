import { readdirSync, readFileSync } from "node:fs";

/** Linux counts in hundredths of a second. */
const MS_PER_TICK = 10;

type Stat = { readonly parent: number; readonly cpuMs: number };

/**
 * Processor time that a process and its children have used, in milliseconds; null where there is no /proc. Unlike throughput it says
 * the same on a busy machine. Children that have ended are counted when their parent has collected them.
 */
export function cpuOfTree(pid: number): number | null {
  const own = statOf(pid);
  if (!own) return null;
  const children = readdirSync("/proc").flatMap((name) => {
    const stat = /^\d+$/.test(name) ? statOf(Number(name)) : null;
    return stat?.parent === pid ? stat.cpuMs : [];
  });
  return children.reduce((sum, ms) => sum + ms, own.cpuMs);
}

function statOf(pid: number): Stat | null {
  try {
    return parseStat(readFileSync(`/proc/${pid}/stat`, "utf8"));
  } catch {
    return null;
  }
}

/** Parent and processor time of a line of /proc/PID/stat; a program's name may hold spaces and brackets. */
export function parseStat(line: string): Stat {
  const fields = line.slice(line.lastIndexOf(")") + 2).split(" ");
  // state, ppid, …; utime, stime, cutime and cstime are the 14th to 17th of the whole line.
  const ticks = fields.slice(11, 15).reduce((sum, field) => sum + Number(field), 0);
  return { parent: Number(fields[1]), cpuMs: ticks * MS_PER_TICK };
}
