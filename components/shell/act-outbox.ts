import { ConsoleProblem, isRefusal, isUnreachable } from "@/lib/shared/ask-console";
import type { ConsoleAct } from "@/lib/shared/console-lines";

/** An act as it outlives a reload of the page: with what must be asked for again when it is done. */
export type StoredAct = ConsoleAct & {
  /** What it is about: hidden from lists for as long as the server has not heard of it. */
  readonly subject: string | null;
  readonly refresh: readonly (readonly unknown[])[];
};

export type ActEnds = {
  /** The lists that show its subject are looked at again before it is forgotten. */
  readonly saved: (answer: unknown) => Promise<unknown>;
  readonly failed: (error: unknown) => void;
};

export type OutboxState = {
  /** Acts that the server has not heard of for want of a connection. */
  readonly waiting: number;
  /** Subjects of all acts under way. */
  readonly subjects: ReadonlySet<string>;
};

type Entry = { readonly act: StoredAct; readonly ends: ActEnds; state: "undoable" | "sending" | "waiting" };

type Means = {
  readonly send: (act: ConsoleAct, leaving: boolean) => Promise<unknown>;
  /** Where acts are kept over a reload, for this person alone. */
  readonly storage: { readonly read: () => unknown; readonly write: (acts: readonly StoredAct[]) => void };
  /** Resolves when the server can be reached, as far as is known. */
  readonly online: () => Promise<void>;
  readonly pause: (ms: number) => Promise<void>;
};

const RETRIES = 2;
const RETRY_MS = 1_500;

/**
 * What a person did and the server has yet to learn: sent at once or when the time to think better of it has passed, kept while
 * there is no connection, sent again after a reload. Each act has a name under which it is done once, however often it is sent.
 */
export class ActOutbox {
  readonly #means: Means;
  readonly #entries = new Map<string, Entry>();
  readonly #listeners = new Set<() => void>();
  #state: OutboxState = { waiting: 0, subjects: new Set() };

  constructor(means: Means) {
    this.#means = means;
  }

  /** Answers how to take it back, which works until it is sent. */
  add(act: StoredAct, ends: ActEnds, undoMs: number): { undo: () => boolean } {
    const entry: Entry = { act, ends, state: undoMs > 0 ? "undoable" : "sending" };
    this.#entries.set(act.attempt, entry);
    this.#changed();
    void this.#sendAfter(entry, undoMs);
    const undo = () => {
      if (entry.state !== "undoable" || !this.#entries.has(act.attempt)) return false;
      this.#forget(entry);
      return true;
    };
    return { undo };
  }

  /** Sends what a page that was reloaded left behind. `endsOf` says how each of them ends. */
  resume(endsOf: (act: StoredAct) => ActEnds): void {
    for (const act of storedActs(this.#means.storage.read())) {
      if (!this.#entries.has(act.attempt)) this.add(act, endsOf(act), 0);
    }
  }

  /** The page is being left: what still waits is sent on its way, as far as the browser lets it. What is kept is kept. */
  leave(): void {
    for (const { act } of this.#entries.values()) void this.#means.send(act, true).catch(() => undefined);
  }

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  };
  state = (): OutboxState => this.#state;

  async #sendAfter(entry: Entry, ms: number): Promise<void> {
    if (ms > 0) await this.#means.pause(ms);
    if (this.#entries.has(entry.act.attempt)) await this.#send(entry);
  }

  async #send(entry: Entry): Promise<void> {
    for (let failures = 0; ; ) {
      this.#become(entry, "sending");
      const result = await this.#means.send(entry.act, false).then(
        (answer) => ({ answer }),
        (error: unknown) => ({ error }),
      );
      if ("answer" in result) {
        await entry.ends.saved(result.answer).catch(() => undefined);
        return this.#forget(entry);
      }
      const { error } = result;
      if (isUnreachable(error)) {
        this.#become(entry, "waiting");
        await this.#means.online();
        continue;
      }
      // Whoever does not sign in again leaves; the same person finds it sent when they come back.
      if (error instanceof ConsoleProblem && error.status === 401) return this.#become(entry, "waiting");
      const busy = error instanceof ConsoleProblem && error.code === "idempotency_in_progress";
      if (!busy && (isRefusal(error) || ++failures > RETRIES)) {
        this.#forget(entry);
        return entry.ends.failed(error);
      }
      await this.#means.pause(RETRY_MS);
    }
  }

  #become(entry: Entry, state: Entry["state"]): void {
    if (entry.state === state) return;
    entry.state = state;
    this.#changed();
  }

  #forget(entry: Entry): void {
    this.#entries.delete(entry.act.attempt);
    this.#changed();
  }

  #changed(): void {
    const entries = [...this.#entries.values()];
    this.#means.storage.write(entries.map((entry) => entry.act));
    this.#state = {
      waiting: entries.filter((entry) => entry.state === "waiting").length,
      subjects: new Set(entries.flatMap(({ act }) => (act.subject === null ? [] : [act.subject]))),
    };
    for (const listener of this.#listeners) listener();
  }
}

/** What was stored may be of an older page, or tampered with: only what is an act passes. */
function storedActs(value: unknown): StoredAct[] {
  return Array.isArray(value) ? value.filter(isStoredAct) : [];
}

function isStoredAct(value: unknown): value is StoredAct {
  if (typeof value !== "object" || value === null) return false;
  const act: Readonly<Record<string, unknown>> = { ...value };
  const subject = act.subject === null || typeof act.subject === "string";
  const texts = [act.attempt, act.path, act.label].every((text) => typeof text === "string");
  return texts && subject && Array.isArray(act.refresh) && String(act.path).startsWith("/");
}
