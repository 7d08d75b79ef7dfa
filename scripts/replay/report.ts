import { DAY_MS, HOUR_MS } from "@/lib/shared/durations";
import type { Verdict } from "@/lib/shared/vocabulary";
import type { Source } from "./entry";
import { cardPrecision } from "./metrics/card-precision";
import { amountIn, type Detection, detection, type Hits, hitsOf } from "./metrics/detection";
import { quantile } from "./metrics/quantile";
import { averagePrecision, rocAuc } from "./metrics/ranking";
import { isScreened, type ScreenedRecord } from "./record";
import type { Replayed } from "./replay";

const CARDS_A_DAY = 100;

export type Report = {
  readonly file: string;
  readonly format: Source["format"];
  readonly orders: { readonly screened: number; readonly known: number; readonly from: string; readonly to: string };
  readonly events: number;
  /** Lines that were skipped. */
  readonly faults: number;
  readonly seconds: number;
  readonly ordersPerSecond: number;
  readonly latencyMs: { readonly p50: number | null; readonly p95: number | null; readonly p99: number | null };
  readonly verdicts: Readonly<Record<Verdict, number>>;
  /** ISO 4217; amounts below are its minor units. */
  readonly currency: string;
  readonly labels: {
    readonly fraud: number;
    readonly genuine: number;
    readonly open: number;
    readonly fraudAmount: number;
  };
  readonly detection: { readonly holdOrNg: Detection; readonly ng: Detection };
  readonly riskScore: {
    readonly rocAuc: number | null;
    readonly averagePrecision: number | null;
    /** Mean over `days`; null where orders carry neither card nor member. */
    readonly cardPrecisionAt100: number | null;
    readonly days: number;
    /** Cards with fraud a day, on average: what the figure above could reach at most, in cards. */
    readonly fraudCardsPerDay: number | null;
  };
  readonly signals: readonly Hits[];
  readonly rules: readonly (Hits & { readonly name: string })[];
  /** How long the orders span, in days, and after how many the first label was known: figures below that learnt from none. */
  readonly spanDays: number;
  readonly firstLabelAfterDays: number | null;
};

/** Puts the figures of a replay together. Detection is measured over orders whose outcome is confirmed. */
export function reportOf(
  file: string,
  source: Pick<Source, "format" | "dayOffsetHours">,
  replayed: Replayed,
  cutShort: boolean,
): Report {
  const orders = replayed.records.filter(isScreened);
  const labelled = orders.filter((order) => order.label !== null);
  const currency = mostUsed(orders.map((order) => order.currency)) ?? "JPY";
  const from = orders.reduce((first, order) => Math.min(first, order.at), Number.POSITIVE_INFINITY);
  const to = orders.reduce((last, order) => Math.max(last, order.at), Number.NEGATIVE_INFINITY);
  const count = (verdict: Verdict) => orders.filter((order) => order.verdict === verdict).length;
  const fraud = labelled.filter((order) => order.label === "fraud");
  return {
    file,
    format: source.format,
    orders: { screened: orders.length, known: replayed.known, from: iso(from), to: iso(to) },
    events: replayed.events,
    faults: replayed.faults,
    seconds: replayed.elapsedMs / 1_000,
    ordersPerSecond: replayed.elapsedMs > 0 ? orders.length / (replayed.elapsedMs / 1_000) : 0,
    latencyMs: {
      p50: quantile(replayed.latencies, 0.5),
      p95: quantile(replayed.latencies, 0.95),
      p99: quantile(replayed.latencies, 0.99),
    },
    verdicts: { OK: count("OK"), HOLD: count("HOLD"), NG: count("NG") },
    currency,
    labels: {
      fraud: fraud.length,
      genuine: labelled.length - fraud.length,
      open: orders.length - labelled.length,
      fraudAmount: amountIn(currency, fraud),
    },
    detection: {
      holdOrNg: detection(labelled, (order) => order.verdict !== "OK", currency),
      ng: detection(labelled, (order) => order.verdict === "NG", currency),
    },
    riskScore: ranking(labelled, source.dayOffsetHours, cutShort),
    signals: hitsOf(orders, (order) => order.signals),
    rules: hitsOf(orders, (order) => order.rules).map((hits) => ({
      ...hits,
      name: replayed.rules.get(hits.code) ?? hits.code,
    })),
    spanDays: orders.length > 0 ? (to - from) / DAY_MS : 0,
    firstLabelAfterDays: replayed.firstLabelAt === null ? null : (replayed.firstLabelAt - from) / DAY_MS,
  };
}

function ranking(labelled: readonly ScreenedRecord[], offsetHours: number, cutShort: boolean): Report["riskScore"] {
  const scored = labelled.map((order) => ({ score: order.riskScore, positive: order.label === "fraud" }));
  const payments = labelled.flatMap((order) =>
    order.card === null
      ? []
      : { day: dayOf(order.at, offsetHours), card: order.card, score: order.riskScore, fraud: order.label === "fraud" },
  );
  const days = new Set(payments.map((payment) => payment.day));
  // A day that a limit cut through has fewer cards than the others.
  const last = cutShort && days.size > 1 ? [...days].toSorted().at(-1) : undefined;
  if (last !== undefined) days.delete(last);
  const whole = payments.filter((payment) => payment.day !== last);
  const fraudCards = new Set(whole.filter(({ fraud }) => fraud).map(({ day, card }) => `${day} ${card}`));
  return {
    rocAuc: rocAuc(scored),
    averagePrecision: averagePrecision(scored),
    cardPrecisionAt100: cardPrecision(whole, CARDS_A_DAY),
    days: days.size,
    fraudCardsPerDay: days.size > 0 ? fraudCards.size / days.size : null,
  };
}

const dayOf = (at: number, offsetHours: number): string =>
  new Date(at + offsetHours * HOUR_MS).toISOString().slice(0, 10);

const iso = (at: number): string => (Number.isFinite(at) ? new Date(at).toISOString() : "");

function mostUsed(values: readonly string[]): string | undefined {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].toSorted(([, a], [, b]) => b - a)[0]?.[0];
}
