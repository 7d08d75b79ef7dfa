import type { ApiKeyActor } from "@/lib/access/actor";
import type { Order } from "@/lib/risk/order";
import type { Locale } from "@/lib/shared/vocabulary";
import type { Facets, ListCandidate, OrderIdentifier } from "./identifiers";
import type { OrganizationConfig } from "./organization-config";

/** When and for whom an order is screened. */
export type Moment = {
  readonly now: Date;
  readonly locale: Locale;
  /** performance.now() when the request arrived */
  readonly startedAt: number;
};

/** An order on its way through a screening, with all that follows from the order and the settings alone. */
export type Job = {
  readonly actor: ApiKeyActor;
  readonly config: OrganizationConfig;
  readonly shopId: string;
  readonly order: Order;
  readonly bodyHash: string;
  /** Orders on the same card or device are seen up to here: a blink beyond a live order, so that of two at once one sees the other. */
  readonly seenUntil: Date;
  /** Lists count as they stood at this instant. */
  readonly listsAt: Date;
  readonly identifiers: readonly OrderIdentifier[];
  readonly facets: Facets;
  readonly candidates: readonly ListCandidate[];
};
