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
      const own = ownForm(kind, value);
      if (own !== null) return own;
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

/** 東京都渋谷区/恵比寿/1-19-19/101: area, town and block of the canonical form, and the room where there is one. */
const OWN_FORM = /^(\p{Script=Han}{2,3}[都道府県][^/\s\d]+\/[^/]*\/[^/\s]+)(\/[^/]*)?$/u;

/** What a list shows can be typed, imported and searched again. */
function ownForm(kind: "address" | "address_block", value: string): string | null {
  const [, block, room = "/"] = OWN_FORM.exec(value.trim()) ?? [];
  if (block === undefined) return null;
  return kind === "address" ? `${block}${room}` : block;
}
