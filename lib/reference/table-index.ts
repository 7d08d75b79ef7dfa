import "server-only";
import { hash } from "node:crypto";
import { endianness } from "node:os";

/** To be raised when the layout below changes, or what keys are made of: an index of another format is built anew from its source. */
export const INDEX_FORMAT = 1;

/** Not unique over all keys there could be, but over any table's: 64 bits of a hash. */
type Key = { readonly high: number; readonly low: number };

function keyOf(text: string): Key {
  const digest = hash("sha256", text, "buffer");
  return { high: digest.readUInt32LE(0), low: digest.readUInt32LE(4) };
}

/** Separates the fields of a value. */
const FIELD = "\u001f";

/**
 * A table in memory: keys to values, in a few flat arrays. A row costs 16 bytes and its text, where that is not another row's as well;
 * half a million rows are 10 to 25 MB less than as many objects would take. Looking up costs one hash and one or two probes.
 */
export class TableIndex {
  readonly #highs: Uint32Array;
  readonly #lows: Uint32Array;
  /** Which value a key has. */
  readonly #refs: Uint32Array;
  readonly #offsets: Uint32Array;
  readonly #texts: Buffer;
  /** Open addressing: 1 + position of a key, 0 = free. */
  readonly #slots: Uint32Array;
  /** Prefix lengths of the networks in it (128 bits, IPv4 in its mapped form), longest first; empty in other tables. */
  readonly prefixes: readonly number[];

  private constructor(parts: Parts, slots: Uint32Array) {
    this.#highs = parts.highs;
    this.#lows = parts.lows;
    this.#refs = parts.refs;
    this.#offsets = parts.offsets;
    this.#texts = parts.texts;
    this.prefixes = parts.prefixes;
    this.#slots = slots;
  }

  static of(parts: Parts): TableIndex {
    const slots = new Uint32Array(slotsFor(parts.refs.length));
    for (let at = 0; at < parts.refs.length; at++) {
      let slot = (parts.lows[at] ?? 0) & (slots.length - 1);
      while (slots[slot] !== 0) slot = (slot + 1) & (slots.length - 1);
      slots[slot] = at + 1;
    }
    return new TableIndex(parts, slots);
  }

  get size(): number {
    return this.#refs.length;
  }

  get bytes(): number {
    return 12 * this.#refs.length + 4 * (this.#offsets.length + this.#slots.length) + this.#texts.length;
  }

  /** The fields stored under a key, or null. */
  find(text: string): readonly string[] | null {
    const at = this.#position(keyOf(text));
    return at < 0 ? null : this.#value(at).split(FIELD);
  }

