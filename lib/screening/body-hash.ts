import "server-only";
import { hash } from "node:crypto";
import type { OrderInput } from "@/lib/risk/order";

/** SHA-256 (hex) over the order with its keys sorted: equal for the same content, however it was spelt as JSON. */
export function bodyHash(input: OrderInput): string {
  return hash("sha256", JSON.stringify(input, sorted), "hex");
}

function sorted(_key: string, value: unknown): unknown {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1)));
}
