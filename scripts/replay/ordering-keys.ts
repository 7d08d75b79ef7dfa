import { normaliseOrder } from "@/lib/risk/identity/normalise";
import type { OrderInput } from "@/lib/risk/order";
import { identifiersOf } from "@/lib/screening/identifiers";

/** Everything by which the engine may find one order from another, the broad kinds (network, article, affiliate) included. */
export const identifierKeys = (order: OrderInput): readonly string[] =>
  identifiersOf(normaliseOrder(order)).map((identifier) => `${identifier.kind}:${identifier.key}`);

/** An order as its own events name it. */
export const ownKey = (order: { readonly externalOrderId: string; readonly shopId?: string | undefined }): string =>
  `order:${order.shopId ?? ""}:${order.externalOrderId}`;
