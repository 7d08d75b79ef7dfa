import http from "node:http";
import https from "node:https";
import { setTimeout as sleep } from "node:timers/promises";
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
  const transport = url.protocol === "https:" ? https : http;
  const agent = new transport.Agent({ keepAlive: true, maxSockets: connections, scheduling: "fifo" });
  const headers = { authorization: `Bearer ${key}`, "accept-language": "en" };
  const post = (path: string, body: string, contentType: string) =>
    new Promise<Answer & { retryAfter: number }>((resolve, reject) => {
      const bytes = Buffer.from(body);
      const startedAt = performance.now();
      const request = transport.request(
        new URL(url.pathname.replace(/\/$/, "") + path, url),
        {
          method: "POST",
          agent,
          timeout: TIMEOUT_MS,
          headers: { ...headers, "content-type": contentType, "content-length": bytes.length },
        },
        (response) => {
          const chunks: Buffer[] = [];
          response.on("data", (chunk: Buffer) => chunks.push(chunk));
          response.once("error", reject);
          response.once("end", () => {
            const elapsedMs = performance.now() - startedAt;
            const retryAfter = Number(response.headers["retry-after"] ?? 0) || 0;
            resolve({
              status: response.statusCode ?? 0,
              text: Buffer.concat(chunks).toString(),
              elapsedMs,
              retryAfter,
            });
          });
        },
      );
      request.once("timeout", () => request.destroy(new Error(`no answer within ${TIMEOUT_MS / 1000} s`)));
      request.once("error", reject);
      request.end(bytes);
    });
  return {
    post: (path, body, contentType = "application/json") => patiently(url, () => post(path, body, contentType)),
    close: () => agent.destroy(),
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
