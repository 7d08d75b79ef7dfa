import type { Facts, Sighting } from "../facts";
import { hasSurnameAlike } from "../look-alike";
import type { AddressIdentity } from "../order";

/** A dormitory, an office or a share house that the merchant knows. */
export function isAllowedPlace(facts: Facts): boolean {
  return facts.lists.hits.some(
    (hit) =>
      hit.list === "allow" &&
      hit.touchpoint === "delivery.address" &&
      (hit.kind === "address" || hit.kind === "address_block"),
  );
}

export function isSameHome(sighting: Sighting, roomLeftOut: boolean): boolean {
  return (sighting.room === 0 && !roomLeftOut) || isTied(sighting);
}

/** Something besides the place shows one hand. */
export function isTied({ name, card, device, email }: Sighting): boolean {
  return name === 0 || card === 0 || device === 0 || email === 0;
}

/** As `isTied`, or the surname is a slip away from this order's own. */
export function isNearlyTied(sighting: Sighting): boolean {
  return isTied(sighting) || hasSurnameAlike(sighting);
}

/** A building is named and its room is not: the key of the room then stands for all of its residents. */
export function leavesRoomOut(address: AddressIdentity | null): boolean {
  return address !== null && address.building !== null && address.room === null;
}
