import "server-only";
import type { OrderInput, Party, Payment } from "@/lib/risk/order";
import type { Fact } from "./contract";

/**
 * What an order says, as a short list of named facts: only what was sent, in the order an analyst reads it; sums of nothing are
 * left out. The names are keys of
 * `review.facts` in the messages. Opaque tokens are left out: they mean nothing to a reader.
 */
type Sent = Readonly<Record<string, string | number | boolean | undefined>>;

function facts(sent: Sent): Fact[] {
  return Object.entries(sent).flatMap(([field, value]) =>
    value === undefined || value === "" ? [] : [{ field, value }],
  );
}

export function personFacts(buyer: Party | undefined): Fact[] {
  return facts({
    memberId: buyer?.memberId,
    memberSince: buyer?.memberSince,
    birthDate: buyer?.birthDate,
  });
}

/** An order of which any group may be missing. */
type SentOrder = { readonly [Group in keyof OrderInput]?: OrderInput[Group] | undefined };

export function orderFacts(order: SentOrder): Fact[] {
  return facts({
    channel: order.channel,
    isFirstOrder: order.isFirstOrder,
    subscriptionCycleNo: order.subscription?.cycleNo,
    shippingFee: order.shippingFee || undefined,
    discount: order.discount || undefined,
    pointsUsed: order.pointsUsed || undefined,
    couponCode: order.couponCode,
    deliveryDate: order.deliveryDate,
    deliveryTimeSlot: order.deliveryTimeSlot,
    affiliateId: order.affiliate?.affiliateId,
  });
}

export function paymentFacts(payment: Payment | undefined): Fact[] {
  const { card, threeDS, auth } = payment ?? {};
  return facts({
    paymentMethod: payment?.method,
    cardBrand: card?.brand,
    cardNumber: card?.bin || card?.last4 ? `${card.bin ?? ""}…${card.last4 ?? ""}` : undefined,
    issuerCountry: card?.issuerCountry,
    holderName: card?.holderName,
    threeDS: threeDS?.status,
    authResult: auth?.result,
    authDeclines: auth?.declines || undefined,
    limit: payment?.limit,
  });
}

export function deviceFacts({ device, behavior }: SentOrder): Fact[] {
  return facts({
    ip: device?.ip,
    deviceId: device?.deviceId,
    userAgent: device?.userAgent,
    language: device?.language,
    timezone: device?.timezone,
    formMs: behavior?.formMs,
    keystrokes: behavior?.keystrokes,
    pastedFields: behavior?.pastedFields?.join(", "),
  });
}
