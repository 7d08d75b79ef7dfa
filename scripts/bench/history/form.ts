import { DAY_MS } from "@/lib/shared/durations";
import { type CopyWriter, type Place, writeInstant } from "./copy-writer";

/** What a copy of a template has of its own. */
export type Copy = {
  readonly number: number;
  readonly atMs: number;
  /** Of the copy's time, since many rows carry it. */
  readonly isoTime: string;
};

/** Digits at the end of an order's number: copies of one template are told apart by them. */
export const NUMBER_DIGITS = 6;
/** Held orders are long decided when the next ones come. */
const DUE_MS = 8 * DAY_MS;

/** Half of the golden ratio's bits each: neighbouring numbers lie far apart. */
const SALT_HIGH = 0x9e37_79b9;
const SALT_LOW = 0x7f4a_7c15;

/**
 * Finished rows of one template in one table. A copy is made by copying bytes and overwriting what is its own: it costs next to
 * nothing, and the database is what a load waits for.
 */
export class Form {
  readonly bytes: Buffer;
  readonly #places: readonly { readonly place: Place; readonly ends: Int32Array }[];

  constructor(writer: CopyWriter) {
    const { bytes, ends } = writer.done();
    this.bytes = bytes;
    this.#places = [...new Set(ends.map(({ place }) => place))].map((place) => {
      const own = ends.filter((one) => one.place === place);
      return { place, ends: Int32Array.from(own, ({ end }) => end) };
    });
  }

  /** Writes the rows of a copy, and answers where they end. Copy 0 is that of the template's own people. */
  copyInto(target: Buffer, at: number, copy: Copy): number {
    this.bytes.copy(target, at);
    for (const { place, ends } of this.#places) for (const end of ends) overwrite(target, at + end, place, copy);
    return at + this.bytes.length;
  }
}

function overwrite(target: Buffer, end: number, place: Place, { number, atMs, isoTime }: Copy): void {
  switch (place) {
    case "id":
      // As of version 7: they ascend with time.
      target.writeUIntBE(atMs, end - 16, 6);
      return;
    case "time":
      writeInstant(target, end - 8, atMs);
      return;
    case "due":
      writeInstant(target, end - 8, atMs + DUE_MS);
      return;
    case "key":
      salt(target, end - 8, Math.imul(number, SALT_HIGH));
      salt(target, end - 4, Math.imul(number, SALT_LOW));
      return;
    case "facet":
      salt(target, end - 4, Math.imul(number, SALT_LOW));
      return;
    case "number":
      target.write(String(number).padStart(NUMBER_DIGITS, "0"), end - NUMBER_DIGITS, "latin1");
      return;
    case "isoTime":
      target.write(isoTime, end - isoTime.length, "latin1");
      return;
    default:
      place satisfies never;
  }
}

/** Nobody's value stays what it was, but for number 0. */
function salt(target: Buffer, at: number, bits: number): void {
  target.writeInt32BE(target.readInt32BE(at) ^ bits, at);
}
