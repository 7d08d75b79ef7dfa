import "server-only";
import type { UserActor } from "@/lib/access/actor";
import { liveSession } from "@/lib/platform/auth";
import { now } from "@/lib/platform/clock";
import { liveHub, type Sent } from "./hub";
import { TextPipe } from "./text-pipe";

/** Proxies cut what is silent for a minute or less. The session is looked at just as often: a stream must not outlive it. */
const HEARTBEAT_MS = 15_000;
/** A console waits this long before it comes back. */
const RETRY_MS = 2_000;
/** A reader this many events behind is gone, or as good as gone. */
const BEHIND_MAX = 100;

const HEADERS = {
  "Content-Type": "text/event-stream; charset=utf-8",
  // `no-transform`: whoever compresses on the way would hold events back.
  "Cache-Control": "no-store, no-transform",
  "X-Accel-Buffering": "no",
};

/** Server-sent events for one console, until it leaves, its session ends or the server stops. */
export async function openLiveStream(actor: UserActor, request: Request): Promise<Response> {
  const pipe = new TextPipe(BEHIND_MAX);
  const lastId = request.headers.get("last-event-id");
  const { sessionId } = actor;
  const subscriber = { sessionId, send: (event: Sent) => pipe.write(frame(event)), end: () => pipe.end() };
  const { hello, id, leave } = await liveHub().join(actor.organizationId, subscriber, lastId);
  const beat = async () => {
    // A database that is away ends no session; the next beat asks again.
    const alive = await liveSession(actor.sessionId, now()).catch(() => true);
    if (alive) pipe.write(": \n\n");
    else pipe.end();
  };
  const heartbeat = setInterval(() => void beat(), HEARTBEAT_MS).unref();
  pipe.onEnd(() => {
    clearInterval(heartbeat);
    leave();
  });
  if (request.signal.aborted) pipe.end();
  request.signal.addEventListener("abort", () => pipe.end(), { once: true });
  pipe.write(`retry: ${RETRY_MS}\n${frame({ id, name: "hello", data: hello })}`);
  return new Response(pipe.readable, { headers: HEADERS });
}

const frame = ({ id, name, data }: Sent): string => `id: ${id}\nevent: ${name}\ndata: ${JSON.stringify(data)}\n\n`;
