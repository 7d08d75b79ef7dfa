import type { OrderInput } from "./order";
import type { ShopSettings } from "./settings";

/** Which model is to score an order: that of its payment method, else the default one. Null: signals and rules alone. */
export function modelFor({ payment }: OrderInput, { models }: Pick<ShopSettings, "models">): string | null {
  const own = payment?.method === undefined ? undefined : models.byPaymentMethod[payment.method];
  return own === undefined ? models.default : own;
}
