import fc from "fast-check";
import { isMap, type Json, type JsonMap } from "../system/schema-components";

/** An operation of the OpenAPI document that takes something and may store it. */
export type Operation = {
  readonly name: string;
  readonly path: string;
  /** Of its JSON body; null where it has none, or reads a stream. */
  readonly schema: JsonMap | null;
  readonly stream: string | null;
};

/** Every operation of the public API that is no GET, as the document tells of it. */
export function writeOperations(document: JsonMap): Operation[] {
  return Object.entries(mapOf(document.paths)).flatMap(([path, methods]) =>
    Object.entries(mapOf(methods))
      .filter(([method]) => method !== "get")
      .map(([method, operation]) => {
        const content = mapOf(mapOf(mapOf(operation).requestBody).content);
        const json = content["application/json"];
        const stream = Object.keys(content).find((type) => type !== "application/json") ?? null;
        const schema = isMap(json) ? mapOf(json.schema) : null;
        return { name: `${method} ${path}`, path, schema, stream };
      }),
  );
}

const mapOf = (value: Json | undefined): JsonMap => (isMap(value) ? value : {});
const listOf = (value: Json | undefined): readonly Json[] => (Array.isArray(value) ? value : []);
const numberOf = (value: Json | undefined, otherwise: number): number =>
  typeof value === "number" ? value : otherwise;
const textOf = (value: Json | undefined): string => (typeof value === "string" ? value : "");

export function resolved(schema: JsonMap, document: JsonMap): JsonMap {
  const name = /^#\/components\/schemas\/(.+)$/.exec(textOf(schema.$ref))?.[1];
  if (name === undefined) return schema;
  return resolved(mapOf(mapOf(mapOf(document.components).schemas)[name]), document);
}

/** Bodies that the document allows: what stands there, and no more, decides what is made. */
export function bodiesOf(schema: JsonMap, document: JsonMap): fc.Arbitrary<Json> {
  const own = resolved(schema, document);
  const either = listOf(own.anyOf ?? own.oneOf).filter(isMap);
  if (either.length > 0) return fc.oneof(...either.map((one) => bodiesOf(one, document)));
  if (own.const !== undefined) return fc.constant(own.const);
  const words = listOf(own.enum);
  if (words.length > 0) return fc.constantFrom(...words);
  switch (own.type) {
    case "boolean":
      return fc.boolean();
    case "integer":
      return fc.integer({ min: numberOf(own.minimum, -1_000), max: Math.min(numberOf(own.maximum, 2 ** 31), 2 ** 31) });
    case "number":
      return fc.double({
        min: numberOf(own.minimum, -1e9),
        max: numberOf(own.maximum, 1e9),
        noNaN: true,
        noDefaultInfinity: true,
      });
    case "string":
      return textsOf(own);
    case "array":
      return fc.array(bodiesOf(mapOf(own.items), document), { maxLength: Math.min(numberOf(own.maxItems, 3), 3) });
    case "object":
      return objectsOf(own, document);
    default:
      throw new Error(`the document says nothing that can be made of ${JSON.stringify(schema)}`);
  }
}

function objectsOf(schema: JsonMap, document: JsonMap): fc.Arbitrary<Json> {
  if (isMap(schema.properties)) {
    const fields = Object.entries(schema.properties).map(([key, one]): [string, fc.Arbitrary<Json>] => [
      key,
      bodiesOf(mapOf(one), document),
    ]);
    const requiredKeys = listOf(schema.required).map(String);
    return fc.record(Object.fromEntries(fields), { requiredKeys }).map((record): Json => ({ ...record }));
  }
  const names = textsOf(mapOf(schema.propertyNames));
  return fc.dictionary(names, bodiesOf(mapOf(schema.additionalProperties), document), {
    maxKeys: 3,
    noNullPrototype: true,
  });
}

/** Letters of all sorts, of one or two code units; digits are few, so that no card number is made by chance. */
const LETTERS = [..."あいう渋谷区恵比寿山田ｱｲｳ－丁目髙𠮷abcXYZ 1-2.@'\"\\/<>%٣אب👍\t\n\u0001\u202e\ufeff"];
const SAMPLES = ["山田", "東京都渋谷区恵比寿1-19-19", "090-1234-5678", "hanako@example.jp", "ヤマダ ハナコ"];
const YEARS = { from: Date.UTC(2016, 0, 1), until: Date.UTC(2026, 0, 1) };

function textsOf(schema: JsonMap): fc.Arbitrary<string> {
  switch (schema.format) {
    case "date-time":
      return fc.integer({ min: YEARS.from, max: YEARS.until }).map((ms) => new Date(ms).toISOString());
    case "date":
      return fc.integer({ min: YEARS.from, max: YEARS.until }).map((ms) => new Date(ms).toISOString().slice(0, 10));
    case "ipv4":
      return fc.ipV4();
    case "ipv6":
      return fc.ipV6();
    case "uuid":
      return fc.uuid();
    default:
  }
  if (typeof schema.pattern === "string") return fc.stringMatching(new RegExp(schema.pattern));
  const [min, max] = [numberOf(schema.minLength, 0), numberOf(schema.maxLength, 40)];
  const free = fc.string({
    unit: fc.constantFrom(...LETTERS),
    minLength: min,
    maxLength: Math.min(Math.floor(max / 2), 24),
  });
  const fitting = SAMPLES.filter((text) => text.length >= min && text.length <= max);
  return fitting.length > 0 ? fc.oneof(free, fc.constantFrom(...fitting)) : free;
}

/** A place in a body, and what the document says of it. */
export type Place = {
  readonly at: string;
  readonly parent: { [key: string]: Json };
  readonly key: string;
  readonly schema: JsonMap;
  readonly isRequired: boolean;
};

const escaped = (key: string) => key.replaceAll("~", "~0").replaceAll("/", "~1");

/** All places of a body that the document describes, outermost first. */
export function placesIn(body: Json, schema: JsonMap, document: JsonMap, at = ""): Place[] {
  const own = resolved(schema, document);
  if (typeof body !== "object" || body === null) return [];
  const required = listOf(own.required);
  return Object.entries(body).flatMap(([key, value]) => {
    const described = mapOf(mapOf(own.properties)[key] ?? own.items ?? own.additionalProperties);
    const place = {
      at: `${at}/${escaped(key)}`,
      // A copy of the test's own: arrays are set by their index as objects are by their keys.
      parent: body as Place["parent"],
      key,
      schema: resolved(described, document),
      isRequired: required.includes(key),
    };
    return [place, ...placesIn(value, described, document, place.at)];
  });
}

/** The JSON types that may stand at a place. */
export function typesOf(schema: JsonMap): readonly string[] {
  const either = listOf(schema.anyOf ?? schema.oneOf).filter(isMap);
  if (either.length > 0) return either.flatMap(typesOf);
  const type = schema.type ?? typeof listOf(schema.enum)[0];
  return type === "integer" ? ["number"] : [textOf(type)];
}
