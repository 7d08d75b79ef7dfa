import { npmWatch } from "./lock.mjs";
import { endPrograms } from "./processes.mjs";

/** Thrown into whatever is under way when the user asks to stop. */
export class Interrupted extends Error {}

/** npm passes a Ctrl-C on that the terminal has sent already; only a later one is the user's second. */
const SECOND_AFTER_MS = 1_500;
const PARENT_CHECK_MS = 500;

/**
 * Listens for Ctrl-C, a process manager's SIGTERM, and for the end of the npm that started this process: killed, it can't pass
 * anything on. A second Ctrl-C ends at once.
 */
export function stopRequests() {
  let askedAtMs = 0;
  const requested = new Promise((resolve) => {
    const stop = (signal) => {
      if (askedAtMs > 0 && performance.now() - askedAtMs > SECOND_AFTER_MS && signal === "SIGINT") process.exit(130);
      askedAtMs ||= performance.now();
      endPrograms();
      resolve(signal);
    };
    for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, stop);
    const npmIsGone = npmWatch();
    if (npmIsGone) setInterval(() => npmIsGone() && stop("orphaned"), PARENT_CHECK_MS).unref();
  });
  const interruption = requested.then(() => {
    throw new Interrupted("stopped");
  });
  interruption.catch(() => {});
  return {
    /** @type {Promise<string>} */
    requested,
    /**
     * @template T
     * @param {Promise<T>} work
     * @returns {Promise<T>} rejects as soon as the user asks to stop
     */
    guard: (work) => Promise.race([work, interruption]),
  };
}

/**
 * Runs `work` with a list of things to undo, newest first, whatever happens; being stopped by the user is no failure.
 * @param {(context: ReturnType<typeof stopRequests> & { atEnd: (undo: () => unknown) => void }) => Promise<number>} work
 * @returns {Promise<number>} the exit code
 */
export async function withCleanup(work) {
  const undo = /** @type {(() => unknown)[]} */ ([]);
  try {
    return await work({ ...stopRequests(), atEnd: (step) => undo.push(step) });
  } catch (error) {
    if (!(error instanceof Interrupted)) throw error;
    return 0;
  } finally {
    for (const step of undo.reverse()) await step();
  }
}
