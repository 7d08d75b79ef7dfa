import type { AddressIdentity } from "../order";

/** Whether an address says enough to be an identity: a block within a city. A town alone is shared by thousands. */
export function isComparable(address: AddressIdentity): boolean {
  return address.block !== null && address.city !== null;
}
