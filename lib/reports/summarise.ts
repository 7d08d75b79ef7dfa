import type { Verdict } from "../shared/vocabulary";
import { DETECTION_WINDOW_DAYS, dayPlus, MATURITY_DAYS, PRECISION_WINDOW_DAYS, REPORT_TIME_ZONE } from "./calendar";
import {
  type AmountRate,
  DETECTED_BY,
  type DetectedBy,
  type Figure,
  type Rate,
  type ReportDay,
  type VerdictReport,
} from "./contract";
import { wilson } from "./wilson";

/** What is known of how an order ended. */
export type Label = "fraud" | "genuine" | "open";

/** Orders alike in everything a report asks. */
export type Tally = {
  /** Calendar day of `orderedAt` in the report's zone. */
  readonly day: string;
  readonly verdict: Verdict;
  readonly label: Label;
  /** What the merchant's own system said; null = not known. */
  readonly inHouse: Verdict | null;
  readonly orders: number;
  /** Sum over the orders in JPY, whole yen. */
  readonly amountJpy: number;
};

type Period = { readonly from: string; readonly to: string };

/**
 * The report over tallies of the period, and of the `DAYS_READ_BEFORE` days before it, which only the first windows read. `today`
 * is the current calendar day in the report's zone.
 */
export function summarise({ from, to }: Period, today: string, tallies: readonly Tally[]): VerdictReport {
  const immatureFrom = dayPlus(today, -MATURITY_DAYS);
  const inPeriod = tallies.filter((tally) => tally.day >= from && tally.day <= to);
  const mature = inPeriod.filter((tally) => tally.day < immatureFrom);
  return {
    period: { from, to, timeZone: REPORT_TIME_ZONE, immatureFrom, immatureOrders: sum(inPeriod) - sum(mature) },
    orders: sum(inPeriod),
    verdicts: byVerdict(inPeriod, sum),
    amountsJpy: byVerdict(inPeriod, sumJpy),
    days: days({ from, to }, immatureFrom, tallies),
    figures: {
      precision: precisionOf(mature),
      detectionRate: detectionRateOf(mature),
      falsePositiveRate: figureOf(mature.filter(isGenuine), detected, openIn(mature)),
    },
    inHouse: againstInHouse(inPeriod, immatureFrom),
  };
}

const detected = (tally: Tally): boolean => tally.verdict !== "OK";
const isFraud = (tally: Tally): boolean => tally.label === "fraud";
const isGenuine = (tally: Tally): boolean => tally.label === "genuine";
const sum = (tallies: readonly Tally[]): number => tallies.reduce((total, tally) => total + tally.orders, 0);
const sumJpy = (tallies: readonly Tally[]): number => tallies.reduce((total, tally) => total + tally.amountJpy, 0);
const openIn = (tallies: readonly Tally[]): number => sum(tallies.filter((tally) => tally.label === "open"));

/** Confirmed fraud among detections; those still open count as not confirmed. */
const precisionOf = (tallies: readonly Tally[]): Figure => {
  const stopped = tallies.filter(detected);
  return figureOf(stopped, isFraud, openIn(stopped));
};

/** Detected among confirmed fraud. */
const detectionRateOf = (tallies: readonly Tally[]): Figure =>
  figureOf(tallies.filter(isFraud), detected, openIn(tallies));

function figureOf(among: readonly Tally[], hit: (tally: Tally) => boolean, open: number): Figure {
  const hits = among.filter(hit);
  return { byCount: rateOf(sum(hits), sum(among), open), byAmount: amountRateOf(sumJpy(hits), sumJpy(among)) };
}

function rateOf(hits: number, n: number, open: number): Rate | null {
  const interval = wilson(hits, n);
  return interval && { hits, n, open, value: hits / n, ...interval };
}

const amountRateOf = (hitsJpy: number, ofJpy: number): AmountRate | null =>
  ofJpy === 0 ? null : { hitsJpy, ofJpy, value: hitsJpy / ofJpy };

function byVerdict(tallies: readonly Tally[], add: (tallies: readonly Tally[]) => number): Record<Verdict, number> {
  const of = (verdict: Verdict) => add(tallies.filter((tally) => tally.verdict === verdict));
  return { OK: of("OK"), HOLD: of("HOLD"), NG: of("NG") };
}

const NOTHING: Figure = { byCount: null, byAmount: null };

function days({ from, to }: Period, immatureFrom: string, tallies: readonly Tally[]): ReportDay[] {
  const byDay = grouped(tallies, (tally) => tally.day);
  const windowTo = (day: string, length: number) =>
    Array.from({ length }, (_, ago) => byDay.get(dayPlus(day, -ago)) ?? []).flat();
  const list: ReportDay[] = [];
  for (let day = from; day <= to; day = dayPlus(day, 1)) {
    const own = byDay.get(day) ?? [];
    const mature = day < immatureFrom;
    list.push({
      day,
      verdicts: byVerdict(own, sum),
      amountsJpy: byVerdict(own, sumJpy),
      mature,
      precision: precisionOf(windowTo(day, PRECISION_WINDOW_DAYS)),
      detectionRate: mature ? detectionRateOf(windowTo(day, DETECTION_WINDOW_DAYS)) : NOTHING,
    });
  }
  return list;
}

function againstInHouse(tallies: readonly Tally[], immatureFrom: string): VerdictReport["inHouse"] {
  const known = tallies.filter((tally) => tally.inHouse !== null);
  const groups = grouped(known, detectedBy);
  return {
    rows: DETECTED_BY.map((by) => {
      const group = groups.get(by) ?? [];
      const fraud = group.filter(isFraud);
      return {
        by,
        orders: sum(group),
        fraud: sum(fraud),
        genuine: sum(group.filter(isGenuine)),
        open: openIn(group),
        immature: sum(group.filter((tally) => tally.day >= immatureFrom)),
        fraudJpy: sumJpy(fraud),
        fraudShare: figureOf(group, isFraud, openIn(group)),
      };
    }),
    withoutVerdict: sum(tallies) - sum(known),
  };
}

function grouped<Key>(tallies: readonly Tally[], keyOf: (tally: Tally) => Key): Map<Key, Tally[]> {
  const groups = new Map<Key, Tally[]>();
  for (const tally of tallies) {
    const group = groups.get(keyOf(tally));
    if (group) group.push(tally);
    else groups.set(keyOf(tally), [tally]);
  }
  return groups;
}

function detectedBy(tally: Tally): DetectedBy {
  const inHouse = tally.inHouse !== null && tally.inHouse !== "OK";
  if (detected(tally)) return inHouse ? "both" : "engine";
  return inHouse ? "in_house" : "neither";
}
