import "server-only";
import { canonicalValue } from "@/lib/lists/canonical-value";
import type { Delivery, OrderInput, Party } from "@/lib/risk/order";
import { identityKey } from "@/lib/screening/identifiers";
import type { ListableKind } from "@/lib/shared/vocabulary";
import { maskEmail, maskId, maskName, maskPhone } from "../shared/mask";
import { maskAddress, maskIp } from "./mask";

/** An identifier as the order carries it, with the key under which lists and other orders know it. */
export type OrderIdentifier = {
  readonly ref: string;
  readonly kind: ListableKind;
  readonly side: "buyer" | "delivery" | "both" | "order";
  /** As sent. */
  readonly value: string;
  /** As it is called on the page: a card by its digits, not by its token. */
  readonly shown: string;
  readonly key: bigint;
};

type Sent = { readonly [Group in keyof OrderInput]?: OrderInput[Group] | undefined };
type Found = Omit<OrderIdentifier, "key">;

/** What of an order can be looked for elsewhere or put on a list: each once, buyer first. What can't be read as its kind is left out. */
export function orderIdentifiers(order: Sent, deliveries: readonly Delivery[]): OrderIdentifier[] {
  const byKey = new Map<string, OrderIdentifier>();
  const found = [
    ...ofParty("buyer", order.buyer),
    ...deliveries.flatMap((delivery) => (delivery.sameAsBuyer === true ? [] : ofParty("delivery", delivery))),
    ...ofOrder(order),
  ];
  for (const one of found) {
    const canonical = canonicalValue(one.kind, one.value);
    if (canonical === null) continue;
    const key = BigInt(identityKey(one.kind, canonical));
    const known = byKey.get(`${one.kind}:${key}`);
    if (!known) byKey.set(`${one.kind}:${key}`, { ...one, ref: `${one.ref}.${nthOf(byKey, one.ref)}`, key });
    else if (known.side !== one.side) byKey.set(`${one.kind}:${key}`, { ...known, side: "both" });
  }
  return [...byKey.values()];
}

/** Several of one kind on one side are numbered as they come. */
const nthOf = (known: ReadonlyMap<string, OrderIdentifier>, ref: string): number =>
  [...known.values()].filter((one) => one.ref.startsWith(`${ref}.`)).length;

function ofParty(side: "buyer" | "delivery", party: Party | undefined): Found[] {
  if (!party) return [];
  const values: readonly (readonly [ListableKind, string | undefined])[] = [
    ["name", joined(party.lastName, party.firstName)],
    ["email", party.email],
    ["phone", party.mobile],
    ["phone", party.tel],
    ["address", placeOf(party)],
    ["member", side === "buyer" ? party.memberId : undefined],
  ];
  return values.flatMap(([kind, value]) =>
    value ? [{ ref: `${side}.${kind}`, kind, side, value, shown: value }] : [],
  );
}

function ofOrder({ device, payment }: Sent): Found[] {
  const card = payment?.card;
  const digits = card && (card.bin || card.last4) ? `${card.bin ?? ""}…${card.last4 ?? ""}` : undefined;
  const values: readonly (readonly [string, ListableKind, string | undefined, string | undefined])[] = [
    ["payment.card", "card", card?.token, digits ?? card?.token],
    ["device.device", "device", device?.deviceId ?? device?.cookieId, device?.deviceId ?? device?.cookieId],
    ["device.ip", "ip", device?.ip, device?.ip],
  ];
  return values.flatMap(([ref, kind, value, shown]) =>
    value && shown ? [{ ref, kind, side: "order" as const, value, shown }] : [],
  );
}

const joined = (...parts: readonly (string | undefined)[]): string => parts.filter(Boolean).join(" ");

/** The address on one line, without its postal code. */
export const placeOf = (party: Party): string =>
  (
    party.address ??
    [party.prefecture, party.city, party.addressLine1, party.addressLine2 && ` ${party.addressLine2}`].join("")
  ).trim();

/** What of an identifier is shown to whoever is not on the case. */
export function maskedIdentifier({ kind, shown }: Pick<OrderIdentifier, "kind" | "shown">): string {
  switch (kind) {
    case "name":
      return maskName(shown);
    case "email":
      return maskEmail(shown);
    case "phone":
      return maskPhone(shown);
    case "address":
    case "address_block":
      return maskAddress(shown);
    case "ip":
      return maskIp(shown);
    case "member":
    case "device":
      return maskId(shown);
    case "card":
      return shown;
    default:
      return kind satisfies never;
  }
}
