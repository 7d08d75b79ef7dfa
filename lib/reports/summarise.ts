import type { Verdict } from "../shared/vocabulary";
import { dayPlus, MATURITY_DAYS, PRECISION_WINDOW_DAYS, REPORT_TIME_ZONE } from "./calendar";
import { DETECTED_BY, type DetectedBy, type Rate, type ReportDay, type VerdictReport } from "./contract";
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

/**
 * The report over tallies of the period, and of the `PRECISION_WINDOW_DAYS − 1` days before it, which only the first windows
 * read. `today` is the current calendar day in the report's zone.
 */
export function summarise(
  period: { from: string; to: string },
  today: string,
  tallies: readonly Tally[],
): VerdictReport {
  const immatureFrom = dayPlus(today, -MATURITY_DAYS);
  const inPeriod = tallies.filter((tally) => tally.day >= period.from && tally.day <= period.to);
  const mature = inPeriod.filter((tally) => tally.day < immatureFrom);
  return {
    period: {
      ...period,
      timeZone: REPORT_TIME_ZONE,
      immatureFrom,
      immatureOrders: sum(inPeriod) - sum(mature),
    },
    orders: sum(inPeriod),
    days: days(period, immatureFrom, tallies),
    figures: {
      precision: shareOf(mature.filter(detected), isFraud),
      detectionRate: shareOf(mature.filter(isFraud), detected),
      detectionRateByAmount: amountShare(mature.filter(isFraud)),
      falsePositiveRate: shareOf(
        mature.filter((tally) => tally.label === "genuine"),
        detected,
      ),
    },
    inHouse: againstInHouse(inPeriod, immatureFrom),
  };
}

const detected = (tally: Tally): boolean => tally.verdict !== "OK";
const isFraud = (tally: Tally): boolean => tally.label === "fraud";
const sum = (tallies: readonly Tally[]): number => tallies.reduce((total, tally) => total + tally.orders, 0);
const openIn = (tallies: readonly Tally[]): number => sum(tallies.filter((tally) => tally.label === "open"));

function shareOf(among: readonly Tally[], hit: (tally: Tally) => boolean): Rate | null {
  const hits = sum(among.filter(hit));
  const n = sum(among);
  const interval = wilson(hits, n);
  return interval && { hits, n, open: openIn(among), value: hits / n, ...interval };
}

function amountShare(fraud: readonly Tally[]): number | null {
  const amount = (tallies: readonly Tally[]) => tallies.reduce((total, tally) => total + tally.amountJpy, 0);
  const all = amount(fraud);
  return all === 0 ? null : amount(fraud.filter(detected)) / all;
}

function days(period: { from: string; to: string }, immatureFrom: string, tallies: readonly Tally[]): ReportDay[] {
  const byDay = grouped(tallies, (tally) => tally.day);
  const list: ReportDay[] = [];
  for (let day = period.from; day <= period.to; day = dayPlus(day, 1)) {
    const own = byDay.get(day) ?? [];
    const window = Array.from(
      { length: PRECISION_WINDOW_DAYS },
      (_, ago) => byDay.get(dayPlus(day, -ago)) ?? [],
    ).flat();
    list.push({
      day,
      verdicts: {
        OK: sum(own.filter((tally) => tally.verdict === "OK")),
        HOLD: sum(own.filter((tally) => tally.verdict === "HOLD")),
        NG: sum(own.filter((tally) => tally.verdict === "NG")),
      },
      mature: day < immatureFrom,
      precision: shareOf(window.filter(detected), isFraud),
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
      return {
        by,
        orders: sum(group),
        fraud: sum(group.filter(isFraud)),
        genuine: sum(group.filter((tally) => tally.label === "genuine")),
        open: openIn(group),
        immature: sum(group.filter((tally) => tally.day >= immatureFrom)),
        fraudShare: shareOf(group, isFraud),
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
