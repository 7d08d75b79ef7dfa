/** A binary heap: `pop` gives the smallest by (at, arrival). O(log n) each. */
export class TimeHeap<T> {
  readonly #slots: { readonly at: number; readonly arrival: number; readonly value: T }[] = [];
  #arrivals = 0;

  get size(): number {
    return this.#slots.length;
  }

  /** Instant of the next one; infinite when empty. */
  get nextAt(): number {
    return this.#slots[0]?.at ?? Number.POSITIVE_INFINITY;
  }

  push(at: number, value: T): void {
    const slot = { at, arrival: this.#arrivals++, value };
    let index = this.#slots.push(slot) - 1;
    while (index > 0) {
      const parent = (index - 1) >> 1;
      if (!this.#before(index, parent)) break;
      this.#swap(index, parent);
      index = parent;
    }
  }

  pop(): T | undefined {
    const [top] = this.#slots;
    const last = this.#slots.pop();
    if (top === undefined || last === undefined) return undefined;
    if (this.#slots.length > 0) {
      this.#slots[0] = last;
      this.#sink();
    }
    return top.value;
  }

  #sink(): void {
    let index = 0;
    for (;;) {
      const left = index * 2 + 1;
      const child = left + 1 < this.#slots.length && this.#before(left + 1, left) ? left + 1 : left;
      if (child >= this.#slots.length || !this.#before(child, index)) return;
      this.#swap(index, child);
      index = child;
    }
  }

  #before(a: number, b: number): boolean {
    const left = this.#slots[a];
    const right = this.#slots[b];
    if (left === undefined || right === undefined) return false;
    return left.at < right.at || (left.at === right.at && left.arrival < right.arrival);
  }

  #swap(a: number, b: number): void {
    const left = this.#slots[a];
    const right = this.#slots[b];
    if (left === undefined || right === undefined) return;
    this.#slots[a] = right;
    this.#slots[b] = left;
  }
}
