import { addressIdentity } from "../address";
import { emailIdentity } from "../email";
import { kanaIdentity } from "../kana";
import { nameIdentity } from "../name";
import { phoneIdentity } from "../phone";

export type Kind = "address" | "name" | "kana" | "phone" | "email";
export type Relation = "room" | "block" | "same" | "different";

/** What two spellings are to one another: for addresses one room, one block or different, for all else the same or different. */
export function relation(kind: Kind, a: string, b: string): Relation {
  if (kind !== "address") return keyOf(kind, a) === keyOf(kind, b) ? "same" : "different";
  const [left, right] = [addressIdentity({ address: a }), addressIdentity({ address: b })];
  if (left?.roomKey === right?.roomKey) return "room";
  return left?.blockKey === right?.blockKey ? "block" : "different";
}

/** The key by which a name, kana, phone number or mail address is compared. */
export function keyOf(kind: Exclude<Kind, "address">, text: string): string | undefined {
  switch (kind) {
    case "name":
      return nameIdentity(text, undefined)?.key;
    case "kana":
      return kanaIdentity(text, undefined)?.key;
    case "phone":
      return phoneIdentity(text)?.key;
    case "email":
      return emailIdentity(text)?.key;
    default:
      return kind satisfies never;
  }
}
