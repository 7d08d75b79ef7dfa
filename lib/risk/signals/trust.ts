import { z } from "zod";
import { BAD_ENDINGS } from "./endings";
import { deviceOf, earlierOrders, historiesOf, noHistory, pastOutcomes } from "./history";
import { countMin, DAY, windowDays } from "./params";
import { isOtherThanCard } from "./payment";
import { CLEAR, defineSignal, fired, unknown } from "./signal";
import { passedChallenge } from "./vouched";

/**
 * Good history (良好な購入実績): paid orders of the same member or mailbox, to the same room from the same device, going back some
 * time. Any bad ending among that person's orders forfeits it; a taken-over account fails at the room or the device.
 */
export const T01 = defineSignal({
  code: "T01",
  typology: "impersonation",
  action: "trust",
  points: 400,
  touchpoints: ["buyer.member", "delivery.address", "device.id"],
  params: z.strictObject({ paidMin: countMin(3), daysMin: windowDays(90) }),
  read: (order, facts, params) => {
    const histories = historiesOf(facts, ["member", "email"]);
    if (histories.length === 0) return noHistory(facts);
    if (order.delivery?.address == null || deviceOf(order) === undefined) return unknown("not_sent");
    const outcomes = pastOutcomes(histories);
    if (outcomes.some((outcome) => BAD_ENDINGS.includes(outcome.type))) return CLEAR;
    const paid = new Set(
      outcomes.filter((o) => o.type === "paid" || o.type === "confirmed_genuine").map((o) => o.order),
    );
    const good = earlierOrders(histories).filter((s) => s.room === 0 && s.device === 0 && paid.has(s.order));
    const daysSinceFirst = Math.floor(Math.max(0, ...good.map((s) => s.ago)) / DAY);
    return good.length >= params.paidMin && daysSinceFirst >= params.daysMin
      ? fired({ paid: good.length, daysSinceFirst })
      : CLEAR;
  },
});

/** 3-D Secure challenge passed: the issuer asked the card's owner, and got the answer. A frictionless pass asked nobody. */
export const T02 = defineSignal({
  code: "T02",
  typology: "impersonation",
  action: "trust",
  points: 300,
  touchpoints: ["payment.threeDS"],
  params: z.strictObject({}),
  read: (order) => {
    if (isOtherThanCard(order)) return unknown("not_applicable");
    const { status, flow } = order.input.payment?.threeDS ?? {};
    if (status === undefined) return unknown("not_sent");
    if (status !== "Y") return CLEAR;
    if (flow === undefined) return unknown("not_sent");
    return passedChallenge(order) ? fired({ status }) : CLEAR;
  },
});
