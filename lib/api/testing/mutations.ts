import { isMap, type Json, type JsonMap } from "../system/schema-components";
import { type Place, placesIn, typesOf } from "./from-openapi";

/** What an answer has to say of a body that was made wrong. `at`: the pointer that must be named, or begin one that is. */
export type Expected = { readonly status: number; readonly code: string; readonly at: string | null };

/** A body as it goes over the wire. `expected` is null where the document leaves open whether it is taken. */
export type Wrong = {
  readonly kind: string;
  readonly text: string | Uint8Array<ArrayBuffer>;
  readonly type: string;
  readonly expected: Expected | null;
};

/** Which place is made wrong, and how: chosen by numbers, so that a failing body can be made smaller. */
export type Choice = { readonly kind: number; readonly where: number; readonly how: number };

type Made = { readonly body: Json; readonly expected: Expected | null; readonly raw?: (text: string) => string };
type Kind = {
  readonly name: string;
  readonly fits?: (place: Place) => boolean;
  readonly make: (place: Place, how: number, body: Json) => Made | null;
};

const JSON_TYPE = "application/json";
const of = <T>(all: readonly T[], how: number): T | undefined => all[how % all.length];
const invalid = (at: string): Expected => ({ status: 422, code: "invalid_request", at });

const isText = ({ schema }: Place) =>
  schema.type === "string" && schema.format === undefined && schema.pattern === undefined && schema.enum === undefined;
const isTyped = (type: string) => (place: Place) => place.schema.type === type;
const isBounded = ({ schema }: Place) => schema.type === "integer" && typeof schema.minimum === "number";

const replaced = (place: Place, value: Json, body: Json): Made => {
  place.parent[place.key] = value;
  return { body, expected: invalid(place.at) };
};

const OTHERS: Readonly<Record<string, readonly Json[]>> = {
  string: ["", "12", "true"],
  number: [0, 12, -1.5],
  boolean: [true, false],
  object: [{}, { a: 1 }],
  array: [[], [1]],
  null: [null],
};
const ABSURD_TIMES = [
  "",
  "yesterday",
  "2026-02-30T10:00:00Z",
  "2026-11-22T25:00:00Z",
  "2026-11-22T10:00:00",
  "1700000000",
];
const ABSURD_DATES = ["", "2026-02-30", "26-1-1", "令和8年1月1日", "2026/11/22"];
const CARDS = [
  "4111 1111 1111 1111",
  "カード4111-1111-1111-1111です",
  "５５５５５５５５５５５５４４４４",
  "378282246310005",
  "4111\u200b1111\u200b1111\u200b1111",
];
const STRANGE = [
  "👩‍👩‍👧‍👦👍🏽🇯🇵",
  "\u202eשלום مرحبا\u202c",
  "\u0001\u0002\u001b[31m\u007f\u0085\u2028",
  "a\u0301\u0301\u0301\ufeff\u200d\u200b",
  "'; DROP TABLE orders; --",
  "{{7*7}}#{7*7}<script>",
  "%00%s%n",
  "../../etc/passwd",
  "０９０ー１２３４ー５６７８",
];
/** Ids that systems made may look like card numbers. */
const OPAQUE = /(Id|sku|tagToken|referrer|landingUrl|subject)$|\/utm\//;
/** Where the longest text is too short for a card number, it is refused by its length. */
const CARD_LENGTH = 24;

const DEPTHS = [20, 100, 5_000];
const TYPES = [
  "text/plain",
  "application/x-www-form-urlencoded",
  "multipart/form-data; boundary=x",
  "application/jsonx",
  "",
];

