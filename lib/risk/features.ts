import type { Facts, IdentifierKind } from "./facts";
import { bool, type Feature, type FeatureValue, number, type Source, string } from "./feature";
import {
  daysBetween,
  differs,
  hitsOn,
  isPresent,
  known,
  max,
  overLimit,
  scaled,
  secondsBetween,
  some,
  sum,
  tokyo,
  yearsBetween,
} from "./feature-values";
import { type KindSummary, summarise } from "./kind-summary";
import type { Order, PartyIdentity } from "./order";
import { OUTSIDE } from "./outside-features";
import { defineCatalogue } from "./rules/field-catalogue";
import { takesFirstOffer } from "./signals/first-order";
import { deviceOf, distinctWithOwn, type Facet, isSameShop } from "./signals/history";
import { DAY } from "./signals/params";
import { shipToIsElsewhere } from "./signals/ship-to";

const ORDER: readonly Feature[] = [
  number("order.amountTotal", ({ order }) => order.input.amountTotal),
  string("order.currency", ({ order }) => order.input.currency),
  number("order.shippingFee", ({ order }) => order.input.shippingFee),
  number("order.discount", ({ order }) => order.input.discount),
  number("order.pointsUsed", ({ order }) => order.input.pointsUsed),
  bool("order.hasCoupon", ({ order }) => order.input.couponCode !== undefined),
  bool("order.isFirstOrder", ({ order }) => order.input.isFirstOrder),
  bool("order.isSubscription", ({ order }) => order.input.subscription !== undefined),
  number("order.subscriptionCycleNo", ({ order }) => order.input.subscription?.cycleNo),
  bool("order.takesFirstOffer", ({ order }) => takesFirstOffer(order.input)),
  string("order.channel", ({ order }) => order.input.channel),
  string("order.shopId", ({ order }) => order.input.shopId),
  number("order.hourTokyo", ({ order }) => tokyo(order.at).getUTCHours()),
  number("order.weekdayTokyo", ({ order }) => tokyo(order.at).getUTCDay()),
  number("order.noteLength", ({ order }) => order.input.note?.length),
];

const BUYER: readonly Feature[] = [
  bool("buyer.isMember", ({ order }) => order.input.buyer && order.input.buyer.memberId !== undefined),
  number("buyer.memberDays", ({ order }) => daysBetween(order.input.buyer?.memberSince, order.at)),
  number("buyer.ageYears", ({ order }) => yearsBetween(order.input.buyer?.birthDate, order.at)),
  string("buyer.country", ({ order }) => order.input.buyer?.country),
  bool("buyer.isCompany", ({ order }) => order.input.buyer && order.input.buyer.company !== undefined),
  string("buyer.emailDomain", ({ order }) => order.buyer?.email?.domain),
  ...addressFeatures("buyer", (order) => order.buyer),
];

const DELIVERY: readonly Feature[] = [
  number("delivery.count", ({ order }) => order.input.deliveries?.length),
  string("delivery.method", ({ order }) => order.input.deliveries?.[0]?.method),
  string("delivery.country", ({ order }) => order.input.deliveries?.[0]?.country),
  bool("delivery.addressDiffers", ({ order }) => shipToIsElsewhere(order)),
  bool("delivery.nameDiffers", ({ order }) => differs(order.buyer?.name?.key, order.delivery?.name?.key)),
  bool("delivery.phoneDiffers", ({ order }) => phonesDiffer(order)),
  ...addressFeatures("delivery", (order) => order.delivery),
];

function addressFeatures(party: string, of: (order: Order) => PartyIdentity | null): readonly Feature[] {
  return [
    string(`${party}.prefecture`, ({ order }) => of(order)?.address?.prefecture),
    string(`${party}.city`, ({ order }) => of(order)?.address?.city),
    string(`${party}.town`, ({ order }) => of(order)?.address?.town),
    string(`${party}.addressConfidence`, ({ order }) => of(order)?.address?.confidence),
    bool(`${party}.hasRoom`, ({ order }) => isPresent(of(order)?.address, "room")),
    bool(`${party}.hasBuilding`, ({ order }) => isPresent(of(order)?.address, "building")),
    bool(`${party}.postalCodeAgrees`, ({ order }) => known(of(order)?.address?.postalCodeAgrees)),
    string(`${party}.phoneType`, ({ order }) => of(order)?.phones[0]?.type),
  ];
}

const PAYMENT: readonly Feature[] = [
  string("payment.method", ({ order }) => order.input.payment?.method),
  number("payment.limit", ({ order }) => order.input.payment?.limit),
  string("payment.cardBin", ({ order }) => order.input.payment?.card?.bin),
  string("payment.cardBrand", ({ order }) => order.input.payment?.card?.brand),
  string("payment.cardCountry", ({ order }) => order.input.payment?.card?.issuerCountry),
  string("payment.threeDSStatus", ({ order }) => order.input.payment?.threeDS?.status),
  string("payment.threeDSEci", ({ order }) => order.input.payment?.threeDS?.eci),
  string("payment.authResult", ({ order }) => order.input.payment?.auth?.result),
  number("payment.authAttempts", ({ order }) => order.input.payment?.auth?.attempts),
  number("payment.authDeclines", ({ order }) => order.input.payment?.auth?.declines),
];

