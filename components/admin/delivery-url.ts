import { type UrlValues, urlChoice } from "@/lib/shared/url-state";
import type { DeliveryFilter } from "@/lib/webhooks/client";
import { DELIVERED_EVENTS, DELIVERY_STATUSES } from "@/lib/webhooks/contract";

/** What the address says of an endpoint's log: which state, which event. `all` stands for an absent one. */
export const DELIVERY_URL = {
  status: urlChoice(["all", ...DELIVERY_STATUSES]),
  event: urlChoice(["all", ...DELIVERED_EVENTS]),
};
export type DeliveryUrl = UrlValues<typeof DELIVERY_URL>;

/** As the API takes it: what is absent is left out. */
export const deliveryFilterOf = ({ status, event }: DeliveryUrl): DeliveryFilter => ({
  ...(status === "all" ? {} : { status }),
  ...(event === "all" ? {} : { event }),
});