const KINDS: readonly Kind[] = [
  {
    name: "wrong type",
    make: (place, how, body) => {
      const allowed = typesOf(place.schema);
      const other =
        of(
          Object.keys(OTHERS).filter((type) => !allowed.includes(type)),
          how,
        ) ?? "null";
      return replaced(place, of(OTHERS[other] ?? [null], how >> 3) ?? null, body);
    },
  },
  {
    name: "unknown word",
    fits: ({ schema }) => Array.isArray(schema.enum),
    make: (place, how, body) => replaced(place, of(["", "barter", "ok", "__proto__", "不明"], how) ?? "", body),
  },
  {
    name: "absurd time",
    fits: ({ schema }) => schema.format === "date-time" || schema.format === "date",
    make: (place, how, body) =>
      replaced(place, of(place.schema.format === "date" ? ABSURD_DATES : ABSURD_TIMES, how) ?? "", body),
  },
  {
    name: "before there were orders",
    fits: ({ schema }) => schema.format === "date-time",
    make: (place, how, body) => replaced(place, of(["0000-01-01T00:00:00Z", "1899-12-31T23:59:59Z"], how) ?? "", body),
  },
  {
    name: "negative",
    fits: isBounded,
    make: (place, how, body) => replaced(place, of([-1, -(2 ** 53), -1e300], how) ?? -1, body),
  },
  {
    name: "beyond any amount",
    fits: isBounded,
    make: (place, how, body) => replaced(place, of([2 ** 53, 1e15, 1e300], how) ?? 1e300, body),
  },
  {
    name: "fraction",
    fits: isBounded,
    make: (place, how, body) => replaced(place, of([0.5, 1e-320], how) ?? 0.5, body),
  },
  {
    name: "number that no computer holds",
    fits: isBounded,
    make: (place, how, body) => {
      place.parent[place.key] = "@number@";
      const number = of(["1e400", "-1e999", "123456789012345678901234567890"], how) ?? "1e400";
      return { body, expected: invalid(place.at), raw: (text) => text.replace('"@number@"', number) };
    },
  },
  {
    name: "ten thousand entries",
    fits: isTyped("array"),
    make: (place, how, body) =>
      replaced(
        place,
        Array.from({ length: 10_000 }, () => of<Json>([{}, "x"], how) ?? {}),
        body,
      ),
  },
  {
    name: "too long",
    fits: (place) => isText(place) && typeof place.schema.maxLength === "number",
    make: (place, how, body) =>
      replaced(place, (of(["x", "字", "é"], how) ?? "x").repeat(Number(place.schema.maxLength) + 1), body),
  },
  {
    name: "a megabyte",
    fits: isTyped("string"),
    make: (place, how, body) => ({
      ...replaced(place, (of(["x", "字"], how) ?? "x").repeat(2 ** 20), body),
      expected: { status: 413, code: "body_too_large", at: null },
    }),
  },
  {
    name: "NUL",
    fits: isTyped("string"),
    make: (place, _how, body) => replaced(place, `a\u0000${String(place.parent[place.key])}`, body),
  },
  {
    name: "half of a surrogate pair",
    fits: isTyped("string"),
    make: (place, how, body) => replaced(place, `${of(["\ud83d", "\udc00"], how)}z`, body),
  },
  {
    name: "deep nesting",
    make: (place, how, body) => {
      place.parent[place.key] = "@deep@";
      const depth = of(DEPTHS, how) ?? 20;
      const [open, close] = of(
        [
          ["[", "]"],
          ['{"a":', "}"],
        ] as const,
        how >> 2,
      ) ?? ["[", "]"];
      const deep = `${open.repeat(depth)}1${close.repeat(depth)}`;
      return { body, expected: invalid(place.at), raw: (text) => text.replace('"@deep@"', deep) };
    },
  },
  {
    name: "card number",
    fits: (place) => isText(place) && !OPAQUE.test(place.at) && Number(place.schema.maxLength ?? 99) >= CARD_LENGTH,
    make: (place, how, body) => ({
      ...replaced(place, of(CARDS, how) ?? "", body),
      expected: { status: 422, code: "card_number_refused", at: place.at },
    }),
  },
  {
    name: "unknown field",
    fits: (place) => isMap(place.schema.properties),
    make: (place, how, body) => {
      const name = of(["orderAt", "constructor", "", "a/b~c", "card_number", "名前"], how) ?? "x";
      place.parent[place.key] = { ...(place.parent[place.key] as JsonMap), [name]: 1 };
      return { body, expected: invalid(`${place.at}/${name.replaceAll("~", "~0").replaceAll("/", "~1")}`) };
    },
  },
  {
    name: "missing",
    fits: ({ isRequired }) => isRequired,
    make: (place, _how, body) => {
      delete place.parent[place.key];
      return { body, expected: invalid(place.at) };
    },
  },
  {
    name: "strange text",
    fits: isText,
    make: (place, how, body) => ({
      ...replaced(place, (of(STRANGE, how) ?? "").slice(0, Number(place.schema.maxLength ?? 99)), body),
      expected: null,
    }),
  },
  {
    name: "far future",
    fits: ({ schema }) => schema.format === "date-time",
    make: (place, _how, body) => ({ ...replaced(place, "9999-12-31T23:59:59.999999999+23:59", body), expected: null }),
  },
];

/** Ways to spoil a body as a whole, whatever it says. */
const WHOLE: readonly ((text: string, how: number) => Omit<Wrong, "kind">)[] = [
  (text, how) => ({
    text: text.slice(0, Math.max(1, how % text.length)),
    type: JSON_TYPE,
    expected: { status: 400, code: "malformed_json", at: null },
  }),
  (text, how) => ({
    text: text + (of(["}", ",", "\u0000", "{}", " x"], how) ?? "}"),
    type: JSON_TYPE,
    expected: { status: 400, code: "malformed_json", at: null },
  }),
  (_text, how) => ({
    text: of(["[]", "null", "12", '"order"', "true", "[{}]"], how) ?? "[]",
    type: JSON_TYPE,
    expected: invalid(""),
  }),
  (text, how) => ({
    text,
    type: of(TYPES, how) ?? "",
    expected: { status: 415, code: "unsupported_media_type", at: null },
  }),
  (text, how) => {
    const bytes = new Uint8Array(new TextEncoder().encode(text));
    bytes[how % bytes.length] = of([0x8e, 0xff, 0xc0], how >> 4) ?? 0xff;
    return { text: bytes, type: JSON_TYPE, expected: null };
  },
];

export const KIND_NAMES = [...KINDS.map(({ name }) => name), ...WHOLE.map((_, index) => `whole ${index}`)];

/** The body made wrong in one place. Null where it has no place of that kind. */
export function makeWrong(body: Json, schema: JsonMap, document: JsonMap, { kind, where, how }: Choice): Wrong | null {
  const name = KIND_NAMES[kind % KIND_NAMES.length] ?? "";
  const copy = structuredClone(body);
  const chosen = KINDS.find((one) => one.name === name);
  if (!chosen) {
    const spoil = WHOLE[(kind % KIND_NAMES.length) - KINDS.length];
    return spoil ? { kind: name, ...spoil(JSON.stringify(body), how) } : null;
  }
  const places = placesIn(copy, schema, document).filter((place) => chosen.fits?.(place) ?? true);
  const place = of(places, where);
  const made = place ? chosen.make(place, how, copy) : null;
  if (!made) return null;
  const text = JSON.stringify(made.body);
  return { kind: name, text: made.raw?.(text) ?? text, type: JSON_TYPE, expected: made.expected };
}
