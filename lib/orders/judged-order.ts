import "server-only";
import { z } from "zod";
import { ORDER_EVENT_TYPES, VERDICTS } from "@/lib/shared/vocabulary";
import type { ShipDecision } from "./contract";
import { shipDecision } from "./ship-decision";

/** What the ship gate asks of a stored order. Documents are unparsed JSON. */
type Judged = {
  readonly document: unknown;
  readonly events: readonly { readonly type: string; readonly occurredAt: Date; readonly inHouse: unknown }[];
  readonly screenings: readonly { readonly id: string; readonly verdict: string; readonly screenedAt: Date }[];
  readonly cases: readonly { readonly decision: unknown }[];
};

export function screeningOf<Screening>(order: { readonly screenings: readonly Screening[] }): Screening {
  const screening = order.screenings[0];
  if (!screening) throw new Error("an order without a screening");
  return screening;
}

const manualDecision = z.object({
  decision: z.enum(["approve", "reject"]),
  reasonCode: z.string(),
  decidedAt: z.date(),
});

export function manualOf(order: Judged) {
  const decided = order.cases.flatMap((opened) => (opened.decision ? [opened.decision] : []));
  return decided[0] ? manualDecision.parse(decided[0]) : null;
}

const inHouseWord = z.object({ verdict: z.enum(VERDICTS) });

function inHouseOf(order: Judged, screenedAt: Date) {
  for (const event of order.events.toReversed()) {
    const said = event.type === "in_house_verdict" ? inHouseWord.safeParse(event.inHouse) : null;
    if (said?.success) return { verdict: said.data.verdict, at: event.occurredAt };
  }
  const sent = z.object({ inHouse: inHouseWord }).safeParse(order.document);
  return sent.success ? { verdict: sent.data.inHouse.verdict, at: screenedAt } : null;
}

/** Whether the order may be shipped, from all that is stored of it. */
export function decisionOf(order: Judged): ShipDecision {
  const screening = screeningOf(order);
  return shipDecision({
    verdict: z.enum(VERDICTS).parse(screening.verdict),
    screenedAt: screening.screenedAt,
    manual: manualOf(order),
    inHouse: inHouseOf(order, screening.screenedAt),
    events: order.events.map((event) => ({
      type: z.enum(ORDER_EVENT_TYPES).parse(event.type),
      occurredAt: event.occurredAt,
    })),
  });
}
