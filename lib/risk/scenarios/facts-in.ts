import type {
  Alike,
  ArticleUnits,
  AuthFacts,
  Facts,
  IdentifierKind,
  IpFacts,
  KindHistory,
  Known,
  MailFacts,
  OutsideFacts,
  PastOutcome,
  PhoneFacts,
  Sighting,
  UnknownWhy,
} from "../facts";
import { mailStem } from "../identity/mail-stem";
import { normaliseOrder } from "../identity/normalise";
import { alikeOf, packWording } from "../identity/wording";
import { NO_OUTSIDE, NOTHING_FURTHER } from "../no-outside";
import type { Order } from "../order";
import { takesFirstOffer } from "../signals/first-order";
import { deviceOf } from "../signals/history";
import type { EarlierOrder, World } from "./scenario";

const NO_DATA = { known: false, why: "no_reference_data" } as const;

/**
 * The facts that a world gives about an order: what enrichment reads from the database, written down once more in plain code, so
 * that a scenario is told as orders and outcomes and not as counts.
 */
export function factsIn(order: Order, world: World): Facts {
  const earlier = (world.earlier ?? [])
    .map((entry) => ({ ...entry, normal: normaliseOrder(entry.order) }))
    .filter(({ normal }) => normal.at <= order.at)
    .toSorted((a, b) => b.normal.at - a.normal.at);
  const facets = new Facets(order);
  const kinds: { [K in IdentifierKind]?: KindHistory } = {};
  if (!world.degraded?.includes("history")) {
    for (const [kind, own] of identifiersOf(order)) {
      kinds[kind] = historyOf(kind, own, order, earlier, facets);
    }
  }
  return {
    history: { kinds, orders: earlier.map(({ order: { externalOrderId } }) => externalOrderId) },
    lists: { hits: [], nonEmpty: ["block", "allow"], ...world.lists },
    ip: known<IpFacts>(order.ip !== null, world.ip, {
      country: "JP",
      asn: 2516,
      asnName: "KDDI",
      networkClass: "isp",
    }),
    mail: known<MailFacts>((order.buyer?.email ?? null) !== null, world.mail, { disposable: false, class: "other" }),
    ...NOTHING_FURTHER,
    outside: { ...outsideOf(order), ...world.outside },
    ...(world.shop === undefined ? {} : { shop: world.shop }),
    ...(world.network === undefined ? {} : { network: world.network }),
    degraded: world.degraded ?? [],
  };
}

/** Without tables and providers, which numbers there are is all that is known of them. */
function outsideOf({ buyer, delivery }: Order): OutsideFacts {
  const own = new Set(buyer?.phones.map((phone) => phone.key));
  const theirs = (delivery?.phones ?? []).filter((phone) => !own.has(phone.key));
  const phone = (touchpoint: PhoneFacts["touchpoint"], kind: PhoneFacts["kind"]): PhoneFacts => ({
    touchpoint,
    kind,
    assignable: NO_DATA,
    area: NO_DATA,
    reachable: NO_DATA,
    facility: NO_DATA,
  });
  return {
    ...NO_OUTSIDE,
    phones: [
      ...(buyer?.phones ?? []).map(({ type }) => phone("buyer.phone", type)),
      ...theirs.map(({ type }) => phone("delivery.phone", type)),
    ],
  };
}

function known<T>(sent: boolean, told: Partial<T> | UnknownWhy | undefined, usual: T): Known<T> {
  if (typeof told === "string") return { known: false, why: told };
  return sent ? { known: true, value: { ...usual, ...told } } : { known: false, why: "not_sent" };
}

/** Every identifier of an order, by kind; a kind that the order does not carry is left out. */
function identifiersOf(order: Order): ReadonlyMap<IdentifierKind, ReadonlySet<string>> {
  const { input, buyer, delivery, ip } = order;
  const phones = [...(buyer?.phones ?? []), ...(delivery?.phones ?? [])].map((phone) => phone.key);
  const shipRoom = delivery?.address?.roomKey;
  const buyerRoom = buyer?.address?.roomKey;
  const values: readonly (readonly [IdentifierKind, readonly (string | undefined)[]])[] = [
    ["member", [input.buyer?.memberId]],
    ["email", [buyer?.email?.key]],
    ["phone", phones],
    ["device", [deviceOf(order)]],
    ["ip", [ip?.key]],
    ["ipNet", [ip?.netKey]],
    ["card", [input.payment?.card?.token]],
    ["shipRoom", [shipRoom]],
    ["shipBlock", [delivery?.address?.blockKey]],
    ["buyerRoom", [buyerRoom === shipRoom ? undefined : buyerRoom]],
    ["affiliate", [input.affiliate?.affiliateId]],
    ["sku", (input.items ?? []).slice(0, 3).map((item) => item.sku)],
    ["mailStem", [mailStem(buyer?.email ?? null) ?? undefined]],
    ["roomItem", [...limitedUnits(order).keys()].map((sku) => shipRoom && `${shipRoom} ${sku}`)],
  ];
  const found = new Map<IdentifierKind, ReadonlySet<string>>();
  for (const [kind, candidates] of values) {
    const present = candidates.filter((value) => value !== undefined && value !== "");
    if (present.length > 0) found.set(kind, new Set(present.map(String)));
  }
  return found;
}

