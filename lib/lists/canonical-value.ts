import { addressIdentity } from "../risk/identity/address";
import { emailIdentity } from "../risk/identity/email";
import { ipIdentity } from "../risk/identity/ip";
import { isComparable } from "../risk/identity/is-comparable";
import { nameIdentity } from "../risk/identity/name";
import { phoneIdentity } from "../risk/identity/phone";
import type { ListableKind } from "../shared/vocabulary";

/**
 * The canonical form under which an identifier of this kind is stored and matched, the same that orders get; null when the value
 * can't be read as one (an address without a block is a town, and would match thousands).
 */
export function canonicalValue(kind: ListableKind, value: string): string | null {
  switch (kind) {
    case "email": {
      const email = emailIdentity(value);
      return email?.valid ? email.key : null;
    }
    case "phone": {
      const phone = phoneIdentity(value);
      return phone && phone.type !== "invalid" ? phone.key : null;
    }
    case "address":
    case "address_block": {
      const address = addressIdentity({ address: value });
      if (!address || !isComparable(address)) return null;
      return kind === "address" ? address.roomKey : address.blockKey;
    }
    case "name":
      return nameIdentity(value, undefined)?.key || null;
    case "ip":
      return ipIdentity(value)?.key ?? null;
    case "member":
    case "device":
    case "card":
      return value.trim() === "" ? null : value;
    default:
      return kind satisfies never;
  }
}
