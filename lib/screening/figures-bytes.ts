import "server-only";

/**
 * Small whole numbers, one after the other, in as few bytes as each needs: seven bits a byte, least first, the eighth says that more
 * follow. `null` is a number of its own, and negative ones alternate with positive ones (0, −1, 1, −2 …).
 */
export class FiguresWriter {
  #bytes = Buffer.allocUnsafe(2_048);
  #length = 0;

  add(value: number | null): void {
    if (this.#length + BYTES_MAX > this.#bytes.length) this.#grow();
    let rest = value === null ? 0 : 1 + (value < 0 ? -2 * value - 1 : 2 * value);
    while (rest >= 128) {
      this.#bytes[this.#length++] = (rest % 128) | 128;
      // Amounts may be larger than what bit operators hold.
      rest = Math.floor(rest / 128);
    }
    this.#bytes[this.#length++] = rest;
  }

  bytes(): Buffer {
    return this.#bytes.subarray(0, this.#length);
  }

  #grow(): void {
    const larger = Buffer.allocUnsafe(this.#bytes.length * 2);
    this.#bytes.copy(larger, 0, 0, this.#length);
    this.#bytes = larger;
  }
}

/** A double holds 53 bits. */
const BYTES_MAX = 8;

export class FiguresReader {
  readonly #bytes: Uint8Array;
  #at: number;

  constructor(bytes: Uint8Array, at: number) {
    this.#bytes = bytes;
    this.#at = at;
  }

  /** Where the next number begins. */
  get at(): number {
    return this.#at;
  }

  next(): number | null {
    let value = 0;
    for (let unit = 1; ; unit *= 128) {
      const byte = this.#bytes[this.#at++];
      if (byte === undefined) throw new Error("stored figures end too early");
      value += (byte & 127) * unit;
      if (byte < 128) break;
    }
    if (value === 0) return null;
    const even = value - 1;
    return even % 2 === 0 ? even / 2 : -(even + 1) / 2;
  }

  /** A number where there must be one. */
  count(): number {
    const value = this.next();
    if (value === null) throw new Error("stored figures hold no number here");
    return value;
  }
}
