import { HOUR_MS } from "@/lib/shared/durations";
import type { OrderEventType, Typology } from "../shared/vocabulary";
import type { SimulatedOrder, SimulatedOutcome } from "../simulate/types";

/** What became of an order in the merchant's hands. */
export type Fate = "shipped" | "waiting" | "stopped";

type Told = SimulatedOutcome["event"];

/** A fixed fraction in [0, 1) per text: the demo's people err, but on every machine on the same orders. */
export function fraction(text: string): number {
  let state = 2_166_136_261;
  for (let i = 0; i < text.length; i++) state = Math.imul(state ^ text.charCodeAt(i), 16_777_619) >>> 0;
  state = Math.imul(state ^ (state >>> 15), 2_246_822_519) >>> 0;
  return ((state ^ (state >>> 13)) >>> 0) / 2 ** 32;
}

const KNOWS_LATER = 0.75;

/**
 * What the merchant reports of an order that it stopped: the cancellation, and for most a word on whether it had been fraud, since
 * somebody looks into stopped orders. What the simulation foresaw after a shipment never happens.
 */
export function reportOfStopped({ order, truth }: SimulatedOrder, stoppedAt: Date): readonly Told[] {
  const at = (hours: number) => new Date(stoppedAt.getTime() + hours * HOUR_MS).toISOString();
  const cancelled: Told = { type: "cancelled", occurredAt: at(1) };
  const luck = fraction(`label ${order.externalOrderId}`);
  if (luck > KNOWS_LATER) return [cancelled];
  const type: OrderEventType = truth.fraud ? "confirmed_fraud" : "confirmed_genuine";
  const typology = truth.typology === null ? {} : { typology: truth.typology };
  return [cancelled, { type, occurredAt: at(24 + luck * 48), ...typology }];
}

/** Whether an outcome of the simulation still happens, given the order's fate. */
export function stillHappens(event: { readonly type: OrderEventType }, fate: Fate): boolean {
  if (fate === "shipped") return true;
  return event.type === "authorized" || event.type === "auth_declined" || event.type === "in_house_verdict";
}

export type AnalystWord =
  | {
      readonly decision: "approve";
      readonly reasonCode: "genuine_verified" | "known_customer" | "gift" | "false_positive";
    }
  | {
      readonly decision: "reject";
      readonly reasonCode: "stolen_card" | "resale" | "nonpayment" | "affiliate_fraud" | "takeover" | "false_identity";
    };

const REJECT_REASON = {
  impersonation: "stolen_card",
  resale: "resale",
  nonpayment: "nonpayment",
  affiliate: "affiliate_fraud",
  takeover: "takeover",
} as const satisfies Record<Typology, string>;

/** How the demo's analysts decide: well, but not without error. */
export function analystWord({ order, truth }: SimulatedOrder): AnalystWord {
  const luck = fraction(`decide ${order.externalOrderId}`);
  const reject = truth.fraud ? luck < 0.92 : luck < 0.05;
  if (reject)
    return { decision: "reject", reasonCode: truth.typology ? REJECT_REASON[truth.typology] : "false_identity" };
  if (truth.story === "gift") return { decision: "approve", reasonCode: "gift" };
  if (order.buyer?.memberId !== undefined && order.isFirstOrder === false)
    return { decision: "approve", reasonCode: "known_customer" };
  return { decision: "approve", reasonCode: luck < 0.6 ? "genuine_verified" : "false_positive" };
}

/** Hours from the opening of a case to its decision: mostly within the working day. */
export function decisionHours(externalOrderId: string): number {
  return 0.3 + 9 * fraction(`hours ${externalOrderId}`) ** 2;
}
