import { z } from "zod";
import type { OrderInput } from "@/lib/risk/order";
import { daySchema, instantSchema } from "../shared/instant";
import { CHANNELS, DELIVERY_METHODS, PAYMENT_METHODS, VERDICTS } from "../shared/vocabulary";

/** Money in minor units of the order's currency; a quadrillion is beyond any order and well within exact integers. */
const money = z.int().min(0).max(1_000_000_000_000);
const instant = instantSchema;
const short = (charactersMax = 200) => z.string().max(charactersMax);
/** An id the merchant's systems made: opaque, never read as text. */
const opaqueId = (charactersMax = 128) => z.string().min(1).max(charactersMax);
const count = z.int().min(0).max(1_000_000_000);
/** A moment, or no more than its day, which is one of Tokyo. */
const instantOrDay = z.union([instant, daySchema]);
const country = z.string().regex(/^[A-Z]{2}$/);

const party = {
  memberId: opaqueId().optional(),
  memberSince: instantOrDay.optional(),
  lastName: short().optional(),
  firstName: short().optional(),
  lastNameKana: short().optional(),
  firstNameKana: short().optional(),
  company: short().optional(),
  department: short().optional(),
  birthDate: z.iso.date().optional(),
  sex: short(20).optional(),
  postalCode: short(20).optional(),
  prefecture: short(50).optional(),
  city: short(100).optional(),
  addressLine1: short(300).optional(),
  addressLine2: short(300).optional(),
  address: short(600).optional(),
  country: country.optional(),
  tel: short(50).optional(),
  mobile: short(50).optional(),
  email: short(320).optional(),
};

const buyer = z.strictObject(party);
const delivery = z.strictObject({
  ...party,
  method: z.enum(DELIVERY_METHODS).optional(),
  sameAsBuyer: z.boolean().optional(),
});

const payment = z.strictObject({
  method: z.enum(PAYMENT_METHODS).optional(),
  limit: money.optional(),
  card: z
    .strictObject({
      bin: z
        .string()
        .regex(/^\d{6}(\d{2})?$/)
        .optional(),
      last4: z
        .string()
        .regex(/^\d{4}$/)
        .optional(),
      brand: short(40).optional(),
      issuerCountry: country.optional(),
      holderName: short().optional(),
      token: opaqueId(256).optional(),
    })
    .optional(),
  threeDS: z
    .strictObject({
      status: z.enum(["Y", "A", "N", "U", "R", "C"]).optional(),
      eci: short(4).optional(),
      flow: short(40).optional(),
    })
    .optional(),
  auth: z
    .strictObject({
      result: z.enum(["approved", "declined", "pending"]).optional(),
      attempts: count.optional(),
      declines: count.optional(),
    })
    .optional(),
});

const item = z.strictObject({
  sku: opaqueId().optional(),
  name: short(500).optional(),
  category: short().optional(),
  unitPrice: money.optional(),
  quantity: z.int().min(0).max(1_000_000).optional(),
  isHighResale: z.boolean().optional(),
  isTrial: z.boolean().optional(),
  purchaseLimit: z.int().min(0).max(1_000_000).optional(),
});

const device = z.strictObject({
  ip: z.union([z.ipv4(), z.ipv6()]).optional(),
  userAgent: short(1_000).optional(),
  deviceId: opaqueId(256).optional(),
  cookieId: opaqueId(256).optional(),
  language: short(100).optional(),
  timezone: short(60).optional(),
  screen: short(40).optional(),
  tagToken: opaqueId(1_000).optional(),
});

const behavior = z.strictObject({
  sessionId: opaqueId(256).optional(),
  pagesViewed: count.optional(),
  formMs: count.optional(),
  keystrokes: count.optional(),
  pastedFields: z.array(short(60)).max(50).optional(),
});

const affiliate = z.strictObject({
  affiliateId: opaqueId().optional(),
  network: short().optional(),
  clickId: opaqueId(512).optional(),
  clickedAt: instant.optional(),
  commission: money.optional(),
  utm: z
    .record(short(40), short(300))
    .refine((utm) => Object.keys(utm).length <= 20, { params: { code: "too_long", maximum: 20, of: "list" } })
    .optional(),
  referrer: short(2_000).optional(),
  landingUrl: short(2_000).optional(),
});

const chat = z.strictObject({
  provider: short().optional(),
  scenarioId: opaqueId().optional(),
  startedAt: instant.optional(),
  submittedAt: instant.optional(),
  resumedFromSms: z.boolean().optional(),
});

export const inHouseSchema = z.strictObject({
  verdict: z.enum(VERDICTS).optional(),
  score: z.number().min(-1_000_000).max(1_000_000).optional(),
  reasons: z.array(short(300)).max(50).optional(),
});

const CUSTOM_FIELDS_MAX = 50;
const custom = z
  .record(z.string().regex(/^[A-Za-z]\w{0,63}$/), z.union([short(1_000), z.number(), z.boolean()]))
  .refine((fields) => Object.keys(fields).length <= CUSTOM_FIELDS_MAX, {
    params: { code: "too_long", maximum: CUSTOM_FIELDS_MAX, of: "list" },
  });

/**
 * The order of `POST /api/v1/screenings`. Only externalOrderId, orderedAt and amountTotal are required; a group that is absent makes
 * its signals *not evaluated*. Unknown fields are refused: a misspelt field that is silently dropped would be a check not made.
 */
export const orderSchema = z
  .strictObject({
    shopId: opaqueId(64).optional(),
    externalOrderId: opaqueId(),
    orderedAt: instant,
    channel: z.enum(CHANNELS).optional(),
    modelId: opaqueId(64).optional(),
    amountTotal: money,
    currency: z
      .string()
      .regex(/^[A-Z]{3}$/)
      .default("JPY"),
    shippingFee: money.optional(),
    discount: money.optional(),
    pointsUsed: money.optional(),
    couponCode: short(100).optional(),
    isFirstOrder: z.boolean().optional(),
    subscription: z.strictObject({ courseId: opaqueId().optional(), cycleNo: count.optional() }).optional(),
    deliveryDate: z.iso.date().optional(),
    deliveryTimeSlot: short(60).optional(),
    note: short(4_000).optional(),
    buyer: buyer.optional(),
    deliveries: z.array(delivery).max(50).optional(),
    payment: payment.optional(),
    items: z.array(item).max(1_000).optional(),
    device: device.optional(),
    behavior: behavior.optional(),
    affiliate: affiliate.optional(),
    chat: chat.optional(),
    inHouse: inHouseSchema.optional(),
    custom: custom.optional(),
  })
  .meta({ id: "Order" }) satisfies z.ZodType<OrderInput>;
