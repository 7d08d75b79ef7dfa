import { LIVE_EVENTS, LIVE_PATH } from "@/lib/live/client";
import type { LiveEventName, LiveEvents } from "@/lib/live/contract";

type Handler<Name extends LiveEventName> = (event: LiveEvents[Name]) => void;
type Handlers = { readonly [Name in LiveEventName]: Set<Handler<Name>> };

const REOPEN_MS_MIN = 1_000;
const REOPEN_MS_MAX = 30_000;

/**
 * What the server tells, for all components of a page. Of several tabs of one browser a single one keeps the connection and passes
 * on what it hears: browsers open no more than six connections to one server, and a seventh tab would hang.
 */
export class LiveBoard {
  readonly #handlers: Handlers = { hello: new Set(), counts: new Set(), cases: new Set() };
  readonly #stop = new AbortController();
  readonly #channel: BroadcastChannel;
  #missedUnknown = false;

  /** @param session names the person and organisation: tabs of others are not listened to */
  constructor(session: string) {
    const name = `sekisho.live.${session}`;
    this.#channel = new BroadcastChannel(name);
    this.#channel.addEventListener("message", ({ data }) => this.#hear(data?.name, data?.text));
    // Locks exist only where the page came by TLS or from this very machine; elsewhere each tab has a connection of its own.
    if (!navigator.locks) this.#connect(0);
    else {
      const hold = () => this.#holdConnection();
      navigator.locks.request(name, { signal: this.#stop.signal }, hold).catch(() => undefined);
    }
  }

  on<Name extends LiveEventName>(name: Name, handler: Handler<Name>): () => void {
    const handlers: Set<Handler<Name>> = this.#handlers[name];
    handlers.add(handler);
    return () => void handlers.delete(handler);
  }

  close(): void {
    this.#stop.abort();
    this.#channel.close();
  }

  #holdConnection(): Promise<void> {
    const { signal } = this.#stop;
    // A lock may be granted to a page that was left in the same moment.
    if (signal.aborted) return Promise.resolve();
    this.#connect(0);
    return new Promise((resolve) => signal.addEventListener("abort", () => resolve(), { once: true }));
  }

  /** The browser itself comes back after a break; only an answer that is no stream (a server that starts, an ended session) ends that. */
  #connect(failures: number): void {
    if (this.#stop.signal.aborted) return;
    const source = new EventSource(LIVE_PATH);
    let failed = failures;
    const close = () => source.close();
    this.#stop.signal.addEventListener("abort", close, { once: true });
    source.addEventListener("open", () => {
      failed = 0;
    });
    source.addEventListener("error", () => {
      if (source.readyState !== EventSource.CLOSED) return;
      this.#missedUnknown = true;
      this.#stop.signal.removeEventListener("abort", close);
      const wait = Math.min(REOPEN_MS_MAX, REOPEN_MS_MIN * 2 ** Math.min(failed, 5)) * (0.75 + Math.random() / 2);
      setTimeout(() => this.#connect(failed + 1), wait);
    });
    for (const name of LIVE_EVENTS) {
      source.addEventListener(name, ({ data }: MessageEvent<string>) => this.#tell(name, data));
    }
  }

  #tell(name: LiveEventName, text: string): void {
    this.#hear(name, text);
    this.#channel.postMessage({ name, text });
    if (name !== "hello") return;
    // A connection made anew does not know what was missed since the one before it.
    const missed = this.#missedUnknown || JSON.parse(text).missed === true;
    this.#missedUnknown = false;
    if (missed) this.#tell("cases", JSON.stringify({ changes: null }));
  }

  #hear(name: unknown, text: unknown): void {
    const known = LIVE_EVENTS.find((one) => one === name);
    if (known && typeof text === "string") this.#dispatch(known, JSON.parse(text));
  }

  /** The data is what our own server sent under this name. */
  #dispatch<Name extends LiveEventName>(name: Name, data: LiveEvents[Name]): void {
    const handlers: Set<Handler<Name>> = this.#handlers[name];
    for (const handler of handlers) handler(data);
  }
}
