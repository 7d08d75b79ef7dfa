import "server-only";

/** Other servers of the installation see a change after at most this long; the one that made it forgets at once. */
const FRESH_MS = 2_000;
const KEYS_MAX = 1_000;

type Entry<V> = {
  value: V | undefined;
  loading: Promise<V> | null;
  staleAt: number;
};

/**
 * Values that change seldom and are asked for by every order. A known value is answered at once, also while a newer one is being
 * read: nobody waits for a refresh. A failed refresh keeps what was known and is tried again.
 */
export class FreshValues<K, V> {
  readonly #entries = new Map<K, Entry<V>>();
  readonly #load: (key: K) => Promise<V>;

  constructor(load: (key: K) => Promise<V>) {
    this.#load = load;
  }

  /** Rejects only when nothing is known yet and reading fails. */
  get(key: K): V | Promise<V> {
    const entry = this.#entries.get(key);
    if (entry?.value === undefined) return entry?.loading ?? this.#refresh(key);
    if (performance.now() >= entry.staleAt && entry.loading === null) this.#refresh(key).catch(() => {});
    return entry.value;
  }

  /** What was known is not true any more: the next asker waits for what is. */
  forget(key: K): void {
    this.#entries.delete(key);
  }

  #refresh(key: K): Promise<V> {
    if (this.#entries.size >= KEYS_MAX && !this.#entries.has(key)) this.#entries.clear();
    const entry: Entry<V> = this.#entries.get(key) ?? { value: undefined, loading: null, staleAt: 0 };
    this.#entries.set(key, entry);
    const loading = this.#load(key).then(
      (value) => {
        entry.value = value;
        entry.staleAt = performance.now() + FRESH_MS;
        entry.loading = null;
        return value;
      },
      (error: unknown) => {
        entry.loading = null;
        entry.staleAt = performance.now() + FRESH_MS;
        if (entry.value === undefined && this.#entries.get(key) === entry) this.#entries.delete(key);
        throw error;
      },
    );
    entry.loading = loading;
    return loading;
  }
}
