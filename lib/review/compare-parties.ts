import "server-only";
import { partyIdentity } from "@/lib/risk/identity/normalise";
import type { AddressIdentity, Delivery, Party, PartyIdentity } from "@/lib/risk/order";
import { maskEmail, maskName, maskPhone } from "../shared/mask";
import { COMPARED_FIELDS, type ComparedField, type Comparison, type ComparisonState, type ShipTo } from "./contract";
import { maskAddress } from "./mask";
import { placeOf } from "./order-identifiers";

/**
 * A ship-to beside its buyer, field by field, by canonical identity: another spelling of the same person or place is told apart
 * from another person or place. Fields that neither has are left out.
 */
export function compareParties(buyer: Party | undefined, delivery: Delivery | undefined): ShipTo {
  const sameAsBuyer = delivery?.sameAsBuyer === true;
  const shipTo = sameAsBuyer ? { ...buyer, ...given(delivery) } : delivery;
  const sides = { buyer: sideOf(buyer), delivery: sideOf(shipTo) };
  return {
    method: delivery?.method ?? null,
    sameAsBuyer,
    comparisons: COMPARED_FIELDS.flatMap((field) => {
      const [ours, theirs] = [sides.buyer.shown[field], sides.delivery.shown[field]];
      if (ours === null && theirs === null) return [];
      return [{ field, buyer: ours, delivery: theirs, state: stateOf(field, sides.buyer, sides.delivery) }];
    }),
  } satisfies { comparisons: Comparison[] } & ShipTo;
}

/** The same comparison with its values shortened; what they are to one another stays as it was found. */
export const maskShipTo = (shipTo: ShipTo): ShipTo => ({
  ...shipTo,
  comparisons: shipTo.comparisons.map(({ field, buyer, delivery, state }) => ({
    field,
    state,
    buyer: buyer && MASKS[field](buyer),
    delivery: delivery && MASKS[field](delivery),
  })),
});

const MASKS: Readonly<Record<ComparedField, (text: string) => string>> = {
  name: maskName,
  kana: maskName,
  company: maskName,
  address: maskAddress,
  phone: (numbers) => numbers.split(" / ").map(maskPhone).join(" / "),
  email: maskEmail,
};

type Side = { readonly shown: Readonly<Record<ComparedField, string | null>>; readonly identity: PartyIdentity };

function sideOf(party: Party | undefined): Side {
  const sent = party ?? {};
  return {
    shown: {
      name: joined(sent.lastName, sent.firstName),
      kana: joined(sent.lastNameKana, sent.firstNameKana),
      company: joined(sent.company, sent.department),
      address: addressOf(sent),
      phone: [sent.mobile, sent.tel].filter(Boolean).join(" / ") || null,
      email: sent.email ?? null,
    },
    identity: partyIdentity(sent),
  };
}

/** What a delivery says for itself, though it is declared the same as the buyer. */
function given({ sameAsBuyer: _, method: __, ...party }: Delivery): Party {
  return Object.fromEntries(Object.entries(party).filter(([, value]) => value !== undefined));
}

function joined(...parts: readonly (string | undefined)[]): string | null {
  const text = parts.filter((part) => part !== undefined && part !== "").join(" ");
  return text === "" ? null : text;
}

function addressOf(party: Party): string | null {
  const foreign = party.country === undefined || party.country === "JP" ? undefined : party.country;
  return joined(
    party.postalCode && `〒${party.postalCode.replace(/^(\d{3})(\d{4})$/, "$1-$2")}`,
    placeOf(party),
    foreign,
  );
}

function stateOf(field: ComparedField, buyer: Side, delivery: Side): ComparisonState {
  const [ours, theirs] = [buyer.shown[field], delivery.shown[field]];
  if (ours === null) return "delivery_only";
  if (theirs === null) return "buyer_only";
  if (ours === theirs) return "same";
  if (field === "address") return addressState(buyer.identity.address, delivery.identity.address);
  return keysMatch(field, buyer.identity, delivery.identity) ? "respelt" : "different";
}

function addressState(a: AddressIdentity | null, b: AddressIdentity | null): ComparisonState {
  if (!a || !b) return "different";
  if (a.roomKey !== "" && a.roomKey === b.roomKey) return "respelt";
  return a.blockKey !== "" && a.blockKey === b.blockKey ? "same_block" : "different";
}

function keysMatch(field: Exclude<ComparedField, "address">, a: PartyIdentity, b: PartyIdentity): boolean {
  switch (field) {
    case "name":
      return shares(a.name, b.name);
    case "kana":
      return shares(a.kana, b.kana);
    case "email":
      return shares(a.email, b.email);
    case "phone":
      return a.phones.some((phone) => b.phones.some((other) => shares(phone, other)));
    case "company":
      return false;
    default:
      return field satisfies never;
  }
}

function shares(a: { readonly key: string } | null, b: { readonly key: string } | null): boolean {
  return a !== null && b !== null && a.key !== "" && a.key === b.key;
}
