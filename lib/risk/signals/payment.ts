import { z } from "zod";
import type { Touchpoint } from "../../shared/vocabulary";
import type { Facts, IdentifierKind, KindHistory, Sighting } from "../facts";
import type { Order } from "../order";
import { distinctWithOwn, type HistoryBy, historiesBy, noHistory } from "./history";
import { countMin, DAY, flag, HOUR, ratioMin, windowDays, windowHours } from "./params";
import { CLEAR, defineSignal, fired, type Reading, unknown } from "./signal";

/** The order is known to be paid by something else than a card. An order that names no method may still carry a card. */
export function isOtherThanCard(order: Order): boolean {
  const payment = order.input.payment;
  return payment?.method !== undefined && payment.method !== "card";
}

/**
 * What one hand did lately, by device and by IP, each on its own. Behind one IP are whole households, offices and, with carriers,
 * thousands of people; so on the IP an order counts only if it came from this device or without any, or if its name, mail address
 * or ship-to is this order's own. The IP of a mobile carrier is left out altogether.
 */
export function oneHandHistories(facts: Facts): readonly HistoryBy<"device" | "ip">[] {
  const isMobile = facts.ip.known && facts.ip.value.networkClass === "mobile";
  return historiesBy(facts, isMobile ? ["device"] : ["device", "ip"]).map(({ by, history }) =>
    by === "ip"
      ? { by, history: { ...history, sightings: history.sightings.filter(couldBeOneHand) } }
      : { by, history },
  );
}

/** Where the hand was seen. */
export const HAND_TOUCHPOINT = { device: "device.id", ip: "device.ip" } as const satisfies Record<string, Touchpoint>;

/** The history that shows the most, the first of equals. */
export function mostIn<Kind extends IdentifierKind>(
  histories: readonly HistoryBy<Kind>[],
  countIn: (history: KindHistory) => number,
): { readonly by: Kind; readonly count: number } | null {
  let most: { readonly by: Kind; readonly count: number } | null = null;
  for (const { by, history } of histories) {
    const count = countIn(history);
    if (most === null || count > most.count) most = { by, count };
  }
  return most;
}

function couldBeOneHand({ device, name, email, room }: Sighting): boolean {
  return device === null || device === 0 || name === 0 || email === 0 || room === 0;
}

/** Many cards on one device or IP. Cards are counted per device and per IP, not over both together. */
export const C17 = defineSignal({
  code: "C17",
  typology: "impersonation",
  action: "HOLD",
  points: 500,
  touchpoints: ["payment.card", "device.id", "device.ip"],
  params: z.strictObject({
    windowHours: windowHours(24),
    cardsMinHold: countMin(3),
    cardsMinNg: countMin(5),
  }),
  read: (order, facts, params) => {
    if (isOtherThanCard(order)) return unknown("not_applicable");
    const histories = oneHandHistories(facts);
    const own = order.input.payment?.card?.token !== undefined;
    const within = params.windowHours * HOUR;
    const most = mostIn(histories, (history) => distinctWithOwn([history], "card", within, own));
    if (most === null) return noHistory(facts);
    const { by, count: cards } = most;
    if (cards < params.cardsMinHold) return CLEAR;
    const evidence = { by, cards, windowHours: params.windowHours, cardsMin: params.cardsMinHold };
    const touchpoints = ["payment.card", HAND_TOUCHPOINT[by]] as const;
    return fired(evidence, cards >= params.cardsMinNg ? { action: "NG", touchpoints } : { touchpoints });
  },
});

/** ISO 4217 code → minor units; amounts up to it are typical of testing whether a card works. Other currencies stay unknown. */
const SMALL_AMOUNT_MAX_MINOR = { JPY: 1_000 };

/**
 * Small test, then large, on one card or device. Orders of zero are samples, not tests of a card; and a card or device that has
 * been in use for long before the small payment needs no test: in a stream of everyday payments by known cards the bare
 * definition fires on one order in eleven, no more often on fraud than on others.
 */
