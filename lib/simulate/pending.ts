/** A binary heap by instant; equal instants leave in the order in which they came. */
export class Pending<T> {
  readonly #heap: { readonly at: number; readonly seq: number; readonly value: T }[] = [];
  #seq = 0;

  /** O(log n). */
  push(at: number, value: T): void {
    const heap = this.#heap;
    heap.push({ at, seq: this.#seq, value });
    this.#seq += 1;
    let child = heap.length - 1;
    while (child > 0) {
      const parent = (child - 1) >> 1;
      if (!this.#before(child, parent)) return;
      this.#swap(child, parent);
      child = parent;
    }
  }

  /** The earliest value if it is due at `until` or before; null otherwise. O(log n). */
  popUntil(until: number): T | null {
    const heap = this.#heap;
    const [top] = heap;
    if (top === undefined || top.at > until) return null;
    const last = heap.pop();
    if (last !== undefined && heap.length > 0) {
      heap[0] = last;
      this.#sink();
    }
    return top.value;
  }

  #sink(): void {
    let parent = 0;
    for (;;) {
      const left = parent * 2 + 1;
      if (left >= this.#heap.length) return;
      const child = left + 1 < this.#heap.length && this.#before(left + 1, left) ? left + 1 : left;
      if (!this.#before(child, parent)) return;
      this.#swap(child, parent);
      parent = child;
    }
  }

  #before(a: number, b: number): boolean {
    const x = this.#heap[a];
    const y = this.#heap[b];
    if (x === undefined || y === undefined) return false;
    return x.at === y.at ? x.seq < y.seq : x.at < y.at;
  }

  #swap(a: number, b: number): void {
    const x = this.#heap[a];
    const y = this.#heap[b];
    if (x === undefined || y === undefined) return;
    this.#heap[a] = y;
    this.#heap[b] = x;
  }
}
