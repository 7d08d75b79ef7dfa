import "server-only";
import { hash } from "node:crypto";
import type { OrderInput } from "@/lib/risk/order";

/** SHA-256 (hex) over the order with its keys sorted: equal for the same content, however it was spelt as JSON. */
export function bodyHash(input: OrderInput): string {
  return hash("sha256", canonical(input), "hex");
}

/** JSON with sorted keys. Takes what zod let through: plain objects, arrays and scalars. */
function canonical(value: unknown): string {
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(canonical).join(",")}]`;
  const fields: Readonly<Record<string, unknown>> = { ...value };
  let text = "";
  for (const name of Object.keys(fields).sort()) {
    if (fields[name] !== undefined) text += `${text && ","}${JSON.stringify(name)}:${canonical(fields[name])}`;
  }
  return `{${text}}`;
}