function historyOf(
  kind: IdentifierKind,
  own: ReadonlySet<string>,
  order: Order,
  earlier: readonly (EarlierOrder & { readonly normal: Order })[],
  facets: Facets,
): KindHistory {
  const sightings: Sighting[] = [];
  const outcomes: PastOutcome[] = [];
  for (const [index, { normal, outcomes: told }] of earlier.entries()) {
    const theirs = identifiersOf(normal).get(kind);
    if (theirs === undefined || ![...theirs].some((value) => own.has(value))) continue;
    sightings.push(facets.sighting(kind, index, normal));
    for (const { type, at } of told ?? []) {
      const seconds = Math.floor((order.at - Date.parse(at)) / 1_000);
      if (seconds >= 0) outcomes.push({ ago: seconds, order: index, type });
    }
  }
  return { sightings, outcomes: outcomes.toSorted((a, b) => a.ago - b.ago), capped: false };
}

/** Turns values into ordinals: 0 is this order's own, equal numbers are equal values. */
class Facets {
  readonly #order: Order;
  readonly #ordinals = new Map<string, Map<string, number>>();

  constructor(order: Order) {
    this.#order = order;
  }

  sighting(kind: IdentifierKind, index: number, earlier: Order): Sighting {
    const own = this.#order;
    const of = (facet: string, read: (order: Order) => string | null | undefined) =>
      this.#ordinal(facet, read(own) ?? null, read(earlier) ?? null);
    return {
      ago: Math.floor((own.at - earlier.at) / 1_000),
      order: index,
      member: of("member", (o) => o.input.buyer?.memberId),
      name: of("name", (o) => o.delivery?.name?.key ?? o.buyer?.name?.key),
      email: of("email", (o) => o.buyer?.email?.key),
      card: of("card", (o) => o.input.payment?.card?.token),
      device: of("device", deviceOf),
      room: of("room", (o) => o.delivery?.address?.roomKey),
      spelling: of(`spelling ${kind}`, (o) => spellingOf(kind, o)),
      shop: of("shop", (o) => o.input.shopId),
      amount: earlier.input.currency === own.input.currency ? earlier.input.amountTotal : null,
      firstOffer: takesFirstOffer(earlier.input) === true,
      deferred: earlier.input.payment?.method === "deferred",
      affiliate: earlier.input.affiliate !== undefined,
      cod: earlier.input.payment?.method === "cod",
      auth: authOf(earlier),
      took: kind === "roomItem" ? sharedUnits(own, earlier) : null,
      alike: alikeIn(kind, own, earlier),
    };
  }

  #ordinal(facet: string, own: string | null, value: string | null): number | null {
    if (value === null) return null;
    if (value === own) return 0;
    const known = this.#ordinals.get(facet) ?? new Map<string, number>();
    this.#ordinals.set(facet, known);
    const ordinal = known.get(value) ?? known.size + 1;
    known.set(value, ordinal);
    return ordinal;
  }
}

function authOf({ input: { payment } }: Order): AuthFacts | null {
  const auth = payment?.auth;
  return auth === undefined
    ? null
    : { result: auth.result ?? null, declines: auth.declines ?? 0, attempts: auth.attempts ?? 0 };
}

function limitedUnits({ input }: Order): ReadonlyMap<string, number> {
  const units = new Map<string, number>();
  for (const { sku, purchaseLimit, quantity = 1 } of input.items ?? []) {
    if (sku !== undefined && purchaseLimit !== undefined) units.set(sku, (units.get(sku) ?? 0) + quantity);
  }
  return units;
}

/** Scenarios have one limited article in common at most. */
function sharedUnits(own: Order, earlier: Order): ArticleUnits | null {
  const wanted = limitedUnits(own);
  for (const [sku, quantity] of limitedUnits(earlier)) {
    if (wanted.has(sku)) return { item: (own.input.items ?? []).findIndex((item) => item.sku === sku), quantity };
  }
  return null;
}

/** Names and buildings are compared at one block, mailboxes at one stem: elsewhere likeness is chance. */
function alikeIn(kind: IdentifierKind, own: Order, earlier: Order): Alike | null {
  if (kind !== "shipBlock" && kind !== "mailStem") return null;
  const { mail, ...place } = earlier.wording;
  const none = { surname: "", given: "", building: "" };
  return alikeOf(own.wording, packWording(kind === "mailStem" ? { ...none, mail } : { ...place, mail: "" }));
}

function spellingOf(kind: IdentifierKind, { buyer, delivery }: Order): string | null {
  const raw = kind === "email" ? buyer?.email?.raw : delivery?.address?.raw;
  return raw === undefined ? null : raw.normalize("NFKC").replace(/\s+/gu, "");
}
