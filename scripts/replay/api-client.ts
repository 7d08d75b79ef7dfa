import { setTimeout as sleep } from "node:timers/promises";
import { Pool } from "undici";
import { Problem } from "../lib/problem.mjs";

export type Answer = { readonly status: number; readonly text: string; readonly elapsedMs: number };

export type ApiClient = {
  /** Posts once; tries again while the server is away, busy or limits the rate, since every post here is idempotent. */
  readonly post: (path: string, body: string, contentType?: string) => Promise<Answer>;
  readonly close: () => void;
};

const ATTEMPTS_MAX = 8;
const PAUSE_MS = 250;
const PAUSE_MS_MAX = 60_000;
const TIMEOUT_MS = 120_000;

/** HTTP with connections kept alive, one for each request under way. */
export function apiClient(base: string, key: string, connections: number): ApiClient {
  const url = baseUrl(base);
  const pool = new Pool(url.origin, { connections, headersTimeout: TIMEOUT_MS, bodyTimeout: TIMEOUT_MS });
  const under = url.pathname.replace(/\/$/, "");
  const common = { authorization: `Bearer ${key}`, "accept-language": "en" };
  const post = async (path: string, body: string, contentType: string) => {
    const headers = { ...common, "content-type": contentType };
    const startedAt = performance.now();
    const answer = await pool.request({ path: under + path, method: "POST", headers, body });
    const text = await answer.body.text();
    const elapsedMs = performance.now() - startedAt;
    return { status: answer.statusCode, text, elapsedMs, retryAfter: Number(answer.headers["retry-after"] ?? 0) || 0 };
  };
  return {
    post: (path, body, contentType = "application/json") => patiently(url, () => post(path, body, contentType)),
    close: () => void pool.destroy(),
  };
}

function baseUrl(text: string): URL {
  if (URL.canParse(text) && /^https?:/.test(text)) return new URL(text);
  throw new Problem(`--url ${text} is not an address.`, "It looks like http://localhost:3000.");
}

async function patiently(url: URL, post: () => Promise<Answer & { retryAfter: number }>): Promise<Answer> {
  for (let attempt = 1; ; attempt++) {
    const answer = await post().catch((error: Error) => error);
    const failed = answer instanceof Error;
    if (!failed && (answer.status === 401 || answer.status === 403)) throw refused(answer);
    if (!failed && answer.status !== 429 && answer.status !== 503) return answer;
    // A rate limit is a request to wait, not a failure.
    if (attempt >= ATTEMPTS_MAX && (failed || answer.status !== 429)) throw away(url, answer);
    const seconds = failed ? 0 : answer.retryAfter;
    await sleep(Math.min(PAUSE_MS_MAX, Math.max(seconds * 1_000, PAUSE_MS * 2 ** Math.min(attempt, 6))));
  }
}

function away(url: URL, answer: Answer | Error): Problem {
  const why = answer instanceof Error ? answer.message : `it answers ${answer.status} ${answer.text.slice(0, 200)}`;
  return new Problem(`The server at ${url.origin} can't be used: ${why}`, "What was sent is kept; run it again later.");
}

function refused(answer: Answer): Problem {
  const why = answer.status === 401 ? "The API key is refused." : "The API key may not do this.";
  return new Problem(`${why} ${answer.text.slice(0, 300)}`, "It needs the scopes screen, outcomes and backfill.");
}
