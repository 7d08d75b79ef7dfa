/** Types of the columns that are written, by PostgreSQL's names. */
export type ColumnType = ScalarType | "int2[]" | "int8[]" | "text[]" | "uuid[]";
type ScalarType = "uuid" | "int2" | "int4" | "int8" | "bool" | "text" | "jsonb" | "bytea" | "timestamptz";

/** https://www.postgresql.org/docs/current/sql-copy.html, "Binary Format". */
export const COPY_HEADER = Buffer.concat([Buffer.from("PGCOPY\n\xff\r\n\0", "latin1"), Buffer.alloc(8)]);
export const COPY_TRAILER = Buffer.from([0xff, 0xff]);

/**
 * What is another from copy to copy of a row: the time of an id, an instant, an instant later by a fixed span, a key, a short key,
 * digits of a number, an instant as text.
 */
export type Place = "id" | "time" | "due" | "key" | "facet" | "number" | "isoTime";

/** A value that is written as it is and remembered as a place. */
export class Varying {
  readonly place: Place;
  readonly value: unknown;

  constructor(place: Place, value: unknown) {
    this.place = place;
    this.value = value;
  }
}

/** JSON in which texts vary: each must stand in it once. */
export class VaryingJson {
  readonly value: unknown;
  readonly texts: readonly { readonly place: Place; readonly text: string }[];

  constructor(value: unknown, texts: VaryingJson["texts"]) {
    this.value = value;
    this.texts = texts;
  }
}

const ARRAYS = {
  "int2[]": { element: "int2", oid: 21 },
  "int8[]": { element: "int8", oid: 20 },
  "text[]": { element: "text", oid: 25 },
  "uuid[]": { element: "uuid", oid: 2950 },
} as const;

const YEAR_2000_MS = 946_684_800_000;
const TWO_32 = 2 ** 32;

const BYTES: Readonly<Record<ScalarType, (value: unknown) => Buffer>> = {
  uuid: (value) => Buffer.from(String(value).replaceAll("-", ""), "hex"),
  int2,
  int4,
  int8,
  bool: (value) => Buffer.from([value === true ? 1 : 0]),
  text: (value) => Buffer.from(String(value)),
  // The first byte is the version of the type's own format.
  jsonb: (value) => Buffer.from(`\u0001${JSON.stringify(value)}`),
  bytea: (value) => (Buffer.isBuffer(value) ? value : Buffer.from(String(value), "hex")),
  timestamptz: (value) => int8((Date.parse(String(value)) - YEAR_2000_MS) * 1_000),
};

function int2(value: unknown): Buffer {
  const bytes = Buffer.alloc(2);
  bytes.writeInt16BE(Number(value));
  return bytes;
}

function int4(value: unknown): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeInt32BE(Number(value));
  return bytes;
}

function int8(value: unknown): Buffer {
  const bytes = Buffer.alloc(8);
  bytes.writeBigInt64BE(BigInt(String(value)));
  return bytes;
}

type Written = { readonly bytes: Buffer; readonly ends: readonly { readonly place: Place; readonly end: number }[] };

/** Rows of COPY's binary format, and where in them values end that vary. */
export class CopyWriter {
  readonly #parts: Buffer[] = [];
  readonly #ends: { readonly place: Place; readonly end: number }[] = [];
  #length = 0;

  row(types: readonly ColumnType[], values: readonly unknown[]): void {
    this.add(int2(types.length));
    for (const [at, type] of types.entries()) this.field(type, values[at]);
  }

  field(type: ColumnType, value: unknown): void {
    if (value === null || value === undefined) {
      this.add(int4(-1));
      return;
    }
    const { bytes, ends } = written(type, value);
    this.add(int4(bytes.length));
    for (const { place, end } of ends) this.#ends.push({ place, end: this.#length + end });
    this.add(bytes);
  }

  add(bytes: Buffer): void {
    this.#parts.push(bytes);
    this.#length += bytes.length;
  }

  done(): Written {
    return { bytes: Buffer.concat(this.#parts), ends: this.#ends };
  }
}

function written(type: ColumnType, value: unknown): Written {
  if (value instanceof Varying) {
    const { bytes } = written(type, value.value);
    return { bytes, ends: [{ place: value.place, end: bytes.length }] };
  }
  if (value instanceof VaryingJson) return writtenJson(value);
  if (type === "int2[]" || type === "int8[]" || type === "text[]" || type === "uuid[]")
    return writtenArray(type, value);
  return { bytes: BYTES[type](value), ends: [] };
}

function writtenJson({ value, texts }: VaryingJson): Written {
  const bytes = BYTES.jsonb(value);
  const ends = texts.map(({ place, text }) => {
    const at = bytes.indexOf(text);
    if (at < 0 || bytes.indexOf(text, at + 1) >= 0) throw new Error(`${text} does not stand once in the document`);
    return { place, end: at + Buffer.byteLength(text) };
  });
  return { bytes, ends };
}

function writtenArray(type: keyof typeof ARRAYS, value: unknown): Written {
  const { element, oid } = ARRAYS[type];
  const elements: readonly unknown[] = Array.isArray(value) ? value : [];
  const writer = new CopyWriter();
  // Dimensions, no nulls, type; of the one dimension its length and first index.
  for (const head of elements.length === 0 ? [0, 0, oid] : [1, 0, oid, elements.length, 1]) writer.add(int4(head));
  for (const one of elements) writer.field(element, one);
  return writer.done();
}

/** Microseconds since 2000 in their two halves, as they are stored. */
export function writeInstant(bytes: Buffer, at: number, ms: number): void {
  const us = (ms - YEAR_2000_MS) * 1_000;
  const high = Math.floor(us / TWO_32);
  bytes.writeInt32BE(high, at);
  bytes.writeUInt32BE(us - high * TWO_32, at + 4);
}
