import type { z } from "zod";
import type { BatchEvent } from "@/lib/outcomes/contract";
import { batchEventSchema } from "@/lib/outcomes/contract";
import type { OrderInput } from "@/lib/risk/order";
import { orderSchema } from "@/lib/screening/order-schema";

type Outcome<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly why: string };

const FAULTS_SHOWN = 3;

/** Checks an order against the API's own schema, before anything is sent. */
export const checkOrder = (value: unknown): Outcome<OrderInput> => checked(orderSchema, value);

/** Checks an event against the API's own schema. */
export const checkEvent = (value: unknown): Outcome<BatchEvent> => checked(batchEventSchema, value);

function checked<T>(schema: z.ZodType<T>, value: unknown): Outcome<T> {
  const result = schema.safeParse(value);
  if (result.success) return { ok: true, value: result.data };
  const faults = result.error.issues.map(({ path, message }) => `${path.join(".") || "line"}: ${message}`);
  const more = faults.length > FAULTS_SHOWN ? ` (and ${faults.length - FAULTS_SHOWN} more)` : "";
  return { ok: false, why: faults.slice(0, FAULTS_SHOWN).join("; ") + more };
}
