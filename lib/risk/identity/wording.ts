import { distance } from "fastest-levenshtein";
import { ALIKE_MAX, type Alike } from "../facts";
import type { Order, Party, PartyIdentity, Wording } from "../order";
import { nameIdentity } from "./name";

const LENGTH_MAX = 40;
const SEPARATOR = "\t";

/** Of the ship-to, whose name and building a disguise changes; of the buyer where the order has no delivery of its own. */
export function wordingOf({ input, buyer, delivery }: Pick<Order, "input" | "buyer" | "delivery">): Wording {
  const [sent] = input.deliveries ?? [];
  const party = sent !== undefined && sent.sameAsBuyer !== true && hasName(sent) ? sent : input.buyer;
  const mail = buyer?.email;
  return {
    ...namesOf(party),
    building: clip(buildingOf(delivery)),
    mail: mail?.valid === true ? clip(mail.key.slice(0, mail.key.lastIndexOf("@"))) : "",
  };
}

function hasName({ lastName, firstName }: Party): boolean {
  return lastName !== undefined || firstName !== undefined;
}

/** Where one field holds the whole name, the blank divides it. */
function namesOf(party: Party | undefined): Pick<Wording, "surname" | "given"> {
  const [lastName = "", firstName = ""] = [party?.lastName?.trim(), party?.firstName?.trim()];
  const whole = lastName === "" ? firstName : lastName;
  const [head = "", ...rest] = lastName === "" || firstName === "" ? whole.split(/\s+/u) : [lastName, firstName];
  return { surname: keyOf(head), given: keyOf(rest.join(" ")) };
}

function keyOf(name: string): string {
  return name === "" ? "" : clip(nameIdentity(name, undefined)?.key ?? "");
}

function buildingOf(party: PartyIdentity | null): string {
  return party?.address?.building ?? "";
}

function clip(text: string): string {
  return text.slice(0, LENGTH_MAX);
}

/** One text of it, as it is stored beside a sighting. */
export function packWording({ surname, given, building, mail }: Wording): string {
  return [surname, given, building, mail].map((part) => part.replaceAll(SEPARATOR, " ")).join(SEPARATOR);
}

/** How alike a stored wording is to this order's own. O(length²), length at most 40. */
export function alikeOf(own: Wording, packed: string): Alike {
  const [surname = "", given = "", building = "", mail = ""] = packed.split(SEPARATOR);
  return {
    surname: apart(own.surname, surname),
    given: apart(own.given, given),
    building: apart(own.building, building),
    mail: apart(own.mail, mail),
  };
}

function apart(a: string, b: string): number | null {
  if (a === "" || b === "") return null;
  if (a === b) return 0;
  const edits = distance(a, b);
  // 誠 and 浩 are one edit apart, and have nothing in common.
  return edits >= Math.min(a.length, b.length) ? ALIKE_MAX : Math.min(ALIKE_MAX, edits);
}
