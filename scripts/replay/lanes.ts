/** Waiting costs no connection, so far more may wait than run. */
const ADMITTED_PER_LANE = 16;

/**
 * Runs pieces of work as they come, at most `width` at once, such that a piece starts only when every earlier one that shares a key
 * with it has ended: the outcome is that of a run one by one, as far as pieces act on each other only through their keys.
 */
export class OrderedLanes {
  readonly #width: number;
  readonly #lastOf = new Map<string, Promise<void>>();
  readonly #admitted = new Set<Promise<void>>();
  readonly #waiting: (() => void)[] = [];
  #running = 0;
  #failure: { readonly error: unknown } | null = null;

  constructor(width: number) {
    this.#width = width;
  }

  /** Resolves when the piece is admitted, not when it has ended. Rejects when an earlier piece has failed. */
  async add(keys: readonly string[], work: () => Promise<void>): Promise<void> {
    while (this.#admitted.size >= this.#width * ADMITTED_PER_LANE) await Promise.race(this.#admitted);
    this.#throwFailure();
    const before = [...new Set(keys.map((key) => this.#lastOf.get(key)))];
    const piece: Promise<void> = Promise.all(before)
      .then(() => this.#inTurn(work))
      .catch((error: unknown) => {
        this.#failure ??= { error };
      })
      .then(() => this.#forget(piece, keys));
    for (const key of keys) this.#lastOf.set(key, piece);
    this.#admitted.add(piece);
  }

  /** Resolves when everything added has ended. */
  async drain(): Promise<void> {
    await Promise.all(this.#admitted);
    this.#throwFailure();
  }

  async #inTurn(work: () => Promise<void>): Promise<void> {
    if (this.#failure) return;
    if (this.#running >= this.#width) await new Promise<void>((resolve) => this.#waiting.push(resolve));
    else this.#running += 1;
    try {
      await work();
    } finally {
      const next = this.#waiting.shift();
      if (next) next();
      else this.#running -= 1;
    }
  }

  #forget(piece: Promise<void>, keys: readonly string[]): void {
    this.#admitted.delete(piece);
    for (const key of keys) if (this.#lastOf.get(key) === piece) this.#lastOf.delete(key);
  }

  #throwFailure(): void {
    if (this.#failure) throw this.#failure.error;
  }
}
