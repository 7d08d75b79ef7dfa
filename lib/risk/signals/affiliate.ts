import { z } from "zod";
import { FRAUD_EVENT_TYPES, GENUINE_EVENT_TYPES, type OrderEventType } from "../../shared/vocabulary";
import { noHistory } from "./history";
import { countMin, DAY, HOUR, seconds, share, windowDays, windowHours } from "./params";
import { HAND_TOUCHPOINT, mostIn, oneHandHistories } from "./payment";
import { CLEAR, defineSignal, fired, unknown } from "./signal";

const FRAUD: readonly OrderEventType[] = FRAUD_EVENT_TYPES;
const GENUINE: readonly OrderEventType[] = GENUINE_EVENT_TYPES;

/**
 * Affiliate's fraud rate (アフィリエイターの不正率): of its orders whose outcome became known lately, how many were fraud. Orders still
 * open count neither way. Only the newest outcomes are read, so the rate is that of its latest business.
 */
export const A01 = defineSignal({
  code: "A01",
  typology: "affiliate",
  action: "HOLD",
  points: 400,
  touchpoints: ["affiliate"],
  params: z.strictObject({ windowDays: windowDays(30), ordersMin: countMin(20), fraudShareMin: share(0.1) }),
  read: (order, facts, params) => {
    if (order.input.affiliate === undefined) return unknown("not_applicable");
    const history = facts.history.kinds.affiliate;
    if (history === undefined) return noHistory(facts);
    const recent = history.outcomes.filter((outcome) => outcome.ago <= params.windowDays * DAY);
    const fraud = new Set(recent.filter((o) => FRAUD.includes(o.type)).map((o) => o.order));
    const known = new Set([...fraud, ...recent.filter((o) => GENUINE.includes(o.type)).map((o) => o.order)]);
    if (known.size < params.ordersMin) return unknown("no_reference_data");
    const fraudShare = fraud.size / known.size;
    if (fraudShare < params.fraudShareMin) return CLEAR;
    return fired({
      fraudPercent: Math.round(fraudShare * 100),
      fraudPercentMin: Math.round(params.fraudShareMin * 100),
      orders: known.size,
      windowDays: params.windowDays,
    });
  },
});

/** Click to order in seconds: nobody reads a landing page and fills in a form that fast. */
export const A03 = defineSignal({
  code: "A03",
  typology: "affiliate",
  action: "HOLD",
  points: 350,
  touchpoints: ["affiliate"],
  params: z.strictObject({ secondsMin: seconds(15) }),
  read: (order, _facts, params) => {
    const affiliate = order.input.affiliate;
    if (affiliate === undefined) return unknown("not_applicable");
    if (affiliate.clickedAt === undefined) return unknown("not_sent");
    const elapsed = (order.at - Date.parse(affiliate.clickedAt)) / 1_000;
    if (Number.isNaN(elapsed) || elapsed < 0) return unknown("not_readable");
    return elapsed < params.secondsMin ? fired({ seconds: Math.floor(elapsed), secondsMin: params.secondsMin }) : CLEAR;
  },
});

/** Form filled in in seconds, or every field pasted (フォーム入力が短すぎる・すべて貼り付け), on a conversion. */
export const A04 = defineSignal({
  code: "A04",
  typology: "affiliate",
  action: "weight",
  points: 120,
  touchpoints: ["behavior", "affiliate"],
  params: z.strictObject({ secondsMin: seconds(20), pastedFieldsMin: countMin(5) }),
  read: (order, _facts, params) => {
    if (order.input.affiliate === undefined) return unknown("not_applicable");
    const { formMs, pastedFields } = order.input.behavior ?? {};
    if (formMs === undefined && pastedFields === undefined) return unknown("not_sent");
    const formSeconds = formMs === undefined ? null : formMs / 1_000;
    if (formSeconds !== null && formSeconds < params.secondsMin) {
      const { secondsMin } = params;
      return fired({ how: "fast", seconds: Math.floor(formSeconds), secondsMin, fields: pastedFields?.length ?? 0 });
    }
    const fields = new Set(pastedFields).size;
    return fields >= params.pastedFieldsMin
      ? fired({ how: "pasted", seconds: Math.floor(formSeconds ?? 0), fields })
      : CLEAR;
  },
});

/** One IP or device, several conversions; this one counts. */
export const A05 = defineSignal({
  code: "A05",
  typology: "affiliate",
  action: "HOLD",
  points: 400,
  touchpoints: ["affiliate", "device.id", "device.ip"],
  params: z.strictObject({ windowHours: windowHours(24), conversionsMin: countMin(2) }),
  read: (order, facts, params) => {
    if (order.input.affiliate === undefined) return unknown("not_applicable");
    const histories = oneHandHistories(facts);
    const within = params.windowHours * HOUR;
    const most = mostIn(histories, (h) => h.sightings.filter((s) => s.affiliate && s.ago <= within).length);
    if (most === null) return noHistory(facts);
    const conversions = 1 + most.count;
    const { windowHours: hours, conversionsMin } = params;
    if (conversions < conversionsMin) return CLEAR;
    const evidence = { by: most.by, conversions, windowHours: hours, conversionsMin };
    return fired(evidence, { touchpoints: ["affiliate", HAND_TOUCHPOINT[most.by]] });
  },
});
