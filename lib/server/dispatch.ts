import "server-only";
import { randomUUID } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import { env } from "@/lib/platform/env";
import { toProblem } from "@/lib/platform/http/problem";
import { localeOf } from "@/lib/platform/http/text";
import { DomainError, type ErrorCode } from "@/lib/shared/domain-error";
import { type Handler, isPrivatePeer, limitBodyTime } from "./http-server";

/** Answered by our own HTTP application, before Next: its route handlers would cost ten times the CPU. */
const FAST = /^\/api\/(?:v1|console|health|metrics|openapi\.json)(?:[/?]|$)/;

/** What only a reverse proxy may say. */
const FORWARDED = [
  "x-forwarded-for",
  "x-forwarded-proto",
  "x-forwarded-host",
  "x-forwarded-port",
  "x-real-ip",
  "forwarded",
];

/** Sends each request to the API or to the pages, or refuses it while the server stops. */
export function dispatcher(handlers: { api: Handler; pages: Handler; stopping: () => boolean }): Handler {
  return (request, response) => {
    if (handlers.stopping()) {
      return refuse(request, response, "shutting_down", { connection: "close", "retry-after": "2" });
    }
    limitBodyTime(request);
    const url = request.url ?? "/";
    if (url.startsWith("/api/metrics") && !mayReadMetrics(request)) return refuse(request, response, "forbidden");
    // Next fills these in from the connection when they are absent, and the sign-in throttle counts by them.
    if (env().SEKISHO_TRUST_PROXY !== "1") for (const name of FORWARDED) delete request.headers[name];
    if (env().SEKISHO_FAST_PATH === "0" || !FAST.test(url)) return handlers.pages(request, response);
    if (servedOverTls(request)) response.setHeader("Strict-Transport-Security", "max-age=31536000; includeSubDomains");
    return handlers.api(request, response);
  };
}

function servedOverTls(request: IncomingMessage): boolean {
  if (env().SEKISHO_TRUST_PROXY === "1") return request.headers["x-forwarded-proto"] === "https";
  return env().NEXTAUTH_URL?.startsWith("https:") === true;
}

/** A request that came through a reverse proxy is somebody else's, however private the proxy's own address is. */
function mayReadMetrics(request: IncomingMessage): boolean {
  if (env().SEKISHO_METRICS === "public") return true;
  const { headers } = request;
  const forwarded = headers["x-forwarded-for"] ?? headers.forwarded ?? headers["x-real-ip"];
  return forwarded === undefined && isPrivatePeer(request.socket.remoteAddress);
}

function refuse(
  request: IncomingMessage,
  response: ServerResponse,
  code: ErrorCode,
  headers: Readonly<Record<string, string>> = {},
): void {
  const requestId = randomUUID();
  const body = toProblem(new DomainError(code), {
    requestId,
    locale: localeOf(request.headers["accept-language"] ?? null),
  });
  response.writeHead(body.status, {
    "content-type": "application/problem+json; charset=utf-8",
    "cache-control": "no-store",
    "x-request-id": requestId,
    ...headers,
  });
  response.end(JSON.stringify(body));
}
