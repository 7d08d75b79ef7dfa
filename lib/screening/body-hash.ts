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
  const fields = Object.entries(value).filter(([, field]) => field !== undefined);
  fields.sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${fields.map(([name, field]) => `${JSON.stringify(name)}:${canonical(field)}`).join(",")}}`;
}
