import type { Delivery, OrderInput, Party } from "../risk/order";
import { FRAUD_EVENT_TYPES, type ListableKind, type ListName } from "../shared/vocabulary";
import { DORMITORY_NAMES, FORWARDER_NAMES, TOWER_NAMES } from "./data/areas";
import { demoAttacks } from "./demo-attacks";
import { simulate } from "./simulate";
import { DAY, isoTokyo } from "./time";
import type { ShopKind, SimulatedEvent, SimulatedOrder } from "./types";

export const DEMO_ORGANIZATION = { nameJa: "デモ商事", nameEn: "Demo Trading" } as const;

export type DemoShop = {
  readonly id: string;
  readonly kind: ShopKind;
  readonly nameJa: string;
  readonly nameEn: string;
};
export const DEMO_SHOPS: readonly DemoShop[] = [
  { id: "uruoi", kind: "cosmetics", nameJa: "うるおい化粧品", nameEn: "Uruoi Cosmetics" },
  { id: "denki", kind: "electronics", nameJa: "でんき横丁", nameEn: "Denki Yokocho" },
  { id: "tsumugi", kind: "fashion", nameJa: "つむぎ 服と贈りもの", nameEn: "Tsumugi Fashion & Gifts" },
];
export const DEMO_SEED = 20_260_401;
export const DEMO_DAYS = 90;
export const DEMO_ORDERS = 12_000;

/** Why an entry is on a list, in the words merchants use for it. */
export type DemoListReason =
  | "stolen_card"
  | "deferred_unpaid"
  | "resale"
  | "affiliate_fraud"
  | "account_takeover"
  | "forwarder"
  | "large_building"
  | "trusted_customer"
  | "affiliate_identity";

export type DemoListEntry = {
  readonly list: ListName;
  readonly kind: ListableKind;
  /** As typed in the order; the list normalises it. An address is one line with its postal code in front (〒). */
  readonly value: string;
  readonly reason: DemoListReason;
  /** `affiliate_own`: the affiliate. */
  readonly subject: string | null;
  /** An allow entry that forces OK. */
  readonly forcesOk: boolean;
  /** ISO 8601: when the merchant could have known. The entry takes part in nothing earlier. */
  readonly registeredAt: string;
};

/** The demo's orders and outcomes up to `until`: 90 days, about 12,000 orders; nothing later than `until`. */
export function* demoEvents(until: Date): Generator<SimulatedEvent, void, undefined> {
  const from = new Date(until.getTime() - DEMO_DAYS * DAY);
  const end = until.getTime();
  const attacks = [...demoAttacks(end)];
  for (const event of simulate({ seed: DEMO_SEED, shops: DEMO_SHOPS, from, days: DEMO_DAYS, orders: DEMO_ORDERS })) {
    const at = Date.parse(event.kind === "order" ? event.order.orderedAt : event.event.occurredAt);
    while (attacks[0] && Date.parse(attacks[0].order.orderedAt) <= Math.min(at, end)) {
      const attack = attacks.shift();
      if (attack) yield attack;
    }
    if (at > end) return;
    yield event;
  }
}

/**
 * List entries that a careful merchant would have by then: identifiers of frauds confirmed early, forwarders, known large
 * buildings, good customers, and what is known to belong to a crooked affiliate itself.
 */
export function demoListEntries(events: Iterable<SimulatedEvent>): DemoListEntry[] {
  const orders = new Map<string, SimulatedOrder>();
  const collector = new Collector();
  for (const event of events) {
    if (event.kind === "order") {
      orders.set(event.order.externalOrderId, event);
      collector.seeOrder(event);
      continue;
    }
    const about = orders.get(event.externalOrderId);
    const { type, occurredAt } = event.event;
    if (about === undefined) continue;
    if (FRAUD_EVENT_TYPES.some((fraud) => fraud === type)) collector.seeFraud(about, occurredAt);
    if (type === "paid") collector.seePayment(about, occurredAt);
  }
  return collector.entries();
}

const BLOCKED_ORDERS = 14;
const ALLOWED_MEMBERS = 6;
const PAYMENTS_FOR_TRUST = 3;
/** Forwarders the merchant has heard of; others are left for the engine to find. */
const KNOWN_FORWARDERS = 3;

const BLOCK_REASONS = {
  impersonation: "stolen_card",
  resale: "resale",
  nonpayment: "deferred_unpaid",
  affiliate: "affiliate_fraud",
  takeover: "account_takeover",
} as const;

class Collector {
  readonly #entries = new Map<string, DemoListEntry>();
  readonly #payments = new Map<string, number>();
  readonly #blockedByRing = new Map<string, number>();
  readonly #buildings = new Set<string>();
  #blocked = 0;
  #allowed = 0;
  #start: string | null = null;

