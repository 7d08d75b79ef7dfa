import { z } from "zod";
import type { AuthCounts, AuthFacts, Facts, KindHistory } from "../facts";
import type { Order } from "../order";
import { HISTORY_SOURCE, historiesBy, historiesOf, noHistory } from "./history";
import { countMin, HOUR, MINUTE, share, windowHours, windowMinutes } from "./params";
import { isOtherThanCard } from "./payment";
import { CLEAR, defineSignal, type Evidence, fired, type Reading, unknown } from "./signal";
import { passedChallenge } from "./vouched";

/**
 * Declines, then approval: declined attempts within this checkout, together with those of earlier orders on the same card, device
 * or member within the window, whether the merchant sent them with the order or told of them as events. Where the approval came
 * with a challenge that the card's owner answered, the issuer itself has asked who kept trying: then it adds points.
 */
export const C18 = defineSignal({
  code: "C18",
  typology: "impersonation",
  action: "HOLD",
  points: 450,
  touchpoints: ["payment.auth", "payment.card"],
  params: z.strictObject({ windowMinutes: windowMinutes(60), declinesMin: countMin(3) }),
  read: (order, facts, params) => {
    if (isOtherThanCard(order)) return unknown("not_applicable");
    const auth = order.input.payment?.auth;
    if (auth?.result === undefined || auth.result === "pending") return unknown("not_sent");
    if (auth.result === "declined") return CLEAR;
    const histories = historiesOf(facts, ["card", "device", "member"]);
    const declines = (auth.declines ?? 0) + authorisationsOf(histories, params.windowMinutes * MINUTE).failed;
    const { windowMinutes, declinesMin } = params;
    if (declines >= declinesMin) {
      return fired({ declines, windowMinutes, declinesMin }, passedChallenge(order) ? { action: "weight" } : {});
    }
    const isBlind = facts.degraded.includes(HISTORY_SOURCE) || auth.declines === undefined;
    return isBlind && histories.length === 0 ? noHistory(facts) : CLEAR;
  },
});

/**
 * Card testing (クレジットマスター): one member, or one device of a guest, or a whole shop sees authorisations fail by the dozen, in
 * the last hour or day, this checkout included. An attack on the shop refuses orders that were declined themselves; honest
 * customers order through it too, so theirs only wait for a person.
 */
export const C19 = defineSignal({
  code: "C19",
  typology: "impersonation",
  action: "NG",
  points: 950,
  touchpoints: ["payment.auth", "payment.card", "buyer.member", "device.id"],
  params: z.strictObject({
    shortHours: windowHours(1),
    longHours: windowHours(24),
    memberFailuresMin: countMin(20),
    shopFailuresMin: countMin(80),
    failingShareMin: share(0.8),
  }),
  read: (order, facts, params) => {
    if (isOtherThanCard(order)) return unknown("not_applicable");
    const own = attemptOf(order.input.payment?.auth);
    const histories = historiesBy(facts, ["member", "device", "card"]);
    for (const windowHours of [params.shortHours, params.longHours]) {
      for (const { by, history } of histories) {
        const count = plus(authorisationsOf([history], windowHours * HOUR), own);
        if (!isTesting(count, params.memberFailuresMin, params.failingShareMin)) continue;
        const evidence = evidenceOf(by, count, windowHours, params.memberFailuresMin);
        return fired(evidence, { touchpoints: ["payment.auth", TRIED_BY[by]] });
      }
    }
    const isBlind = facts.degraded.includes(HISTORY_SOURCE) || own.attempts === 0;
    return atShop(facts, own, params) ?? (isBlind && histories.length === 0 ? noHistory(facts) : CLEAR);
  },
});

const TRIED_BY = { member: "buyer.member", device: "device.id", card: "payment.card" } as const;

type ShopLimits = Record<"shortHours" | "longHours" | "shopFailuresMin" | "failingShareMin", number>;

/** A shop is counted by the hour and by the day. Where the window is shorter, either would count what lies before it. */
function atShop({ shop }: Facts, own: AuthCounts, params: ShopLimits): Reading | null {
  if (!shop.known) return null;
  const { auth1h, auth24h } = shop.value;
  const counts = [
    { count: auth1h, windowHours: 1, within: params.shortHours },
    { count: auth24h, windowHours: 24, within: params.longHours },
  ];
  for (const { count, windowHours, within } of counts) {
    if (count === null || windowHours > within || !isTesting(count, params.shopFailuresMin, params.failingShareMin))
      continue;
    const evidence = evidenceOf("shop", count, windowHours, params.shopFailuresMin);
    const touchpoints = ["payment.auth"] as const;
    return fired(evidence, own.failed > 0 ? { touchpoints } : { action: "HOLD", part: 0.4, touchpoints });
  }
  return null;
}

function isTesting({ attempts, failed }: AuthCounts, failuresMin: number, shareMin: number): boolean {
  return failed >= failuresMin && failed >= attempts * shareMin;
}

function evidenceOf(
  by: keyof typeof TRIED_BY | "shop",
  { failed, attempts }: AuthCounts,
  windowHours: number,
  failuresMin: number,
): Evidence {
  return { by, failed, attempts, windowHours, failuresMin };
}

function plus(a: AuthCounts, b: AuthCounts): AuthCounts {
  return { attempts: a.attempts + b.attempts, failed: a.failed + b.failed };
}

type Auth = NonNullable<NonNullable<Order["input"]["payment"]>["auth"]>;

/** Authorisations that one order says it made; a result without counts is one attempt. */
function attemptOf(auth: Auth | AuthFacts | null | undefined): AuthCounts {
  if (auth === undefined || auth === null) return { attempts: 0, failed: 0 };
  const failed = Math.max(auth.declines ?? 0, auth.result === "declined" ? 1 : 0);
  const answered = failed + (auth.result === "approved" ? 1 : 0);
  return { attempts: Math.max(auth.attempts ?? 0, answered), failed };
}

/**
 * Authorisations of earlier orders within the window. A merchant may tell of a decline with the order and again as an event, so of
 * each order the larger count stands. O(sightings + outcomes).
 */
export function authorisationsOf(histories: readonly KindHistory[], windowSeconds: number): AuthCounts {
  const told = new Map<number, Set<number>>();
  const seen = new Map<number, AuthCounts>();
  for (const { sightings, outcomes } of histories) {
    for (const { order, ago, auth } of sightings) {
      if (auth !== null && ago <= windowSeconds) seen.set(order, attemptOf(auth));
    }
    for (const { order, ago, type } of outcomes) {
      if (type !== "auth_declined" || ago > windowSeconds) continue;
      const events = told.get(order);
      if (events === undefined) told.set(order, new Set([ago]));
      else events.add(ago);
    }
  }
  let attempts = 0;
  let failed = 0;
  for (const order of new Set([...seen.keys(), ...told.keys()])) {
    const sent = seen.get(order) ?? { attempts: 0, failed: 0 };
    const declined = Math.max(sent.failed, told.get(order)?.size ?? 0);
    failed += declined;
    attempts += Math.max(sent.attempts, sent.attempts - sent.failed + declined);
  }
  return { attempts, failed };
}
