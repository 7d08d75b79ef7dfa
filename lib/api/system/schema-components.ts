import "server-only";
import { z } from "zod";

/** A piece of an OpenAPI document. */
export type Json = string | number | boolean | null | readonly Json[] | JsonMap;
export type JsonMap = { readonly [key: string]: Json };
export type Side = "input" | "output";

/** A format says it; its regular expression would only frighten readers. */
const FORMATS_WITH_PATTERN = new Set(["date-time", "date", "uuid", "email", "ipv4", "ipv6"]);

/**
 * Turns zod schemas into JSON Schema and collects the named ones (`.meta({ id })`, and recursive ones) under
 * `#/components/schemas`. Where input and output of one name differ, the second to come gets the side as a suffix.
 */
export function schemaComponents() {
  const schemas = new Map<string, { definition: string; value: Json }>();

  const nameFor = (id: string, definition: string, side: Side, owner: string): string => {
    const plain = id.startsWith("__") ? `${owner}${id.replaceAll("_", "")}` : id;
    const suffixed = `${plain}${side === "input" ? "Input" : "Output"}`;
    return (
      [plain, suffixed].find((name) => (schemas.get(name)?.definition ?? definition) === definition) ??
      `${owner}${suffixed}`
    );
  };

  /** `owner` names the operation, for schemas that have no name of their own. */
  const take = (schema: z.ZodType, side: Side, owner: string): Json => {
    // As a property, a named schema becomes a reference, whether it stands at the root or below.
    const wrapped = z.toJSONSchema(z.object({ root: schema }), {
      target: "draft-2020-12",
      io: side,
      unrepresentable: "any",
    });
    const definitions = Object.entries(wrapped.$defs ?? {});
    const names = new Map(
      definitions.map(([id, definition]) => [id, nameFor(id, JSON.stringify(definition), side, owner)]),
    );
    for (const [id, definition] of definitions) {
      const name = names.get(id) ?? id;
      schemas.set(name, { definition: JSON.stringify(definition), value: tidy(toJson(definition), names) });
    }
    return tidy(toJson(wrapped.properties?.root ?? {}), names);
  };

  return {
    take,
    all: (): JsonMap => Object.fromEntries([...schemas].sort().map(([name, { value }]) => [name, value])),
  };
}

const toJson = (value: unknown): Json => JSON.parse(JSON.stringify(value));

function tidy(value: Json, names: ReadonlyMap<string, string>): Json {
  if (Array.isArray(value)) return value.map((each) => tidy(each, names));
  if (!isMap(value)) return value;
  const redundant = typeof value.format === "string" && FORMATS_WITH_PATTERN.has(value.format);
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, child]): [string, Json][] => {
      if (key === "$ref" && typeof child === "string") return [[key, renamed(child, names)]];
      if (key === "id" && typeof child === "string" && names.has(child)) return [];
      if (key === "pattern" && redundant) return [];
      if (child === Number.MAX_SAFE_INTEGER || child === Number.MIN_SAFE_INTEGER) return [];
      return [[key, tidy(child, names)]];
    }),
  );
}

function renamed(reference: string, names: ReadonlyMap<string, string>): string {
  const id = /^#\/\$defs\/(.+)$/.exec(reference)?.[1];
  return id === undefined ? reference : `#/components/schemas/${names.get(id) ?? id}`;
}

export const isMap = (value: Json | undefined): value is JsonMap =>
  typeof value === "object" && value !== null && !Array.isArray(value);
