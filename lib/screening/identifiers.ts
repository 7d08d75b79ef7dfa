import "server-only";
import { hash } from "node:crypto";
import type { IdentifierKind } from "@/lib/risk/facts";
import { isComparable } from "@/lib/risk/identity/is-comparable";
import type { AddressIdentity, Order, PartyIdentity } from "@/lib/risk/order";
import { takesFirstOffer } from "@/lib/risk/signals/first-order";
import type { ListableKind, Touchpoint } from "@/lib/shared/vocabulary";
import { FLAG_AFFILIATE, FLAG_DEFERRED, FLAG_FIRST_OFFER } from "./identifier-kinds";

/** One identifier of an order as it is stored and looked up. `key` is a signed 64-bit integer in decimal. */
export type OrderIdentifier = {
  readonly kind: IdentifierKind;
  readonly key: string;
  readonly spelling: number | null;
};

/** Values of the order that later orders are compared with: 32-bit hashes, null where the order carries none. */
export type Facets = {
  readonly member: number | null;
  readonly name: number | null;
  readonly email: number | null;
  readonly card: number | null;
  readonly device: number | null;
  readonly room: number | null;
  readonly shop: number | null;
  readonly flags: number;
};

/** An identifier that a list may hold, and where in the order it stands. */
export type ListCandidate = { readonly kind: ListableKind; readonly key: string; readonly touchpoint: Touchpoint };

const ARTICLES_MAX = 5;
const PHONES_MAX = 4;

/** The key of an identity: what is equal has equal keys, in orders and in lists alike. Not secret: it stays beside the value itself. */
export function identityKey(kind: ListableKind | "ip_net" | "sku" | "affiliate", value: string): string {
  return hash("sha256", `${kind}\u0000${value}`, "buffer").readBigInt64BE(0).toString();
}

function facet(value: string | undefined | null): number | null {
  return value === undefined || value === null || value === "" ? null : hash("sha256", value, "buffer").readInt32BE(0);
}

/** As typed, but for width, case and spaces, which tell nothing of a second spelling. */
const spellingOf = (raw: string) => facet(raw.normalize("NFKC").toLowerCase().replace(/\s+/g, ""));

export function deviceOf(order: Order): string | undefined {
  return order.input.device?.deviceId ?? order.input.device?.cookieId;
}

/** All identifiers of an order, each (kind, key) once. */
export function identifiersOf(order: Order): readonly OrderIdentifier[] {
  const found = new Map<string, OrderIdentifier>();
  const add = (
    kind: IdentifierKind,
    type: Parameters<typeof identityKey>[0],
    value: string | null | undefined,
    raw?: string,
  ) => {
    if (!value) return;
    const key = identityKey(type, value);
    found.set(`${kind}:${key}`, { kind, key, spelling: raw === undefined ? null : spellingOf(raw) });
  };
  const { buyer, delivery, input, ip } = order;
  add("member", "member", input.buyer?.memberId);
  add("email", "email", usableEmail(buyer), buyer?.email?.raw);
  for (const phone of phonesOf(order)) add("phone", "phone", phone.key, phone.raw);
  add("device", "device", deviceOf(order));
  add("ip", "ip", ip?.key);
  add("ipNet", "ip_net", ip?.netKey);
  add("card", "card", input.payment?.card?.token);
  addAddress(add, delivery?.address ?? null, buyer?.address ?? null);
  add("affiliate", "affiliate", input.affiliate?.affiliateId);
  for (const sku of articlesOf(order)) add("sku", "sku", sku);
  return [...found.values()];
}

function addAddress(
  add: (kind: IdentifierKind, type: "address" | "address_block", value: string, raw?: string) => void,
  ship: AddressIdentity | null,
  buyer: AddressIdentity | null,
): void {
  if (ship && isComparable(ship)) {
    add("shipRoom", "address", ship.roomKey, ship.raw);
    add("shipBlock", "address_block", ship.blockKey, ship.raw);
  }
  if (buyer && isComparable(buyer) && buyer.roomKey !== ship?.roomKey)
    add("buyerRoom", "address", buyer.roomKey, buyer.raw);
}

const usableEmail = (party: PartyIdentity | null) => (party?.email?.valid ? party.email.key : null);

function phonesOf(order: Order) {
  const all = [...(order.buyer?.phones ?? []), ...order.deliveries.flatMap((party) => party.phones)];
  return all.filter((phone) => phone.type !== "invalid").slice(0, PHONES_MAX);
}

/** The dearest few articles: an order of a thousand lines has no thousand identities. */
function articlesOf(order: Order): readonly string[] {
  const items = (order.input.items ?? []).filter((item) => item.sku !== undefined);
  const dearestFirst = items.toSorted((a, b) => (b.unitPrice ?? 0) - (a.unitPrice ?? 0));
  return [...new Set(dearestFirst.map((item) => item.sku ?? ""))].slice(0, ARTICLES_MAX);
}

export function facetsOf(order: Order, shopId: string): Facets {
  const { input, buyer, delivery } = order;
  const flags =
    (takesFirstOffer(input) ? FLAG_FIRST_OFFER : 0) |
    (input.payment?.method === "deferred" ? FLAG_DEFERRED : 0) |
    (input.affiliate?.affiliateId === undefined ? 0 : FLAG_AFFILIATE);
  const address = delivery?.address;
  return {
    member: facet(input.buyer?.memberId),
    name: facet(delivery?.name?.key ?? buyer?.name?.key),
    email: facet(usableEmail(buyer)),
    card: facet(input.payment?.card?.token),
    device: facet(deviceOf(order)),
    room: address && isComparable(address) ? facet(address.roomKey) : null,
    shop: facet(shopId),
    flags,
  };
}

/** Everything of the order that an entry of a list could match, on the buyer's side and on each ship-to's. */
export function listCandidates(order: Order): readonly ListCandidate[] {
  const found: ListCandidate[] = [];
  const add = (kind: ListableKind, value: string | null | undefined, touchpoint: Touchpoint) => {
    if (value) found.push({ kind, key: identityKey(kind, value), touchpoint });
  };
  const { input } = order;
  add("member", input.buyer?.memberId, "buyer.member");
  add("device", deviceOf(order), "device.id");
  add("ip", order.ip?.key, "device.ip");
  add("card", input.payment?.card?.token, "payment.card");
  addParty(add, order.buyer, "buyer");
  for (const party of order.deliveries) addParty(add, party, "delivery");
  if (order.deliveries.length === 0) addParty(add, order.delivery, "delivery");
  return found;
}

function addParty(
  add: (kind: ListableKind, value: string | null | undefined, touchpoint: Touchpoint) => void,
  party: PartyIdentity | null,
  side: "buyer" | "delivery",
): void {
  if (!party) return;
  add("name", party.name?.key, `${side}.name`);
  for (const phone of party.phones) add("phone", phone.key, `${side}.phone`);
  add("email", usableEmail(party), "buyer.email");
  if (party.address && isComparable(party.address)) {
    add("address", party.address.roomKey, `${side}.address`);
    add("address_block", party.address.blockKey, `${side}.address`);
  }
}
