import "server-only";
import { RateLimiterMemory, type RateLimiterRes } from "rate-limiter-flexible";
import { DomainError } from "@/lib/shared/domain-error";
import { singleton } from "../singleton";

const WINDOW_SECONDS = 60;
/** Points are counted against the key's own limit, so that one limiter serves all keys. */
const limiter = () =>
  singleton("rate-limit", () => new RateLimiterMemory({ points: Number.MAX_SAFE_INTEGER, duration: WINDOW_SECONDS }));

/**
 * Counts one request of `key` in this process. Answers the `RateLimit-*` headers, or throws `rate_limited` with the seconds to wait.
 * `limitPerMinute` null means no limit and no headers.
 */
export async function countRequest(key: string, limitPerMinute: number | null): Promise<Record<string, string>> {
  if (limitPerMinute === null) return {};
  const state: RateLimiterRes = await limiter().consume(key);
  const resetSeconds = Math.max(1, Math.ceil(state.msBeforeNext / 1_000));
  if (state.consumedPoints > limitPerMinute) {
    throw new DomainError("rate_limited", { values: { seconds: resetSeconds } });
  }
  return {
    "RateLimit-Limit": String(limitPerMinute),
    "RateLimit-Remaining": String(limitPerMinute - state.consumedPoints),
    "RateLimit-Reset": String(resetSeconds),
  };
}
