import "server-only";
import http from "node:http";
import https from "node:https";
import { env } from "@/lib/platform/env";
import { singleton } from "@/lib/platform/singleton";
import { AddressRefused, isCallable, publicLookup } from "@/lib/webhooks/address-guard";
import type { HttpQuestion } from "./request";

const ANSWER_BYTES_MAX = 64 * 1_024;
/** Connections kept open to each host: a handshake would eat the deadline. */
const IDLE_SOCKETS_MAX = 16;
const IDLE_MS = 30_000;

/** What did not go well, in a word: timeout, http_500, malformed, too_large, address_refused, ECONNRESET … */
export class ProviderFault extends Error {
  readonly why: string;
  constructor(why: string, cause?: unknown) {
    super(`provider: ${why}`, { cause });
    this.name = "ProviderFault";
    this.why = why;
  }
}

/** Whether this installation allows plain http and private addresses: everywhere, or for the very host. */
export function mayCallPrivately(url: string): boolean {
  const { SEKISHO_WEBHOOK_ALLOW_HTTP, SEKISHO_PROVIDER_HOSTS } = env();
  if (SEKISHO_WEBHOOK_ALLOW_HTTP === "1") return true;
  const hosts = SEKISHO_PROVIDER_HOSTS.split(",").map((host) => host.trim());
  return URL.canParse(url) && hosts.includes(new URL(url).host);
}

/** What came back, whatever it is worth. */
export type Heard = { readonly status: number; readonly text: string };

type Agents = { readonly http: http.Agent; readonly https: https.Agent };

function agents(allowPrivate: boolean): Agents {
  return singleton(
    `providers.agents.${allowPrivate}`,
    () => {
      const options = { keepAlive: true, maxFreeSockets: IDLE_SOCKETS_MAX, timeout: IDLE_MS };
      // A name is checked whenever it is resolved; an open connection goes to an address that was.
      const guard = allowPrivate ? {} : { lookup: publicLookup };
      return { http: new http.Agent({ ...options, ...guard }), https: new https.Agent({ ...options, ...guard }) };
    },
    (all) => {
      all.http.destroy();
      all.https.destroy();
    },
  );
}

/**
 * Asks once and reads the answer as JSON. Follows no redirect, calls no private address, reads no more than it needs.
 * Throws ProviderFault.
 */
export async function callProvider(
  question: HttpQuestion,
  deadlineMs: number,
  allowPrivate = mayCallPrivately(question.url),
  seen?: (heard: Heard) => void,
): Promise<unknown> {
  if (!isCallable(question.url, allowPrivate)) throw new ProviderFault("address_refused");
  const late = new AbortController();
  const timer = setTimeout(() => late.abort(), deadlineMs);
  try {
    return parse(await send(question, { allowPrivate, signal: late.signal, seen }));
  } catch (error) {
    if (error instanceof ProviderFault) throw error;
    throw new ProviderFault(late.signal.aborted ? "timeout" : codeOf(error), error);
  } finally {
    clearTimeout(timer);
  }
}

type Sending = {
  readonly allowPrivate: boolean;
  readonly signal: AbortSignal;
  readonly seen: ((heard: Heard) => void) | undefined;
};

function send(question: HttpQuestion, { allowPrivate, signal, seen }: Sending): Promise<string> {
  const url = new URL(question.url);
  const secure = url.protocol === "https:";
  const agent = agents(allowPrivate)[secure ? "https" : "http"];
  const length = question.body === null ? {} : { "content-length": String(Buffer.byteLength(question.body)) };
  const options = { method: question.method, headers: { ...question.headers, ...length }, signal, agent };
  return new Promise((resolve, reject) => {
    const request = (secure ? https : http).request(url, options, (response) => {
      const status = response.statusCode ?? 0;
      const refused = status < 200 || status > 299;
      // What a refusal says is of use to nobody but who tries the provider.
      if (refused && !seen) {
        response.resume();
        reject(new ProviderFault(`http_${status}`));
        return;
      }
      const chunks: Buffer[] = [];
      let bytes = 0;
      response.on("data", (chunk: Buffer) => {
        bytes += chunk.length;
        chunks.push(chunk);
        if (bytes > ANSWER_BYTES_MAX) {
          response.destroy();
          reject(new ProviderFault("too_large"));
        }
      });
      response.once("end", () => {
        const text = Buffer.concat(chunks).toString("utf8");
        seen?.({ status, text });
        if (refused) reject(new ProviderFault(`http_${status}`));
        else resolve(text);
      });
      response.once("error", reject);
      response.once("aborted", () => reject(new ProviderFault("dropped")));
    });
    request.once("error", reject);
    request.end(question.body ?? undefined);
  });
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new ProviderFault("malformed", cause);
  }
}

function codeOf(error: unknown): string {
  if (error instanceof AddressRefused) return "address_refused";
  if (error instanceof Error && "code" in error && typeof error.code === "string") return error.code;
  return "failed";
}
