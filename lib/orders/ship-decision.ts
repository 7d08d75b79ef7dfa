import type { OrderEventType, Verdict } from "../shared/vocabulary";
import type { ShipDecision } from "./contract";

/** What is known of an order when its shipment is asked for. */
export type ShipQuestion = {
  readonly verdict: Verdict;
  readonly screenedAt: Date;
  readonly manual: {
    readonly decision: "approve" | "reject";
    readonly reasonCode: string;
    readonly decidedAt: Date;
  } | null;
  /** The latest word of the merchant's own system; null when it said nothing. */
  readonly inHouse: { readonly verdict: Verdict; readonly at: Date } | null;
  readonly events: readonly { readonly type: OrderEventType; readonly occurredAt: Date }[];
};

/** After one of these nothing is shipped any more, whatever anybody decided before. */
const STOPPING: ReadonlySet<OrderEventType> = new Set(["cancelled", "deleted", "confirmed_fraud", "chargeback"]);

const STRICTNESS: Record<Verdict, number> = { OK: 0, HOLD: 1, NG: 2 };
const ANSWER: Record<Verdict, ShipDecision["decision"]> = { OK: "ship", HOLD: "wait", NG: "stop" };

/**
 * The ship gate (出荷判定), in its order of precedence: an event that ends the order; the human's decision; otherwise the stricter of
 * our verdict and the merchant's own. Only what both say is OK is shipped.
 */
export function shipDecision({ verdict, screenedAt, manual, inHouse, events }: ShipQuestion): ShipDecision {
  const end = events.find((event) => STOPPING.has(event.type));
  if (end) return answer("stop", "combined", [`event:${end.type}`], end.occurredAt);
  if (manual) {
    return answer(
      manual.decision === "approve" ? "ship" : "stop",
      "manual",
      [`${manual.decision}:${manual.reasonCode}`],
      manual.decidedAt,
    );
  }
  if (!inHouse) return answer(ANSWER[verdict], "automatic", [`verdict:${verdict}`], screenedAt);
  const stricter = STRICTNESS[inHouse.verdict] > STRICTNESS[verdict] ? inHouse.verdict : verdict;
  const later = inHouse.at > screenedAt ? inHouse.at : screenedAt;
  return answer(ANSWER[stricter], "combined", [`verdict:${verdict}`, `in_house:${inHouse.verdict}`], later);
}

function answer(
  decision: ShipDecision["decision"],
  basis: ShipDecision["basis"],
  reasons: string[],
  at: Date,
): ShipDecision {
  return { decision, basis, reasons, decidedAt: at.toISOString() };
}
