import "server-only";
import { hash } from "node:crypto";
import type { OrderInput } from "@/lib/risk/order";

/** SHA-256 (hex) over the order with its keys sorted: equal for the same content, however it was spelt as JSON. */
export function bodyHash(input: OrderInput): string {
  return hash("sha256", canonical(input), "hex");
}

/** JSON with sorted keys. Takes what zod let through: plain objects, arrays and scalars. */
function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(",")}]`;
  if (!hasFields(value)) return JSON.stringify(value);
  let text = "";
  for (const name of Object.keys(value).sort()) {
    const field = value[name];
    if (field !== undefined) text += `${text && ","}${JSON.stringify(name)}:${canonical(field)}`;
  }
  return `{${text}}`;
}

const hasFields = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null;
