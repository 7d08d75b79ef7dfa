import { z } from "zod";
import { orderSchema } from "@/lib/screening/order-schema";

/** How the text of a cell becomes a value. */
export type CellType = "text" | "number" | "boolean" | "list" | "scalar";

export type Cell = { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly why: string };

type JsonSchema = {
  readonly $ref?: string;
  readonly $defs?: Readonly<Record<string, JsonSchema>>;
  readonly type?: string | readonly string[];
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly items?: JsonSchema;
  readonly additionalProperties?: JsonSchema | boolean;
};

let root: JsonSchema | null = null;
function orderJsonSchema(): JsonSchema {
  if (root) return root;
  const schema = z.toJSONSchema(orderSchema, { io: "input", unrepresentable: "any" }) as JsonSchema;
  // A schema with an id of its own is put among the definitions.
  root = schema.$defs?.[schema.$ref?.replace("#/$defs/", "") ?? ""] ?? schema;
  return root;
}

/**
 * What stands in the column of this dotted name (`buyer.email`, `items.0.sku`, `custom.campaign`), by the schema of the API's order;
 * null when the order has no such field.
 */
export function cellTypeOf(column: string): CellType | null {
  let schema: JsonSchema | undefined = orderJsonSchema();
  for (const part of column.split(".")) {
    if (schema?.type === "array") schema = /^\d{1,3}$/.test(part) ? schema.items : undefined;
    else schema = schema?.properties?.[part] ?? additional(schema);
    if (schema === undefined) return null;
  }
  return leafType(schema);
}

function additional(schema: JsonSchema | undefined): JsonSchema | undefined {
  return typeof schema?.additionalProperties === "object" ? schema.additionalProperties : undefined;
}

function leafType(schema: JsonSchema): CellType | null {
  switch (schema.type) {
    case "integer":
    case "number":
      return "number";
    case "boolean":
      return "boolean";
    case "string":
      return "text";
    case "array":
      return schema.items?.type === "string" ? "list" : null;
    case "object":
      return null;
    default:
      return JSON.stringify(schema).includes('"number"') ? "scalar" : "text";
  }
}

const TRUTH: Readonly<Record<string, boolean>> = { "1": true, "0": false, true: true, false: false };

/** The value of a non-empty cell. Lists are separated by `|`. A scalar is a number or truth value where it reads as one. */
export function cellValue(type: CellType, text: string): Cell {
  switch (type) {
    case "text":
      return { ok: true, value: text };
    case "list":
      return { ok: true, value: text.split("|") };
    case "number":
      return isNumber(text) ? { ok: true, value: Number(text) } : { ok: false, why: `not a number: ${text}` };
    case "boolean": {
      const value = TRUTH[text.toLowerCase()];
      return value === undefined ? { ok: false, why: `neither true nor false: ${text}` } : { ok: true, value };
    }
    case "scalar":
      if (isNumber(text)) return { ok: true, value: Number(text) };
      return { ok: true, value: text === "true" || text === "false" ? text === "true" : text };
    default:
      return type satisfies never;
  }
}

const isNumber = (text: string): boolean => /^-?\d+(\.\d+)?$/.test(text);

/** Puts a value at a dotted path, making objects and arrays on the way. */
export function place(target: Record<string, unknown>, column: string, value: unknown): void {
  const parts = column.split(".");
  const last = parts.pop() ?? "";
  let here: Record<string, unknown> = target;
  for (const [index, part] of parts.entries()) {
    const next = parts[index + 1] ?? last;
    here[part] ??= /^\d+$/.test(next) ? [] : {};
    here = here[part] as Record<string, unknown>;
  }
  here[last] = value;
}