const ITEMS: readonly Feature[] = [
  number("items.lines", ({ order }) => order.input.items?.length),
  number("items.quantity", ({ order }) => sum(order.input.items?.map((item) => item.quantity ?? 1))),
  number("items.quantityMax", ({ order }) => max(order.input.items?.map((item) => item.quantity ?? 1))),
  number("items.unitPriceMax", ({ order }) => max(order.input.items?.map((item) => item.unitPrice))),
  bool("items.anyHighResale", ({ order }) => some(order.input.items?.map((item) => item.isHighResale))),
  bool("items.anyTrial", ({ order }) => some(order.input.items?.map((item) => item.isTrial))),
  bool("items.overLimit", ({ order }) => some(order.input.items?.map(overLimit))),
  string("items.firstSku", ({ order }) => order.input.items?.[0]?.sku),
  string("items.firstCategory", ({ order }) => order.input.items?.[0]?.category),
];

const CONTEXT: readonly Feature[] = [
  bool("device.hasId", ({ order }) => order.input.device && deviceOf(order) !== undefined),
  string("device.language", ({ order }) => order.input.device?.language),
  string("device.timezone", ({ order }) => order.input.device?.timezone),
  number("behavior.pagesViewed", ({ order }) => order.input.behavior?.pagesViewed),
  number("behavior.formSeconds", ({ order }) => scaled(order.input.behavior?.formMs, 1_000)),
  number("behavior.keystrokes", ({ order }) => order.input.behavior?.keystrokes),
  number("behavior.pastedFields", ({ order }) => order.input.behavior?.pastedFields?.length),
  bool("affiliate.present", ({ order }) => order.input.affiliate !== undefined),
  string("affiliate.id", ({ order }) => order.input.affiliate?.affiliateId),
  string("affiliate.network", ({ order }) => order.input.affiliate?.network),
  number("affiliate.commission", ({ order }) => order.input.affiliate?.commission),
  number("affiliate.clickSeconds", ({ order }) => secondsBetween(order.input.affiliate?.clickedAt, order.at)),
  bool("chat.present", ({ order }) => order.input.chat !== undefined),
  bool("chat.resumedFromSms", ({ order }) => order.input.chat?.resumedFromSms),
  string("ip.country", ({ facts }) => (facts.ip.known ? facts.ip.value.country : undefined)),
  number("ip.asn", ({ facts }) => (facts.ip.known ? facts.ip.value.asn : undefined)),
  string("ip.networkClass", ({ facts }) => (facts.ip.known ? facts.ip.value.networkClass : undefined)),
  bool("mail.disposable", ({ facts }) => (facts.mail.known ? facts.mail.value.disposable : undefined)),
  string("mail.class", ({ facts }) => (facts.mail.known ? facts.mail.value.class : undefined)),
  string("inHouse.verdict", ({ order }) => order.input.inHouse?.verdict),
  number("inHouse.score", ({ order }) => order.input.inHouse?.score),
  number("lists.blockHits", ({ facts }) => hitsOn(facts, "block")),
  number("lists.allowHits", ({ facts }) => hitsOn(facts, "allow")),
  number("lists.forwarderHits", ({ facts }) => hitsOn(facts, "forwarder")),
];

/** Kinds whose whole set of counts is offered; broader kinds (network, affiliate) would only show the caps of their reads. */
const COUNTED_KINDS = [
  "member",
  "email",
  "phone",
  "device",
  "ip",
  "card",
  "shipRoom",
  "sku",
] as const satisfies readonly IdentifierKind[];

function countFeatures(kind: IdentifierKind): readonly Feature[] {
  const of = (name: string, read: (summary: KindSummary) => number | undefined) =>
    number(`history.${kind}.${name}`, ({ summary }) => {
      const found = summary(kind);
      return found && read(found);
    });
  return [
    of("orders1h", (s) => s.orders1h),
    of("orders24h", (s) => s.orders24h),
    of("orders7d", (s) => s.orders7d),
    of("orders28d", (s) => s.orders28d),
    of("hoursSinceLast", (s) => s.hoursSinceLast),
    of("fraud28d", (s) => s.fraud28d),
    of("fraudEver", (s) => s.fraudEver),
    of("genuineEver", (s) => s.genuineEver),
  ];
}

