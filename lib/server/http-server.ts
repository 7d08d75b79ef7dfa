import "server-only";
import http, { type IncomingMessage, type ServerResponse } from "node:http";

export type Handler = (request: IncomingMessage, response: ServerResponse) => unknown;

/** A client has this long to send its headers … */
const HEADERS_MS = 15_000;
/** … this long to send the body of an ordinary request (at most 256 KiB) … */
const BODY_MS = 30_000;
/** … and this long for a stream, which we read no faster than we screen. */
const STREAM_MS = 30 * 60_000;
/** A connection on which nothing moves at all. */
const SILENCE_MS = 120_000;
/** Longer than the idle timeouts that reverse proxies come with, so that they never reuse a connection we just closed. */
const KEEP_ALIVE_MS = 65_000;
const HEADER_BYTES_MAX = 16 * 1024;

/** A server that slow or oversized requests cannot hold up. Handlers are attached by the caller. */
export function createHttpServer(): http.Server {
  const server = http.createServer({
    headersTimeout: HEADERS_MS,
    requestTimeout: STREAM_MS,
    keepAliveTimeout: KEEP_ALIVE_MS,
    connectionsCheckingInterval: 5_000,
    maxHeaderSize: HEADER_BYTES_MAX,
  });
  server.timeout = SILENCE_MS;
  return server;
}

/** Cuts off an ordinary request whose body does not arrive in time. Streams are bounded by the server's own timeout. */
export function limitBodyTime(request: IncomingMessage, ms = BODY_MS): void {
  if (request.method === "GET" || request.method === "HEAD") return;
  if (/ndjson|text\/csv/.test(request.headers["content-type"] ?? "")) return;
  const timer = setTimeout(() => request.destroy(), ms);
  const done = () => clearTimeout(timer);
  request.once("end", done);
  request.once("close", done);
}

/** Loopback and private networks, as sockets name their peers. */
export function isPrivatePeer(address: string | undefined): boolean {
  const plain = (address ?? "").replace(/^::ffff:/, "");
  return /^(127\.|10\.|192\.168\.|172\.(1[6-9]|2\d|3[01])\.|169\.254\.|::1$|f[cd][0-9a-f]{2}:|fe80:)/i.test(plain);
}

/**
 * Stops accepting, lets requests under way end, closes what is idle. Resolves when no connection is left; after `forceMs` those
 * that remain are cut. Answers whether nothing had to be cut.
 */
export async function drain(server: http.Server, forceMs: number): Promise<boolean> {
  let clean = true;
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  // A connection becomes idle when its answer has been sent; nothing else would close it before its keep-alive runs out.
  const sweep = setInterval(() => server.closeIdleConnections(), 50);
  const force = setTimeout(() => {
    clean = false;
    server.closeAllConnections();
  }, forceMs);
  server.closeIdleConnections();
  await closed;
  clearInterval(sweep);
  clearTimeout(force);
  return clean;
}