  #value(at: number): string {
    const ref = this.#refs[at] ?? 0;
    return this.#texts.toString("utf8", this.#offsets[ref], this.#offsets[ref + 1]);
  }

  #position({ high, low }: Key): number {
    const mask = this.#slots.length - 1;
    for (let slot = low & mask; ; slot = (slot + 1) & mask) {
      const at = (this.#slots[slot] ?? 0) - 1;
      if (at < 0 || (this.#lows[at] === low && this.#highs[at] === high)) return at;
    }
  }

  /** What this table has that the other has not, or otherwise, and what the other alone has. */
  compare(other: TableIndex | null): { added: number; changed: number; removed: number } {
    if (other === null) return { added: this.size, changed: 0, removed: 0 };
    let added = 0;
    let changed = 0;
    for (let at = 0; at < this.size; at++) {
      const there = other.#position({ high: this.#highs[at] ?? 0, low: this.#lows[at] ?? 0 });
      if (there < 0) added++;
      else if (this.#value(at) !== other.#value(there)) changed++;
    }
    return { added, changed, removed: other.size - (this.size - added) };
  }

  /** As it is stored: a header in JSON and the arrays behind it. */
  encode(): Buffer {
    const header = Buffer.from(
      JSON.stringify({
        keys: this.#refs.length,
        values: this.#offsets.length,
        texts: this.#texts.length,
        prefixes: this.prefixes,
      }),
    );
    // Arrays begin at multiples of four.
    const padding = Buffer.alloc((4 - (header.length % 4)) % 4, " ");
    const length = Buffer.alloc(4);
    length.writeUInt32LE(header.length + padding.length);
    const arrays = [this.#highs, this.#lows, this.#refs, this.#offsets].map((array) => littleEndian(array));
    return Buffer.concat([length, header, padding, ...arrays, this.#texts]);
  }

  static decode(stored: Uint8Array): TableIndex {
    // A copy of its own: aligned, and not part of a larger buffer that would be kept alive with it.
    const bytes = Buffer.from(new Uint8Array(stored).buffer);
    const headerEnd = 4 + bytes.readUInt32LE(0);
    const header: { keys: number; values: number; texts: number; prefixes: number[] } = JSON.parse(
      bytes.toString("utf8", 4, headerEnd),
    );
    let at = headerEnd;
    const take = (count: number) => {
      const array = littleEndian(new Uint32Array(bytes.buffer, at, count));
      at += 4 * count;
      return new Uint32Array(array.buffer, array.byteOffset, count);
    };
    const [highs, lows, refs, offsets] = [take(header.keys), take(header.keys), take(header.keys), take(header.values)];
    const texts = bytes.subarray(at, at + header.texts);
    return TableIndex.of({ highs, lows, refs, offsets, texts, prefixes: header.prefixes });
  }
}

type Parts = {
  readonly highs: Uint32Array;
  readonly lows: Uint32Array;
  readonly refs: Uint32Array;
  readonly offsets: Uint32Array;
  readonly texts: Buffer;
  readonly prefixes: readonly number[];
};

/** A power of two, at most half full. */
const slotsFor = (keys: number): number => 2 ** Math.max(3, Math.ceil(Math.log2(keys + 1)) + 1);

function littleEndian(array: Uint32Array): Buffer {
  const bytes = Buffer.from(array.buffer, array.byteOffset, array.byteLength);
  return endianness() === "LE" ? bytes : Buffer.from(bytes).swap32();
}

/** What became of a row that was added. */
export type Added = "new" | "same" | "contradicts";

/** Gathers rows, and makes the index of them. */
export class TableIndexBuilder {
  readonly #rows = new Map<bigint, number>();
  readonly #values = new Map<string, number>();
  readonly #prefixes = new Set<number>();

  /** A key that is there already keeps its value; the caller learns whether the row says the same again or something else. */
  add(key: string, fields: readonly string[], prefix: number | null = null): Added {
    const { high, low } = keyOf(key);
    const id = (BigInt(high) << 32n) | BigInt(low);
    const text = fields.join(FIELD);
    const value = this.#values.get(text) ?? this.#values.size;
    const known = this.#rows.get(id);
    if (known !== undefined) return known === value ? "same" : "contradicts";
    if (value === this.#values.size) this.#values.set(text, value);
    this.#rows.set(id, value);
    if (prefix !== null) this.#prefixes.add(prefix);
    return "new";
  }

  build(): TableIndex {
    const highs = new Uint32Array(this.#rows.size);
    const lows = new Uint32Array(this.#rows.size);
    const refs = new Uint32Array(this.#rows.size);
    let at = 0;
    for (const [id, value] of this.#rows) {
      highs[at] = Number(id >> 32n);
      lows[at] = Number(id & 0xffff_ffffn);
      refs[at++] = value;
    }
    const texts = [...this.#values.keys()].map((text) => Buffer.from(text));
    const offsets = new Uint32Array(texts.length + 1);
    for (const [index, text] of texts.entries()) offsets[index + 1] = (offsets[index] ?? 0) + text.length;
    const prefixes = [...this.#prefixes].toSorted((a, b) => b - a);
    return TableIndex.of({ highs, lows, refs, offsets, texts: Buffer.concat(texts), prefixes });
  }
}
