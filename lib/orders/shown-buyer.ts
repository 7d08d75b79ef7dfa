import "server-only";
import { addressIdentity } from "@/lib/risk/identity/address";
import type { Party } from "@/lib/risk/order";
import { orderSchema } from "@/lib/screening/order-schema";
import { maskEmail, maskName, maskPhone } from "@/lib/shared/mask";
import type { ListedBuyer } from "./search-contract";

const buyerSchema = orderSchema.shape.buyer;
const deliverySchema = orderSchema.shape.deliveries.unwrap().element.nullable();

/** Whom the order names: the buyer, or the ship-to where no buyer was sent. */
export function shownBuyer(stored: { buyer: unknown; delivery: unknown }, reveal: boolean): ListedBuyer {
  const buyer = buyerSchema.parse(stored.buyer ?? undefined);
  const delivery = deliverySchema.parse(stored.delivery ?? null);
  const party: Party = buyer ?? delivery ?? {};
  const name = joined(party.lastName, party.firstName);
  const phone = party.mobile || party.tel || null;
  const email = party.email || null;
  return {
    name: name && (reveal ? name : maskName(name)),
    email: email && (reveal ? email : maskEmail(email)),
    phone: phone && (reveal ? phone : maskPhone(phone)),
    address: reveal ? wholeAddress(party) : area(party),
  };
}

const joined = (...parts: readonly (string | undefined)[]): string | null =>
  parts.filter((part) => part !== undefined && part !== "").join(" ") || null;

const wholeAddress = (party: Party): string | null =>
  party.address ||
  joined([party.prefecture, party.city, party.addressLine1].filter(Boolean).join(""), party.addressLine2);

/** Prefecture and city: where, but not at which door. */
export function area(party: Party): string | null {
  if (wholeAddress(party) === null) return null;
  const place = addressIdentity(party);
  return joined([place?.prefecture, place?.city].filter(Boolean).join("")) ?? "＊＊＊";
}
