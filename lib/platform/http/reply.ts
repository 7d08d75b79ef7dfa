import "server-only";
import type { HttpBindings } from "@hono/node-server";
import { RESPONSE_ALREADY_SENT } from "@hono/node-server/utils/response";

/** An answer whose text is ready. */
export type Reply = {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly text: string | null;
};

/** What a Node server that mounts us hands along with each request; Next hands nothing. */
export type Bindings = Partial<HttpBindings>;

/**
 * Gives a reply to whoever mounts us. Where that is a Node server it is written to its socket at once: a Response would be made a
 * stream and be read again, which costs more than all else in HTTP.
 */
export function deliver({ status, headers, text }: Reply, bindings: Bindings | undefined): Response {
  const outgoing = bindings?.outgoing;
  if (!outgoing) return new Response(text, { status, headers });
  outgoing.writeHead(status, text === null ? headers : { ...headers, "Content-Length": Buffer.byteLength(text) });
  outgoing.end(text);
  return RESPONSE_ALREADY_SENT;
}
