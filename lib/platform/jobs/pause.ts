import "server-only";
import { setTimeout as delay } from "node:timers/promises";

/** Waits, or returns at once when the signal is aborted. Keeps no process alive. */
export async function pause(ms: number, signal: AbortSignal): Promise<void> {
  await delay(ms, undefined, { signal, ref: false }).catch(() => {});
}
