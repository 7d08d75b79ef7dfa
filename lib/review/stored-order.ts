import "server-only";
import type { Delivery } from "@/lib/risk/order";
import { orderSchema } from "@/lib/screening/order-schema";

/** Stored documents went through these very schemas; absent groups stay absent. */
export const storedOrder = orderSchema.partial().omit({ deliveries: true, items: true });
const storedDelivery = orderSchema.shape.deliveries.unwrap().element;

export const storedDeliveries = (rows: readonly { readonly document: unknown }[]): Delivery[] =>
  rows.map(({ document }) => storedDelivery.parse(document));
