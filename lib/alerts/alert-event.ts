import "server-only";
import { IntlMessageFormat } from "intl-messageformat";
import en from "@/lib/i18n/messages/en/alerts.json";
import ja from "@/lib/i18n/messages/ja/alerts.json";
import type { TenantTx } from "@/lib/platform/tenant";
import { alertEventSchema } from "./contract";
import { findAlert, ordersOfAlert } from "./listing-store";
import { shownAlert } from "./shown-alert";

/** A receiver that needs all of them asks the console; these are enough to stop parcels. */
const ORDERS_MAX = 100;

/** What `alert.raised` tells of an alert; null when it is gone. */
export async function alertEvent(t: TenantTx, alertId: string) {
  const row = await findAlert(t, alertId);
  if (!row) return null;
  const { shop, code, evidence, ...alert } = shownAlert(row);
  const orders = await ordersOfAlert(t, alertId, ORDERS_MAX);
  const [japanese, english] = [ja.signal[code], en.signal[code]];
  return alertEventSchema.parse({
    ...alert,
    code,
    evidence,
    label: { ja: japanese.label, en: english.label },
    message: {
      ja: String(new IntlMessageFormat(japanese.message, "ja").format(evidence)),
      en: String(new IntlMessageFormat(english.message, "en").format(evidence)),
    },
    shopId: shop?.shopId ?? null,
    orders: orders.map(({ externalOrderId, shopCode }) => ({ externalOrderId, shopId: shopCode })),
  });
}