const HISTORY: readonly Feature[] = [
  ...COUNTED_KINDS.flatMap(countFeatures),
  number("history.card.declined1h", ({ summary }) => summary("card")?.declined1h),
  number("history.card.declined24h", ({ summary }) => summary("card")?.declined24h),
  number("history.device.declined24h", ({ summary }) => summary("device")?.declined24h),
  number("history.ip.declined24h", ({ summary }) => summary("ip")?.declined24h),
  number("history.member.amountRatio", (source) => amountRatio(source, "member")),
  number("history.card.amountRatio", (source) => amountRatio(source, "card")),
  number("history.sku.amountRatio", (source) => amountRatio(source, "sku")),
  number("history.member.amountMaxRatio", (source) => ratio(source, source.summary("member")?.amountMax)),
  number("history.card.amountMaxRatio", (source) => ratio(source, source.summary("card")?.amountMax)),
  number("history.sku.fraudShare28d", ({ summary }) => fraudShare(summary("sku"))),
  number("history.ip.cards24h", (source) => distinct(source, "ip", "card", DAY)),
  number("history.device.cards24h", (source) => distinct(source, "device", "card", DAY)),
  number("history.device.members30d", (source) => distinct(source, "device", "member", 30 * DAY)),
  number("history.phone.members30d", (source) => distinct(source, "phone", "member", 30 * DAY)),
  number("history.card.members30d", (source) => distinct(source, "card", "member", 30 * DAY)),
  number("history.shipRoom.names30d", (source) => distinct(source, "shipRoom", "name", 30 * DAY)),
  number("history.shipRoom.members30d", (source) => distinct(source, "shipRoom", "member", 30 * DAY)),
  number("history.shipBlock.names30d", (source) => distinct(source, "shipBlock", "name", 30 * DAY)),
  number("history.affiliate.orders24h", ({ summary }) => summary("affiliate")?.orders24h),
];

const FEATURES: readonly Feature[] = [
  ...ORDER,
  ...BUYER,
  ...DELIVERY,
  ...PAYMENT,
  ...ITEMS,
  ...CONTEXT,
  ...HISTORY,
  ...OUTSIDE,
];

/**
 * The fields that rules (and models) can ask about; `messages/{ja,en}/fields.json` names each of them. The slot of a field
 * is its index. A field may be added at the end of its group at any time: rules are compiled anew by name.
 */
export const FEATURE_CATALOGUE = defineCatalogue(FEATURES.map(({ name, type }) => ({ name, type })));

/** The slots of the named fields; names that are not in the catalogue are left out. */
export function slotsOf(names: Iterable<string>): readonly number[] {
  return [...new Set(names)].flatMap((name) => FEATURE_CATALOGUE.byName.get(name)?.slot ?? []);
}

const EVERY_SLOT: readonly number[] = FEATURES.map((_, slot) => slot);

/**
 * The values of the fields, by slot. Total: what is not known is undefined. With `wanted`, only those slots are computed and the
 * others stay undefined. O(fields + history).
 */
export function featuresOf(order: Order, facts: Facts, wanted = EVERY_SLOT): readonly FeatureValue[] {
  const summaries = new Map<IdentifierKind, KindSummary>();
  const summary = (kind: IdentifierKind) => {
    const history = facts.history.kinds[kind];
    if (history === undefined) return undefined;
    const made = summaries.get(kind) ?? summarise(history);
    summaries.set(kind, made);
    return made;
  };
  const source = { order, facts, summary };
  const values = new Array<FeatureValue>(FEATURES.length).fill(undefined);
  for (const slot of wanted) values[slot] = FEATURES[slot]?.read(source);
  return values;
}

function amountRatio(source: Source, kind: IdentifierKind): number | undefined {
  return ratio(source, source.summary(kind)?.amountMean);
}

function ratio({ order }: Source, base: number | undefined): number | undefined {
  return base === undefined || base <= 0 ? undefined : order.input.amountTotal / base;
}

/**
 * Confirmed fraud among the article's orders whose outcome became known in the last 28 days, smoothed by four genuine orders so
 * that a single fraud on a new article does not read as 100 %.
 */
function fraudShare(summary: KindSummary | undefined): number | undefined {
  if (summary === undefined) return undefined;
  const labelled = summary.fraud28d + summary.genuine28d;
  return labelled === 0 ? undefined : summary.fraud28d / (labelled + 4);
}

/** Distinct values of a facet, this order's own included. */
function distinct({ order, facts }: Source, kind: IdentifierKind, facet: Facet, windowSeconds: number) {
  const history = facts.history.kinds[kind];
  const counts = facet === "member" ? isSameShop : undefined;
  return history && distinctWithOwn([history], facet, windowSeconds, carries(order, facet), counts);
}

function carries(order: Order, facet: Facet): boolean {
  const { input, buyer, delivery } = order;
  switch (facet) {
    case "member":
      return input.buyer?.memberId !== undefined;
    case "name":
      return (delivery?.name ?? buyer?.name ?? null) !== null;
    case "email":
      return (buyer?.email ?? null) !== null;
    case "card":
      return input.payment?.card?.token !== undefined;
    case "device":
      return deviceOf(order) !== undefined;
    case "room":
      return (delivery?.address ?? null) !== null;
    case "spelling":
    case "shop":
      return true;
    default:
      return facet satisfies never;
  }
}

function phonesDiffer({ buyer, delivery }: Order): boolean | undefined {
  if (buyer === null || delivery === null || buyer.phones.length === 0 || delivery.phones.length === 0)
    return undefined;
  const own = new Set(buyer.phones.map((phone) => phone.key));
  return !delivery.phones.some((phone) => own.has(phone.key));
}
