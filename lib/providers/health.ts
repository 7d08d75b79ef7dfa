import "server-only";
import { CircuitState, ConsecutiveBreaker, circuitBreaker, handleAll } from "cockatiel";
import { log } from "@/lib/platform/log";
import { singleton } from "@/lib/platform/singleton";

/** So many failures in a row, and the provider is left alone for a while; then one order's question tries whether it has recovered. */
const FAILURES_MAX = 5;
const REST_MS = 5_000;
/** Retries may be at most a tenth of the questions: a provider in trouble is not helped by asking twice. */
const RETRY_SHARE = 0.1;
const RETRIES_SAVED_MAX = 10;
const PROVIDERS_MAX = 1_000;

/** A provider's circuit breaker and its budget of retries, as this process sees them. */
export type Health = {
  readonly state: () => "closed" | "open" | "half_open";
  /** Whether a question may go out now. */
  readonly mayAsk: () => boolean;
  /** Runs a question through the breaker. Rejects as the question does, or at once while the circuit is open. */
  readonly ask: <T>(question: () => Promise<T>) => Promise<T>;
  /** Takes a retry from the budget, if one is left. */
  readonly mayRetry: () => boolean;
  readonly note: (event: HealthEvent) => void;
  readonly lastFailure: () => Failure | null;
  readonly lastAnswerAt: () => Date | null;
};

type Failure = { readonly at: Date; readonly why: string };
type HealthEvent = Failure | { readonly at: Date; readonly why: null };

const all = () => singleton("providers.health", () => new Map<string, Health>());

/** By provider and version of its document: a corrected one starts afresh. */
export function healthOf(providerId: string, version: number): Health {
  const known = all();
  const key = `${providerId}/${version}`;
  const health = known.get(key);
  if (health) return health;
  if (known.size >= PROVIDERS_MAX) known.clear();
  const made = makeHealth(providerId);
  known.set(key, made);
  return made;
}

function makeHealth(providerId: string): Health {
  const breaker = circuitBreaker(handleAll, { halfOpenAfter: REST_MS, breaker: new ConsecutiveBreaker(FAILURES_MAX) });
  let restUntil = 0;
  let saved = RETRIES_SAVED_MAX;
  let failure: Failure | null = null;
  let answeredAt: Date | null = null;
  breaker.onBreak(() => {
    restUntil = performance.now() + REST_MS;
    log().warn({ event: "provider.circuit_open", providerId });
  });
  breaker.onReset(() => log().info({ event: "provider.circuit_closed", providerId }));
  const state = () => {
    if (breaker.state === CircuitState.Closed) return "closed";
    return breaker.state === CircuitState.HalfOpen ? "half_open" : "open";
  };
  return {
    state,
    mayAsk: () => state() === "closed" || (state() === "open" && performance.now() >= restUntil),
    ask: (question) => {
      saved = Math.min(RETRIES_SAVED_MAX, saved + RETRY_SHARE);
      return breaker.execute(question);
    },
    mayRetry: () => {
      if (saved < 1) return false;
      saved -= 1;
      return true;
    },
    note: (event) => {
      if (event.why === null) answeredAt = event.at;
      else failure = event;
    },
    lastFailure: () => failure,
    lastAnswerAt: () => answeredAt,
  };
}
