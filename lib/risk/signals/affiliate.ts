import { z } from "zod";
import { noHistory } from "./history";
import { countMin, HOUR, seconds, windowHours } from "./params";
import { oneHandHistories } from "./payment";
import { CLEAR, defineSignal, fired, unknown } from "./signal";

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

/** One IP or device, several conversions; this one counts. */
export const A05 = defineSignal({
  code: "A05",
  typology: "affiliate",
  action: "HOLD",
  points: 400,
  touchpoints: ["affiliate", "device.id"],
  params: z.strictObject({ windowHours: windowHours(24), conversionsMin: countMin(2) }),
  read: (order, facts, params) => {
    if (order.input.affiliate === undefined) return unknown("not_applicable");
    const histories = oneHandHistories(facts);
    if (histories.length === 0) return noHistory(facts);
    const within = params.windowHours * HOUR;
    const counts = histories.map((h) => h.sightings.filter((s) => s.affiliate && s.ago <= within).length);
    const conversions = 1 + Math.max(...counts);
    return conversions >= params.conversionsMin ? fired({ conversions, windowHours: params.windowHours }) : CLEAR;
  },
});
