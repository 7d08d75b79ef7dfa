import "server-only";
import type { z } from "zod";

/** What a handler is given besides its payload. */
export type JobCall = {
  readonly now: Date;
  /** Aborted when the process stops: give up waiting and throw, the job is handed back and run again. */
  readonly signal: AbortSignal;
  /** 1 for the first run. */
  readonly attempt: number;
};

/**
 * A kind of background work. Its handler is loaded on first use and must be idempotent: a job runs at least once, and again when
 * its process died in the middle.
 */
export type Job<P> = {
  readonly name: string;
  readonly payload: z.ZodType<P>;
  /** Runs before it is given up (between them: exponential back-off, about e^n seconds, up to six hours). */
  readonly attemptsMax: number;
  readonly run: (raw: unknown, call: JobCall) => Promise<void>;
};

/** A job whose payload type is erased: an element of a registry. */
export type AnyJob = Pick<Job<unknown>, "name" | "attemptsMax" | "run">;

export function defineJob<P>(spec: {
  readonly name: string;
  readonly payload: z.ZodType<P>;
  readonly attemptsMax: number;
  readonly load: () => Promise<{ readonly handle: (payload: P, call: JobCall) => Promise<void> }>;
}): Job<P> {
  return {
    name: spec.name,
    payload: spec.payload,
    attemptsMax: spec.attemptsMax,
    run: async (raw, call) => {
      const payload = spec.payload.parse(raw);
      const { handle } = await spec.load();
      await handle(payload, call);
    },
  };
}
