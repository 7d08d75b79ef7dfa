import "server-only";
import http from "node:http";
import https from "node:https";
import { Webhook } from "standardwebhooks";
import { AddressRefused, isCallable, publicLookup } from "./address-guard";

export const ATTEMPT_MS_MAX = 10_000;
/** Read of an answer before the connection is cut. */
const ANSWER_BYTES_MAX = 64 * 1024;
/** Kept of an answer, for whoever looks for the fault. */
const ANSWER_CHARACTERS_KEPT = 500;

/** `status` is what the receiver answered; without one, `error` is a short code: timeout, address_refused, ECONNREFUSED … */
export type AttemptResult =
  | { readonly status: number; readonly error: null /** How the answer began. */; readonly answer: string }
  | { readonly status: null; readonly error: string };

export type SignedMessage = {
  readonly url: string;
  /** Signed with each of them: the secret in force, and while receivers change over, the one before. */
  readonly secrets: readonly string[];
  readonly eventId: string;
  readonly body: string;
  readonly sentAt: Date;
};

/**
 * One attempt by Standard Webhooks. Follows no redirect, waits ten seconds in all. Throws only when `signal` is aborted: then
 * nothing is known about the attempt, and it has to be made again.
 */
export async function postSigned(
  message: SignedMessage,
  options: { allowPrivate: boolean; signal: AbortSignal; timeoutMs?: number },
): Promise<AttemptResult> {
  if (!isCallable(message.url, options.allowPrivate)) return { status: null, error: "address_refused" };
  const timeout = AbortSignal.timeout(options.timeoutMs ?? ATTEMPT_MS_MAX);
  try {
    const answer = await post(message, options.allowPrivate, AbortSignal.any([timeout, options.signal]));
    return { ...answer, error: null };
  } catch (error) {
    if (options.signal.aborted) throw error;
    return { status: null, error: timeout.aborted ? "timeout" : codeOf(error) };
  }
}

function headersOf({ secrets, eventId, sentAt, body }: SignedMessage): Record<string, string> {
  return {
    "content-type": "application/json; charset=utf-8",
    "content-length": String(Buffer.byteLength(body)),
    "user-agent": "Sekisho-Webhooks/1",
    "webhook-id": eventId,
    "webhook-timestamp": String(Math.floor(sentAt.getTime() / 1_000)),
    "webhook-signature": secrets.map((secret) => new Webhook(secret).sign(eventId, sentAt, body)).join(" "),
  };
}

function post(
  message: SignedMessage,
  allowPrivate: boolean,
  signal: AbortSignal,
): Promise<{ status: number; answer: string }> {
  const url = new URL(message.url);
  const send = url.protocol === "https:" ? https.request : http.request;
  const guard = allowPrivate ? {} : { lookup: publicLookup };
  const options = { method: "POST", headers: headersOf(message), signal, agent: false, ...guard };
  return new Promise((resolve, reject) => {
    const request = send(url, options, (response) => {
      const status = response.statusCode ?? 0;
      const kept: Buffer[] = [];
      let bytes = 0;
      response.on("data", (chunk: Buffer) => {
        if (bytes < ANSWER_CHARACTERS_KEPT * 4) kept.push(chunk);
        bytes += chunk.length;
        if (bytes > ANSWER_BYTES_MAX) response.destroy();
      });
      // The status is the answer, whatever becomes of the body.
      const done = () => resolve({ status, answer: excerptOf(Buffer.concat(kept)) });
      response.once("close", done);
      response.once("error", done);
    });
    request.once("error", reject);
    request.end(message.body);
  });
}

/** Text that any database and page can hold: no control characters but line ends, no half of a character. */
function excerptOf(body: Buffer): string {
  const text = new TextDecoder("utf-8").decode(body).replaceAll(/[^\P{Cc}\n\t]/gu, "");
  return [...text].slice(0, ANSWER_CHARACTERS_KEPT).join("").toWellFormed();
}

function codeOf(error: unknown): string {
  if (error instanceof AddressRefused) return "address_refused";
  if (error instanceof Error && "code" in error && typeof error.code === "string") return error.code;
  return error instanceof Error ? error.message.slice(0, 200) : "unknown";
}
