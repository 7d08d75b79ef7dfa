import "server-only";
import { randomUUID } from "node:crypto";
import { type Context, Hono } from "hono";
import type { z } from "zod";
import type { Actor, ApiKeyActor, UserActor } from "@/lib/access/actor";
import { can } from "@/lib/access/permissions";
import { DomainError, type ErrorCode } from "@/lib/shared/domain-error";
import type { Locale } from "@/lib/shared/vocabulary";
import { now as wallClock } from "../clock";
import { type Logger, log } from "../log";
import { once } from "./idempotency";
import { parseJson } from "./json";
import { metrics } from "./metrics";
import { type Problem, toProblem } from "./problem";
import { countRequest } from "./rate-limit";
import { BODY_BYTES_MAX, readText } from "./read-text";
import { type Bindings, deliver, type Reply } from "./reply";
import type { Access, Answer, Call, Route } from "./route";
import { localeOf } from "./text";
import { faults, REPORTING } from "./zod-faults";

/** How the server learns who is calling. Both answer null when there is no valid credential; neither throws for a bad one. */
export type Authenticators = {
  readonly apiKey: (key: string, now: Date) => Promise<ApiKeyActor | null>;
  readonly session: (request: Request, now: Date) => Promise<UserActor | null>;
};

type Env = { Bindings: Bindings };

export type HttpApplication = Hono<Env>;

type Started = {
  requestId: string;
  locale: Locale;
  now: Date;
  startedAt: number;
  log: Logger;
  limits: Record<string, string>;
};

/** The one HTTP application. Next mounts it as route handlers, the production server on its fast path: same code, same answers. */
export function createServer(routes: readonly Route[], authenticators: Authenticators): HttpApplication {
  const app = new Hono<Env>({ strict: true });
  for (const route of routes) {
    app.on(route.method.toUpperCase(), route.path, (c) => serve(route, authenticators, c));
  }
  app.notFound((c) => {
    const code = knownPath(routes, c.req.path) ? "method_not_allowed" : "not_found";
    return deliver(problem(new DomainError(code), start(c.req.raw)), c.env);
  });
  app.onError((error, c) => deliver(problem(error, start(c.req.raw)), c.env));
  return app;
}

function start(request: Request): Started {
  const offered = request.headers.get("x-request-id");
  const requestId = offered && /^[\w.:-]{1,128}$/.test(offered) ? offered : randomUUID();
  return {
    requestId,
    locale: localeOf(request.headers.get("accept-language")),
    now: wallClock(),
    startedAt: performance.now(),
    log: log(),
    limits: {},
  };
}

async function serve(route: Route, authenticators: Authenticators, c: Context<Env>): Promise<Response> {
  const started = start(c.req.raw);
  const timer = metrics().seconds.startTimer({ route: route.path, method: route.method });
  let reply: Reply | Response;
  try {
    reply = await answer(route, authenticators, c, started);
  } catch (error) {
    reply = problem(error, started);
  }
  timer();
  metrics().requests.inc({ route: route.path, method: route.method, status: reply.status });
  return reply instanceof Response ? reply : deliver(reply, c.env);
}

async function answer(
  route: Route,
  authenticators: Authenticators,
  c: Context<Env>,
  started: Started,
): Promise<Reply | Response> {
  const request = c.req.raw;
  const actor = await admit(route.access, authenticators, request, started);
  if (actor?.kind === "api_key") {
    Object.assign(started.limits, await countRequest(actor.apiKeyId, actor.rateLimitPerMinute));
  }
  const params = route.params ? parsed(route.params, c.req.param(), "malformed_parameter") : undefined;
  const query = route.query ? parsed(route.query, c.req.query(), "malformed_parameter") : undefined;
  const raw = await bodyText(route, request);
  const run = async (): Promise<Answer | Response> => {
    const body = route.body ? parsed(route.body, parseJson(raw), "invalid_request") : undefined;
    const call = { actor, params, query, body, request, ...started } as Call<Access, unknown, unknown, unknown>;
    return route.handle(call);
  };
  const key = request.headers.get("idempotency-key");
  if (key === null || actor === null || route.method !== "post" || route.stream)
    return finish(route, await run(), started);
  return finishOnce(
    route,
    actor,
    { key: usableKey(key), method: route.method, path: addressOf(request), body: raw, now: started.now },
    run,
    started,
  );
}

/** The key is stored and indexed: it must be an id, not a document. */
function usableKey(key: string): string {
  if (/^[\x21-\x7e]{1,255}$/.test(key)) return key;
  const errors = [{ pointer: "/Idempotency-Key", code: "invalid" }];
  throw new DomainError("malformed_parameter", { values: { count: 1 }, errors });
}

