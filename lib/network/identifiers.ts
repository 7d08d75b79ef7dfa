import "server-only";
import { isComparable } from "@/lib/risk/identity/is-comparable";
import type { AddressIdentity, Order, PartyIdentity } from "@/lib/risk/order";
import { identityKey } from "@/lib/screening/identifiers";
import type { Touchpoint } from "@/lib/shared/vocabulary";
import type { SharedKind } from "./vocabulary";

/** An identifier of an order that the network may know, each once, and where it stands. */
export type SharedIdentifier = {
  readonly kind: SharedKind;
  readonly identity: string;
  readonly touchpoint: Touchpoint;
};

const IDENTIFIERS_MAX = 8;

export function sharedIdentifiers({ buyer, delivery }: Order): readonly SharedIdentifier[] {
  const found = new Map<string, SharedIdentifier>();
  const add = (kind: SharedKind, value: string, touchpoint: Touchpoint) => {
    const identity = identityKey(kind, value);
    if (found.size < IDENTIFIERS_MAX && !found.has(`${kind}${identity}`))
      found.set(`${kind}${identity}`, { kind, identity, touchpoint });
  };
  if (buyer?.email?.valid) add("email", buyer.email.key, "buyer.email");
  for (const phone of usablePhones(buyer)) add("phone", phone.key, "buyer.phone");
  for (const phone of usablePhones(delivery)) add("phone", phone.key, "delivery.phone");
  if (delivery?.address && namesHousehold(delivery.address)) {
    add("address", delivery.address.roomKey, "delivery.address");
  }
  return [...found.values()];
}

const usablePhones = (party: PartyIdentity | null) => (party?.phones ?? []).filter((phone) => phone.type !== "invalid");

/** A building without its room stands for all who live there: nobody is to be known by that. */
export function namesHousehold(address: AddressIdentity): boolean {
  return isComparable(address) && (address.room !== null || address.building === null);
}
