import "server-only";
import { z } from "zod";
import { riskSettings } from "@/lib/risk/settings";
import { pointer } from "@/lib/shared/pointer";

type Kind =
  | { readonly kind: "integer" | "number"; readonly least: Bound | null; readonly most: number | null }
  | { readonly kind: "boolean" }
  | { readonly kind: "choice"; readonly values: readonly string[] }
  | {
      readonly kind: "text";
      readonly shortest: number;
      readonly longest: number | null;
      readonly pattern: string | null;
    }
  | { readonly kind: "list"; readonly of: Limit; readonly longest: number | null }
  | { readonly kind: "group"; readonly of: ReadonlyMap<string, Limit> }
  /** Entries under names of the administrator's own choice; `keys`: the names there are, where these are known. */
  | { readonly kind: "table"; readonly of: Limit; readonly keys: readonly string[] | null }
  | { readonly kind: "anything" };
type Bound = { readonly value: number; readonly isIncluded: boolean };

/** What may stand at one place of a settings document. */
export type Limit = Kind & { readonly isNullable: boolean };

type Schema = z.core.JSONSchema.JSONSchema;
type Path = readonly PropertyKey[];

/** Read off the very schema that refuses: said twice, the limits would differ one day. */
const whole = readLimit(z.toJSONSchema(riskSettings, { io: "output", unrepresentable: "any" }));

/** Null for a place that no document has. What a shop has of its own is limited as what the organisation has. */
export function limitAt(path: Path): Limit | null {
  const own = path[0] === "shops" && path.length > 2 ? path.slice(2) : path;
  return own.reduce<Limit | null>((limit, step) => (limit === null ? null : inside(limit, step)), whole);
}

function inside(limit: Limit, step: PropertyKey): Limit | null {
  if (limit.kind === "group") return limit.of.get(String(step)) ?? null;
  return limit.kind === "list" || limit.kind === "table" ? limit.of : null;
}

export type PlacedLimit = { readonly pointer: string; readonly limit: Limit };

/** All places of the organisation's own part that hold a value, in the order of the document. */
export function allLimits(): readonly PlacedLimit[] {
  return leavesOf(whole, []).filter((leaf) => leaf.pointer !== "/shops" && leaf.pointer !== "/version");
}

function leavesOf(limit: Limit, path: Path): PlacedLimit[] {
  if (limit.kind !== "group") return [{ pointer: pointer(path), limit }];
  return [...limit.of].flatMap(([key, child]) => leavesOf(child, [...path, key]));
}

function readLimit(schema: Schema): Limit {
  if (!schema.anyOf) return { ...kindOf(schema), isNullable: false };
  const [first, ...others] = schema.anyOf.filter(({ type }) => type !== "null");
  const isNullable = schema.anyOf.some(({ type }) => type === "null");
  return { ...(first && others.length === 0 ? kindOf(first) : { kind: "anything" }), isNullable };
}

function kindOf(schema: Schema): Kind {
  if (schema.const !== undefined) return { kind: "choice", values: [String(schema.const)] };
  if (schema.enum) return { kind: "choice", values: schema.enum.map(String) };
  switch (schema.type) {
    case "boolean":
      return { kind: "boolean" };
    case "integer":
    case "number":
      return { kind: schema.type, least: leastOf(schema), most: mostOf(schema) };
    case "string": {
      const { minLength = 0, maxLength = null, pattern = null } = schema;
      return { kind: "text", shortest: minLength, longest: maxLength, pattern };
    }
    case "array":
      return { kind: "list", of: readLimit(part(schema.items)), longest: schema.maxItems ?? null };
    case "object":
      return groupOrTable(schema);
    default:
      return { kind: "anything" };
  }
}

function groupOrTable({ properties, additionalProperties, propertyNames }: Schema): Kind {
  if (properties) {
    return { kind: "group", of: new Map(Object.entries(properties).map(([key, one]) => [key, readLimit(part(one))])) };
  }
  const keys = part(propertyNames).enum?.map(String) ?? null;
  return { kind: "table", of: readLimit(part(additionalProperties)), keys };
}

function leastOf({ minimum, exclusiveMinimum }: Schema): Bound | null {
  if (typeof exclusiveMinimum === "number") return { value: exclusiveMinimum, isIncluded: false };
  return minimum === undefined || minimum <= Number.MIN_SAFE_INTEGER ? null : { value: minimum, isIncluded: true };
}

/** That a whole number is held exactly goes without saying. */
function mostOf({ maximum }: Schema): number | null {
  return maximum === undefined || maximum >= Number.MAX_SAFE_INTEGER ? null : maximum;
}

function part(schema: Schema["items"]): Schema {
  return typeof schema === "object" && !Array.isArray(schema) ? schema : {};
}