export const C21 = defineSignal({
  code: "C21",
  typology: "impersonation",
  action: "HOLD",
  points: 400,
  touchpoints: ["order.amount", "payment.card", "device.id"],
  params: z.strictObject({
    windowHours: windowHours(72),
    ratioMin: ratioMin(10),
    establishedDays: windowDays(30),
    smallAmountMaxMinor: z.record(z.string().regex(/^[A-Z]{3}$/), z.int().min(1)).default(SMALL_AMOUNT_MAX_MINOR),
  }),
  read: (order, facts, params) => {
    if (isOtherThanCard(order)) return unknown("not_applicable");
    const { amountTotal, currency } = order.input;
    const smallMax = params.smallAmountMaxMinor[currency];
    if (smallMax === undefined) return unknown("no_reference_data");
    const histories = historiesBy(facts, ["card", "device"]);
    if (histories.length === 0) return noHistory(facts);
    for (const { by, history } of histories) {
      for (const { amount, ago } of testable(history, params)) {
        if (amount === null || amount < 1 || amount > smallMax || amountTotal < amount * params.ratioMin) continue;
        const evidence = {
          by,
          smallAmount: amount,
          amount: amountTotal,
          currency,
          times: Math.floor(amountTotal / amount),
          timesMin: params.ratioMin,
          hoursAgo: Math.round(ago / HOUR),
        };
        return fired(evidence, { touchpoints: ["order.amount", by === "card" ? "payment.card" : "device.id"] });
      }
    }
    return CLEAR;
  },
});

function testable(
  { sightings }: KindHistory,
  params: { readonly windowHours: number; readonly establishedDays: number },
): readonly Sighting[] {
  const within = sightings.filter((sighting) => sighting.ago <= params.windowHours * HOUR);
  const established = sightings.some((sighting) => sighting.ago > params.establishedDays * DAY);
  return established ? [] : within;
}

/**
 * 3-D Secure not done, or failed: N, R, U or no status at all on a card order asks for HOLD, for then nobody but the merchant bears the
 * loss. U says more about the issuer's server than about who pays, and merchants who authenticate by their own risk analysis send no
 * status for most orders: either can be made to add points only, as all of it can by the signal's action. Renewals of a subscription,
 * which the buyer is not there for, and orders by telephone cannot be authenticated. A feed that carries nothing but an opaque token
 * does not speak of authentication, and stays unknown.
 */
export const C38 = defineSignal({
  code: "C38",
  typology: "impersonation",
  action: "HOLD",
  points: 250,
  touchpoints: ["payment.threeDS"],
  params: z.strictObject({ missingHolds: flag(true), unavailableHolds: flag(true) }),
  read: (order, _facts, { missingHolds, unavailableHolds }) => {
    const { payment } = order.input;
    if (payment === undefined || (payment.method === undefined && payment.card === undefined)) {
      return unknown("not_sent");
    }
    if (isOtherThanCard(order) || isBuyerAbsent(order)) return unknown("not_applicable");
    const status = payment.threeDS?.status;
    switch (status) {
      case "Y":
      case "A":
        return CLEAR;
      case "N":
      case "R":
        return fired({ status });
      case "U":
        return unauthenticated(status, unavailableHolds);
      case "C": // a challenge is still open: the answer is not there yet
        return unknown("not_sent");
      case undefined:
        return speaksOfCheckout(order) ? unauthenticated("missing", missingHolds) : unknown("not_sent");
      default:
        return status satisfies never;
    }
  },
});

const unauthenticated = (status: "U" | "missing", holds: boolean): Reading =>
  fired({ status }, holds ? {} : { action: "weight" });

function isBuyerAbsent({ input: { channel, subscription } }: Order): boolean {
  return channel === "phone" || channel === "store" || (subscription?.cycleNo ?? 1) > 1;
}

function speaksOfCheckout({ input: { payment } }: Order): boolean {
  const { bin, last4, brand, issuerCountry } = payment?.card ?? {};
  const told = [payment?.threeDS, payment?.auth, bin, last4, brand, issuerCountry];
  return payment?.method === "card" && told.some((field) => field !== undefined);
}
