import { ALERT_FILTERS, type AlertScope } from "@/lib/alerts/client";
import { type UrlValues, urlChoice, urlText } from "@/lib/shared/url-state";

/** What is looked at, as the address says it; `alert` is the one that is open. */
export const ALERT_URL = {
  state: urlChoice(ALERT_FILTERS),
  shop: urlText(64),
  alert: urlText(36),
};
export type AlertUrl = UrlValues<typeof ALERT_URL>;

export const scopeOf = ({ state, shop }: AlertUrl): AlertScope => ({ state, shop: shop === "" ? null : shop });
