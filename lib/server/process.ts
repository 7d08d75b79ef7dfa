import "server-only";
import { log } from "@/lib/platform/log";
import { disposeSingletons } from "@/lib/platform/singleton";

/** A stop that takes longer than this is cut short. */
const STOP_MS_MAX = 15_000;

/**
 * Runs `stop` at the first SIGTERM or SIGINT, closes the pools and ends the process: with 0, or with 1 when it took too long or
 * failed. A second signal ends it at once.
 */
export function onceStopped(stop: () => Promise<void>): void {
  let asked = false;
  const end = async (signal: string) => {
    if (asked) process.exit(1);
    asked = true;
    log().info({ event: "process.stopping", signal });
    setTimeout(() => {
      log().error({ event: "process.stop_timed_out" });
      process.exit(1);
    }, STOP_MS_MAX).unref();
    try {
      await stop();
      await disposeSingletons();
      process.exit(0);
    } catch (error) {
      log().error({ event: "process.stop_failed", err: error });
      process.exit(1);
    }
  };
  for (const signal of ["SIGTERM", "SIGINT"] as const) process.on(signal, () => void end(signal));
}

/** One request's stray rejection must not take the others down; it is logged as the bug it is. */
export function survive(): void {
  process.on("unhandledRejection", (error) => log().error({ event: "process.unhandled_rejection", err: error }));
  // Whoever reads our output may go away before us.
  for (const stream of [process.stdout, process.stderr]) stream.on("error", () => {});
}
