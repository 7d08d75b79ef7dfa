import "server-only";
import type { z } from "zod";
import type { ApiKeyActor, UserActor } from "@/lib/access/actor";
import type { Permission } from "@/lib/access/permissions";
import type { ApiScope, Locale } from "@/lib/shared/vocabulary";
import type { Logger } from "../log";

/**
 * Who may call: an API key with a scope, a signed-in person with a permission, or anybody. There is no default: `"public"` must be
 * written out.
 */
export type Access = { readonly scope: ApiScope } | { readonly permission: Permission } | "public";

export type ActorOf<A extends Access> = A extends { scope: ApiScope }
  ? ApiKeyActor
  : A extends { permission: Permission }
    ? UserActor
    : null;

type Parsed<S extends z.ZodType | undefined> = S extends z.ZodType ? z.output<S> : undefined;

export type Call<A extends Access, P, Q, B> = {
  readonly actor: ActorOf<A>;
  readonly params: P;
  readonly query: Q;
  readonly body: B;
  /** When the request arrived. */
  readonly now: Date;
  /** `performance.now()` at that instant: what elapsed times are measured from. */
  readonly startedAt: number;
  readonly requestId: string;
  readonly locale: Locale;
  readonly log: Logger;
  /** The request itself, for streams; its body is already consumed where `body` has a schema. */
  readonly request: Request;
};

export type Answer = {
  readonly status: number;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
};

export type Responses = Readonly<Record<number, z.ZodType | null>>;

export type RouteSpec<
  A extends Access,
  P extends z.ZodType | undefined,
  Q extends z.ZodType | undefined,
  B extends z.ZodType | undefined,
> = {
  readonly method: "get" | "post" | "put" | "patch" | "delete";
  /** Hono path: `/api/v1/orders/:externalOrderId`. */
  readonly path: string;
  readonly access: A;
  readonly tag: string;
  readonly summary: Readonly<Record<Locale, string>>;
  readonly params?: P;
  readonly query?: Q;
  readonly body?: B;
  /** A body that is read as a stream by the handler: its media type. */
  readonly stream?: "application/x-ndjson" | "text/csv";
  /** What it answers, by status; `null` = no body. Outputs are parsed too: nothing unforeseen leaves the house. */
  readonly responses: Responses;
  readonly handle: (call: Call<A, Parsed<P>, Parsed<Q>, Parsed<B>>) => Promise<Answer | Response>;
};

/** A route whose types are erased: an element of the route table. */
export type Route = {
  readonly method: "get" | "post" | "put" | "patch" | "delete";
  readonly path: string;
  readonly access: Access;
  readonly tag: string;
  readonly summary: Readonly<Record<Locale, string>>;
  readonly params: z.ZodType | null;
  readonly query: z.ZodType | null;
  readonly body: z.ZodType | null;
  readonly stream: string | null;
  readonly responses: Responses;
  readonly handle: (call: Call<Access, unknown, unknown, unknown>) => Promise<Answer | Response>;
};

export function route<
  const A extends Access,
  P extends z.ZodType | undefined = undefined,
  Q extends z.ZodType | undefined = undefined,
  B extends z.ZodType | undefined = undefined,
>(spec: RouteSpec<A, P, Q, B>): Route {
  return {
    method: spec.method,
    path: spec.path,
    access: spec.access,
    tag: spec.tag,
    summary: spec.summary,
    params: spec.params ?? null,
    query: spec.query ?? null,
    body: spec.body ?? null,
    stream: spec.stream ?? null,
    responses: spec.responses,
    // The server parsed params, query and body with these very schemas, and resolved the actor that `access` asks for.
    handle: spec.handle as Route["handle"],
  };
}