/** Path and query: the same body with other parameters is another request. */
function addressOf(request: Request): string {
  const { pathname, search } = new URL(request.url);
  return pathname + search;
}

async function admit(
  access: Access,
  authenticators: Authenticators,
  request: Request,
  started: Started,
): Promise<Actor | null> {
  if (access === "public") return null;
  if ("scope" in access) {
    const key = /^Bearer (\S+)$/i.exec(request.headers.get("authorization") ?? "")?.[1];
    const actor = key ? await authenticators.apiKey(key, started.now) : null;
    if (!actor) throw new DomainError("unauthenticated");
    if (!actor.scopes.includes(access.scope))
      throw new DomainError("scope_missing", { values: { scope: access.scope } });
    return actor;
  }
  if (request.method !== "GET" && !fromOwnPage(request)) throw new DomainError("cross_site_request");
  const actor = await authenticators.session(request, started.now);
  if (!actor) throw new DomainError("unauthenticated");
  if (!can(actor.role, access.permission)) throw new DomainError("forbidden");
  return actor;
}

/** Browsers say where a request comes from; one that says nothing is not a browser, and holds no cookie but its own. */
function fromOwnPage(request: Request): boolean {
  const site = request.headers.get("sec-fetch-site");
  if (site !== null) return site === "same-origin";
  const origin = request.headers.get("origin");
  if (origin === null) return false;
  return URL.canParse(origin) && new URL(origin).host === request.headers.get("host");
}

function parsed(schema: z.ZodType, value: unknown, code: ErrorCode): unknown {
  const result = schema.safeParse(value, REPORTING);
  if (result.success) return result.data;
  const errors = faults(result.error);
  throw new DomainError(code, { values: { count: errors.length }, errors });
}

async function bodyText(route: Route, request: Request): Promise<string> {
  if (!route.body) return "";
  const type = request.headers.get("content-type") ?? "";
  if (!/^application\/(?:[\w.-]+\+)?json\b/i.test(type)) {
    throw new DomainError("unsupported_media_type", { values: { expected: "application/json" } });
  }
  return readText(request, BODY_BYTES_MAX);
}

function finish(route: Route, result: Answer | Response, started: Started): Reply | Response {
  return result instanceof Response ? withHeaders(result, headersOf(started)) : replyOf(route, result, started);
}

function replyOf(route: Route, result: Answer, started: Started): Reply {
  const schema = route.responses[result.status];
  if (schema === undefined) throw new Error(`${route.method} ${route.path} answered an undeclared ${result.status}`);
  const headers = { ...headersOf(started), ...result.headers };
  if (schema === null) return { status: result.status, headers, text: null };
  return {
    status: result.status,
    headers: { ...headers, "Content-Type": "application/json; charset=utf-8" },
    text: JSON.stringify(schema.parse(result.body)),
  };
}

async function finishOnce(
  route: Route,
  actor: Actor,
  request: { key: string; method: string; path: string; body: string; now: Date },
  run: () => Promise<Answer | Response>,
  started: Started,
): Promise<Reply> {
  const outcome = await once(actor, request, async () => {
    const reply = finish(route, await run(), started);
    return { status: reply.status, body: reply instanceof Response ? await reply.text() : (reply.text ?? "") };
  });
  return {
    status: outcome.status,
    headers: {
      ...headersOf(started),
      "Content-Type": "application/json; charset=utf-8",
      ...(outcome.replayed ? { "Idempotency-Replayed": "true" } : {}),
    },
    text: outcome.body || null,
  };
}

function headersOf(started: Started): Record<string, string> {
  return {
    "X-Request-Id": started.requestId,
    "Cache-Control": "no-store",
    "X-Content-Type-Options": "nosniff",
    ...started.limits,
  };
}

function withHeaders(response: Response, headers: Record<string, string>): Response {
  for (const [name, value] of Object.entries(headers))
    if (!response.headers.has(name)) response.headers.set(name, value);
  return response;
}

function problem(error: unknown, started: Started): Reply {
  const body: Problem & Record<string, unknown> = toProblem(error, { ...started, logger: started.log });
  const retryAfter = body.code === "rate_limited" && error instanceof DomainError ? String(error.values.seconds) : "2";
  const retry = body.status === 429 || body.status === 503 ? { "Retry-After": retryAfter } : {};
  return {
    status: body.status,
    headers: { ...headersOf(started), ...retry, "Content-Type": "application/problem+json; charset=utf-8" },
    text: JSON.stringify(body),
  };
}

function knownPath(routes: readonly Route[], path: string): boolean {
  return routes.some((route) => new RegExp(`^${route.path.replaceAll(/:[^/]+/g, "[^/]+")}$`).test(path));
}
