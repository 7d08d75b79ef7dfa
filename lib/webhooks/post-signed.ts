import "server-only";
import http from "node:http";
import https from "node:https";
import { Webhook } from "standardwebhooks";
import { AddressRefused, isCallable, publicLookup } from "./address-guard";

export const ATTEMPT_MS_MAX = 10_000;
/** Read of an answer before the connection is cut: its status is all we want. */
const ANSWER_BYTES_MAX = 64 * 1024;

/** `status` is what the receiver answered; without one, `error` is a short code: timeout, address_refused, ECONNREFUSED … */
export type AttemptResult =
  | { readonly status: number; readonly error: null }
  | { readonly status: null; readonly error: string };

export type SignedMessage = {
  readonly url: string;
  readonly secret: string;
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
    return {
      status: await post(message, options.allowPrivate, AbortSignal.any([timeout, options.signal])),
      error: null,
    };
  } catch (error) {
    if (options.signal.aborted) throw error;
    return { status: null, error: timeout.aborted ? "timeout" : codeOf(error) };
  }
}

function post(message: SignedMessage, allowPrivate: boolean, signal: AbortSignal): Promise<number> {
  const url = new URL(message.url);
  const send = url.protocol === "https:" ? https.request : http.request;
  const headers = {
    "content-type": "application/json; charset=utf-8",
    "content-length": String(Buffer.byteLength(message.body)),
    "user-agent": "Sekisho-Webhooks/1",
    "webhook-id": message.eventId,
    "webhook-timestamp": String(Math.floor(message.sentAt.getTime() / 1_000)),
    "webhook-signature": new Webhook(message.secret).sign(message.eventId, message.sentAt, message.body),
  };
  const guard = allowPrivate ? {} : { lookup: publicLookup };
  return new Promise((resolve, reject) => {
    const request = send(url, { method: "POST", headers, signal, agent: false, ...guard }, (response) => {
      const status = response.statusCode ?? 0;
      let bytes = 0;
      response.on("data", (chunk: Buffer) => {
        bytes += chunk.length;
        if (bytes > ANSWER_BYTES_MAX) response.destroy();
      });
      // The status is the answer, whatever becomes of the body.
      response.once("close", () => resolve(status));
      response.once("error", () => resolve(status));
    });
    request.once("error", reject);
    request.end(message.body);
  });
}

function codeOf(error: unknown): string {
  if (error instanceof AddressRefused) return "address_refused";
  if (error instanceof Error && "code" in error && typeof error.code === "string") return error.code;
  return error instanceof Error ? error.message.slice(0, 200) : "unknown";
}
