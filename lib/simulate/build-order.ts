import type { Delivery, InHouse, OrderInput, Party, Payment } from "../risk/order";
import { sumOf } from "./basket";
import { spellPhone } from "./people";
import type { Identity, Purchase } from "./purchase";
import type { Rng } from "./rng";
import { fullWidth, writeAddress } from "./spelling";
import { DAY, dateTokyo, isoTokyo } from "./time";

// Optional fields are assigned one by one: spreading small objects was half of the generator's time.
type Draft<T> = { -readonly [K in keyof T]: T[K] };

/** Writes a purchase down as the merchant would send it. */
export function buildOrder(rng: Rng, purchase: Purchase, externalOrderId: string, inHouse: InHouse): OrderInput {
  const goods = sumOf(purchase.items);
  const shippingFee = goods >= 5000 ? 0 : 550;
  const order: Draft<OrderInput> = {
    shopId: purchase.shop.id,
    externalOrderId,
    orderedAt: isoTokyo(purchase.at),
    channel: purchase.channel,
    amountTotal: Math.max(0, goods + shippingFee - purchase.discount - purchase.pointsUsed),
    currency: "JPY",
    shippingFee,
    discount: purchase.discount,
    pointsUsed: purchase.pointsUsed,
    isFirstOrder: purchase.isFirstOrder,
  };
  writeTerms(rng, order, purchase);
  order.buyer = writeBuyer(rng, purchase);
  order.deliveries = [writeDelivery(rng, purchase)];
  order.payment = writePayment(purchase);
  order.items = purchase.items;
  const { device, ip, behavior, affiliate, chat } = purchase;
  if (device !== null) order.device = ip === null ? device : { ip, ...device };
  else if (ip !== null) order.device = { ip };
  if (behavior !== null) order.behavior = { sessionId: `s_${rng.letters(14)}`, ...behavior };
  if (affiliate !== null) order.affiliate = affiliate;
  if (chat !== null) order.chat = chat;
  order.inHouse = inHouse;
  return order;
}

function writeTerms(rng: Rng, order: Draft<OrderInput>, purchase: Purchase): void {
  const { coupon, subscription, note } = purchase;
  if (coupon !== null) order.couponCode = coupon;
  if (subscription !== null) order.subscription = subscription;
  if (purchase.wishDate) {
    order.deliveryDate = dateTokyo(purchase.at + rng.int(2, 7) * DAY);
    order.deliveryTimeSlot = rng.pick(["午前中", "14-16", "16-18", "18-20", "19-21"] as const);
  }
  if (note !== null) order.note = note;
}

function writeIdentity(rng: Rng, identity: Identity): Draft<Party> {
  const { person, style, memberCode } = identity;
  const address = writeAddress(identity.home, style);
  if (memberCode !== null) {
    if (address.address !== undefined) address.address += ` ${memberCode}`;
    else address.addressLine2 = `${address.addressLine2 ?? ""} ${memberCode}`.trim();
  }
  const katakana = style.width === "full" || rng.chance(0.9);
  const party: Draft<Party> = {
    lastName: person.lastName,
    firstName: person.firstName,
    lastNameKana: katakana ? person.lastNameKana : toHiragana(person.lastNameKana),
    firstNameKana: katakana ? person.firstNameKana : toHiragana(person.firstNameKana),
    postalCode: address.postalCode,
  };
  if (identity.company !== null) party.company = identity.company;
  if (address.address !== undefined) party.address = address.address;
  if (address.prefecture !== undefined) party.prefecture = address.prefecture;
  if (address.city !== undefined) party.city = address.city;
  if (address.addressLine1 !== undefined) party.addressLine1 = address.addressLine1;
  if (address.addressLine2 !== undefined) party.addressLine2 = address.addressLine2;
  party.country = "JP";
  if (identity.fixedLine !== null) party.tel = spellPhone(rng, identity.fixedLine);
  if (identity.mobile !== null) party.mobile = writeMobile(rng, identity.mobile, style.width);
  return party;
}

function writeMobile(rng: Rng, mobile: string, width: "half" | "full"): string {
  const spelt = spellPhone(rng, mobile);
  return width === "full" && rng.chance(0.25) ? fullWidth(spelt) : spelt;
}

function toHiragana(kana: string): string {
  return kana.replace(/[ァ-ヶ]/g, (c) => String.fromCharCode(c.charCodeAt(0) - 0x60));
}

function writeBuyer(rng: Rng, purchase: Purchase): Party {
  const { membership, buyer } = purchase;
  const party = writeIdentity(rng, buyer);
  if (membership !== null) {
    party.memberId = membership.memberId;
    party.memberSince = isoTokyo(membership.since);
  }
  if (purchase.shop.kind === "cosmetics") {
    party.birthDate = buyer.person.birthDate;
    party.sex = buyer.person.sex;
  }
  if (buyer.email !== null) party.email = buyer.email;
  return party;
}

function writeDelivery(rng: Rng, purchase: Purchase): Delivery {
  const delivery: Draft<Delivery> = writeIdentity(rng, purchase.recipient ?? purchase.buyer);
  delivery.method = purchase.deliveryMethod;
  delivery.sameAsBuyer = purchase.recipient === null;
  return delivery;
}

function writePayment(purchase: Purchase): Payment {
  const { method, card, threeDS, approved, declines } = purchase;
  if (method !== "card") return method === "deferred" ? { method, limit: 55_000 } : { method };
  const payment: Draft<Payment> = { method };
  if (card !== null) payment.card = card;
  if (threeDS !== null) payment.threeDS = threeDS;
  payment.auth = { result: approved ? "approved" : "declined", attempts: declines + (approved ? 1 : 0), declines };
  return payment;
}
