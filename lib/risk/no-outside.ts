import type { Facts, OutsideFacts } from "./facts";

/** Facts of an installation that has no table and no provider: it does not know, which is not the same as nothing to say. */
const NONE = { known: false, why: "no_reference_data" } as const;

export const NO_OUTSIDE: OutsideFacts = {
  card: NONE,
  phones: [],
  vacancy: NONE,
  shortStay: NONE,
  forwarder: NONE,
  addressExists: NONE,
  ipDistance: NONE,
  mailDomain: NONE,
  mailbox: NONE,
  holiday: NONE,
};

/** Everything besides the organisation's own history, lists and the tables that ship with the product. */
export const NOTHING_FURTHER: Pick<Facts, "outside" | "shop" | "network"> = {
  outside: NO_OUTSIDE,
  shop: NONE,
  network: NONE,
};