  seeOrder({ order, truth }: SimulatedOrder): void {
    this.#start ??= isoTokyo(Date.parse(order.orderedAt) - DAY);
    const text = deliveryText(order);
    this.#seeBlock(text, FORWARDER_NAMES, KNOWN_FORWARDERS, "forwarder", "forwarder");
    this.#seeBlock(text, [...TOWER_NAMES, ...DORMITORY_NAMES], 8, "allow", "large_building");
    if (truth.story === "self_purchase") this.#seeAffiliate(order);
  }

  /** Two orders of a ring at most: the rest is what the engine has to connect. */
  seeFraud({ order, truth }: SimulatedOrder, at: string): void {
    const { typology, ring } = truth;
    if (typology === null || ring === null || this.#blocked >= BLOCKED_ORDERS) return;
    const already = this.#blockedByRing.get(ring) ?? 0;
    if (already >= 2) return;
    this.#blockedByRing.set(ring, already + 1);
    this.#blocked += 1;
    const reason = BLOCK_REASONS[typology];
    const delivery = order.deliveries?.[0];
    // A whole forwarder is never blocked: honest customers receive there too.
    const ownDoor = delivery !== undefined && !FORWARDER_NAMES.some((name) => addressLine(delivery).includes(name));
    if (typology !== "affiliate" && ownDoor) this.#add("block", "address", addressLine(delivery), reason, at);
    if (typology === "impersonation" && order.payment?.card?.token !== undefined) {
      this.#add("block", "card", order.payment.card.token, reason, at);
    }
    if (delivery?.mobile !== undefined && typology !== "affiliate")
      this.#add("block", "phone", delivery.mobile, reason, at);
    if (order.device?.deviceId !== undefined && already === 0) {
      this.#add("block", "device", order.device.deviceId, reason, at);
    }
    if (typology === "resale" && order.buyer?.email !== undefined)
      this.#add("block", "email", order.buyer.email, reason, at);
  }

  seePayment({ order, truth }: SimulatedOrder, at: string): void {
    const member = order.buyer?.memberId;
    if (member === undefined || truth.fraud || this.#allowed >= ALLOWED_MEMBERS) return;
    const payments = (this.#payments.get(member) ?? 0) + 1;
    this.#payments.set(member, payments);
    if (payments !== PAYMENTS_FOR_TRUST) return;
    this.#allowed += 1;
    this.#add("allow", "member", member, "trusted_customer", at, { forcesOk: this.#allowed === 1 });
  }

  entries(): DemoListEntry[] {
    return [...this.#entries.values()];
  }

  #seeBlock(
    text: { readonly block: string; readonly line: string },
    names: readonly string[],
    limit: number,
    list: ListName,
    reason: DemoListReason,
  ): void {
    const name = names.find((candidate) => text.line.includes(candidate));
    if (text.block === "" || name === undefined || this.#buildings.has(name)) return;
    if ([...this.#entries.values()].filter((entry) => entry.reason === reason).length >= limit) return;
    this.#buildings.add(name);
    this.#add(list, "address_block", text.block, reason, this.#start ?? "");
  }

  #seeAffiliate(order: OrderInput): void {
    const subject = order.affiliate?.affiliateId ?? null;
    // Known from the affiliate's own registration, before it sent anybody.
    const at = this.#start ?? order.orderedAt;
    if (order.buyer?.email !== undefined)
      this.#add("affiliate_own", "email", order.buyer.email, "affiliate_identity", at, { subject });
    if (order.buyer?.mobile !== undefined)
      this.#add("affiliate_own", "phone", order.buyer.mobile, "affiliate_identity", at, { subject });
    if (order.buyer !== undefined)
      this.#add("affiliate_own", "address", addressLine(order.buyer), "affiliate_identity", at, { subject });
  }

  #add(
    list: ListName,
    kind: ListableKind,
    value: string,
    reason: DemoListReason,
    registeredAt: string,
    extra: { readonly subject?: string | null; readonly forcesOk?: boolean } = {},
  ): void {
    const folded = value.normalize("NFKC");
    const key = `${list}|${kind}|${kind === "phone" ? folded.replace(/^\+81/, "0").replace(/\D/g, "") : folded}`;
    if (this.#entries.has(key)) return;
    const { subject = null, forcesOk = false } = extra;
    this.#entries.set(key, { list, kind, value, reason, subject, forcesOk, registeredAt });
  }
}

function addressLine(party: Party): string {
  const parts = party.address ?? [party.prefecture, party.city, party.addressLine1].join("");
  const building = party.addressLine2 === undefined ? "" : ` ${party.addressLine2}`;
  return `〒${party.postalCode ?? ""} ${parts}${building}`;
}

/** The ship-to, whole and (where the building stands on a line of its own) without building and room. */
function deliveryText(order: OrderInput): { readonly block: string; readonly line: string } {
  const delivery: Delivery | undefined = order.deliveries?.[0];
  if (delivery === undefined) return { block: "", line: "" };
  const line = addressLine(delivery);
  if (delivery.addressLine2 === undefined) return { block: "", line };
  return { block: addressLine({ ...delivery, addressLine2: undefined }), line };
}
