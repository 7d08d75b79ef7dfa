import "server-only";
import { hash } from "node:crypto";
import type { IdentifierKind } from "@/lib/risk/facts";
import { isComparable } from "@/lib/risk/identity/is-comparable";
import { mailStem } from "@/lib/risk/identity/mail-stem";
import { packWording } from "@/lib/risk/identity/wording";
import type { AddressIdentity, Order, PartyIdentity, Wording } from "@/lib/risk/order";
import { takesFirstOffer } from "@/lib/risk/signals/first-order";
import { remembered } from "@/lib/shared/remembered";
import type { ListableKind, Touchpoint } from "@/lib/shared/vocabulary";
import { limitedArticles, packUnits } from "./article-units";
import { authFlags, FLAG_AFFILIATE, FLAG_COD, FLAG_DEFERRED, FLAG_FIRST_OFFER } from "./identifier-kinds";

/** One identifier of an order as it is stored and looked up. `key` is a signed 64-bit integer in decimal. */
export type OrderIdentifier = {
  readonly kind: IdentifierKind;
  readonly key: string;
  /** Hash of how it was typed; of a `roomItem` the article and its units. */
  readonly spelling: number | null;
  /** Texts to be compared with those of later orders, where equal keys alone would miss a look-alike. */
  readonly wording: string | null;
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

const ARTICLES_MAX = 2;
const PHONES_MAX = 4;

/** Identities that no list holds. */
type OwnType = "ip_net" | "sku" | "affiliate" | "mail_stem" | "room_item" | "shop_declines" | "deferred_area" | "kana";

/** The key of an identity: what is equal has equal keys, in orders and in lists alike. Not secret: it stays beside the value itself. */
export function identityKey(kind: ListableKind | OwnType, value: string): string {
  return keyOf(`${kind}\u0000${value}`);
}

function facet(value: string | undefined | null): number | null {
  return value === undefined || value === null || value === "" ? null : facetOf(value);
}

/** The same few values come again and again: in one order as buyer's, ship-to's and list's, and from one order to the next. */
const VALUES_MAX = 8_192;
const keyOf = remembered((text) => BigInt.asIntN(64, BigInt(`0x${digest(text).slice(0, 16)}`)).toString(), VALUES_MAX);
const facetOf = remembered((text) => Number.parseInt(digest(text).slice(0, 8), 16) | 0, VALUES_MAX);

const digest = (text: string) => hash("sha256", text, "hex");

/** As typed, but for width, case and spaces, which tell nothing of a second spelling. */
const spellingOf = (raw: string) => facet(raw.normalize("NFKC").toLowerCase().replace(/\s+/g, ""));

export function deviceOf(order: Order): string | undefined {
  return order.input.device?.deviceId ?? order.input.device?.cookieId;
}

type Details = { readonly raw?: string | undefined; readonly units?: number; readonly wording?: string };
type Add = (
  kind: IdentifierKind,
  type: ListableKind | OwnType,
  value: string | null | undefined,
  details?: Details,
) => void;

/** All identifiers of an order, each (kind, key) once. */
export function identifiersOf(order: Order): readonly OrderIdentifier[] {
  const found = new Map<string, OrderIdentifier>();
  const add: Add = (kind, type, value, { raw, units, wording } = {}) => {
    if (!value) return;
    const key = identityKey(type, value);
    const spelling = units ?? (raw === undefined ? null : spellingOf(raw));
    found.set(`${kind}:${key}`, { kind, key, spelling, wording: wording ?? null });
  };
  const { buyer, delivery, input, ip, wording } = order;
  add("member", "member", input.buyer?.memberId);
  add("email", "email", usableEmail(buyer), { raw: buyer?.email?.raw });
  for (const phone of phonesOf(order)) add("phone", "phone", phone.key, { raw: phone.raw });
  add("device", "device", deviceOf(order));
  add("ip", "ip", ip?.key);
  add("ipNet", "ip_net", ip?.netKey);
  add("card", "card", input.payment?.card?.token);
  addAddress(add, delivery?.address ?? null, buyer?.address ?? null, wording);
  add("affiliate", "affiliate", input.affiliate?.affiliateId);
  for (const sku of articlesOf(order)) add("sku", "sku", sku);
  add("mailStem", "mail_stem", mailStem(buyer?.email ?? null), {
    wording: packWording({ ...NO_PLACE, mail: wording.mail }),
  });
  const room = delivery?.address && isComparable(delivery.address) ? delivery.address.roomKey : null;
  if (room) {
    for (const [sku, { quantity }] of limitedArticles(input.items ?? [])) {
      add("roomItem", "room_item", `${room}\t${sku}`, { units: packUnits(sku, quantity) });
    }
  }
  return [...found.values()];
}

const NO_PLACE = { surname: "", given: "", building: "" };

function addAddress(add: Add, ship: AddressIdentity | null, buyer: AddressIdentity | null, wording: Wording): void {
  if (ship && isComparable(ship)) {
    add("shipRoom", "address", ship.roomKey, { raw: ship.raw });
    add("shipBlock", "address_block", ship.blockKey, { raw: ship.raw, wording: packWording({ ...wording, mail: "" }) });
  }
  if (buyer && isComparable(buyer) && buyer.roomKey !== ship?.roomKey)
    add("buyerRoom", "address", buyer.roomKey, { raw: buyer.raw });
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
    (input.affiliate?.affiliateId === undefined ? 0 : FLAG_AFFILIATE) |
    (input.payment?.method === "cod" ? FLAG_COD : 0) |
    authFlags(input.payment);
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
