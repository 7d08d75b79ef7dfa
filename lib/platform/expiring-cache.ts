import "server-only";

type Entry<V> = { readonly value: Promise<V>; readonly expiresMs: number };

/**
 * Remembers what was looked up for a short while. Bounded: the oldest entry gives way. Simultaneous look-ups of one key share one
 * fetch; a failed fetch is not remembered.
 */
export class ExpiringCache<V> {
  readonly #entries = new Map<string, Entry<V>>();
  readonly #entriesMax: number;
  readonly #lifetimeMs: number;

  constructor(bounds: { entriesMax: number; lifetimeMs: number }) {
    this.#entriesMax = bounds.entriesMax;
    this.#lifetimeMs = bounds.lifetimeMs;
  }

  get size(): number {
    return this.#entries.size;
  }

  async load(key: string, now: Date, fetch: () => Promise<V>): Promise<V> {
    const known = this.#entries.get(key);
    if (known && known.expiresMs > now.getTime()) return known.value;
    this.#entries.delete(key);
    while (this.#entries.size >= this.#entriesMax) {
      const [oldest] = this.#entries.keys();
      if (oldest === undefined) break;
      this.#entries.delete(oldest);
    }
    const entry = { value: fetch(), expiresMs: now.getTime() + this.#lifetimeMs };
    this.#entries.set(key, entry);
    try {
      return await entry.value;
    } catch (error) {
      if (this.#entries.get(key) === entry) this.#entries.delete(key);
      throw error;
    }
  }

  /** Forgets at once: whoever asks from now on fetches anew, even while an older fetch is still under way. */
  drop(key: string): void {
    this.#entries.delete(key);
  }

  clear(): void {
    this.#entries.clear();
  }
}
