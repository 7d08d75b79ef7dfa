import { bold, dim } from "../lib/report.mjs";
import type { Detection, Hits } from "./metrics/detection";
import type { Share } from "./metrics/share";
import type { Report } from "./report";

const ROWS_MAX = 30;

const integer = (value: number): string => Math.round(value).toLocaleString("en");
const decimal = (value: number | null, digits: number): string => (value === null ? "–" : value.toFixed(digits));
/** Small shares keep a digit that says something. */
const inHundred = (value: number): string => (value * 100).toFixed(value > 0 && value < 0.01 ? 3 : 1);
const percent = (value: number | null): string => (value === null ? "–" : `${inHundred(value)} %`);

/** Minor units in the notation of their currency. */
function money(minor: number, currency: string): string {
  const format = new Intl.NumberFormat("en", { style: "currency", currency });
  const digits = format.resolvedOptions().maximumFractionDigits ?? 0;
  return format.format(minor / 10 ** digits);
}

function interval(share: Share | null): string {
  if (!share) return "– (nothing to measure)";
  const range = `${inHundred(share.low)}–${inHundred(share.high)} %`;
  return `${percent(share.value).padStart(7)}  (95 % ${range}; ${integer(share.hits)} of ${integer(share.n)})`;
}

/** The report as text, a line an element. */
export function reportLines(report: Report): string[] {
  return [
    "",
    bold(`Replay of ${report.file} (${report.format})`),
    ...overview(report),
    "",
    bold("Detection, over orders whose outcome is confirmed"),
    ...labels(report),
    ...detectionLines("HOLD or NG", report.detection.holdOrNg, report.currency),
    ...detectionLines("NG alone", report.detection.ng, report.currency),
    ...rankingLines(report),
    "",
    ...hitTable(
      "Signals",
      report.signals.map((row) => ({ ...row, name: row.code })),
    ),
    "",
    ...hitTable(
      "Rules",
      report.rules.map((row) => ({ ...row, name: `${row.name} (${row.code})` })),
    ),
    "",
  ];
}

function overview({ orders, events, faults, seconds, ordersPerSecond, latencyMs, verdicts }: Report): string[] {
  const known = orders.known > 0 ? ` (${integer(orders.known)} of them were known already)` : "";
  return [
    `  orders      ${integer(orders.screened)}${known}, ${orders.from} to ${orders.to}`,
    `  outcomes    ${integer(events)}`,
    ...(faults > 0 ? [`  skipped     ${integer(faults)} lines or events, told above`] : []),
    `  throughput  ${decimal(ordersPerSecond, 0)} orders/s over ${decimal(seconds, 1)} s`,
    `  latency     p50 ${decimal(latencyMs.p50, 1)} ms, p95 ${decimal(latencyMs.p95, 1)} ms, p99 ${decimal(latencyMs.p99, 1)} ms`,
    `  verdicts    OK ${integer(verdicts.OK)}, HOLD ${integer(verdicts.HOLD)}, NG ${integer(verdicts.NG)}`,
  ];
}

function labels({ labels: { fraud, genuine, open, fraudAmount }, currency, ...report }: Report): string[] {
  const outcome = `  outcome     ${integer(fraud)} fraud (${money(fraudAmount, currency)}), ${integer(genuine)} genuine, ${integer(open)} open`;
  if (report.firstLabelAfterDays === null || report.firstLabelAfterDays <= report.spanDays) return [outcome];
  return [
    outcome,
    dim(
      `  The orders span ${decimal(report.spanDays, 1)} days, and the first outcome was known after ` +
        `${decimal(report.firstLabelAfterDays, 1)}: no screening could learn from any.`,
    ),
  ];
}

function detectionLines(name: string, figures: Detection, currency: string): string[] {
  const byAmount = `${percent(figures.detectionRateByAmount)} by amount, ${money(figures.preventedAmount, currency)} prevented`;
  return [
    `  ${name}`,
    `    precision            ${interval(figures.precision)}`,
    `    detection rate       ${interval(figures.detectionRate)}; ${byAmount}`,
    `    false-positive rate  ${interval(figures.falsePositiveRate)}`,
  ];
}

function rankingLines({ riskScore }: Report): string[] {
  const cards =
    riskScore.cardPrecisionAt100 === null
      ? "–"
      : `${decimal(riskScore.cardPrecisionAt100, 3)} (${riskScore.days} days, ${decimal(riskScore.fraudCardsPerDay, 1)} cards with fraud a day)`;
  return [
    "  Risk score",
    `    ROC AUC                ${decimal(riskScore.rocAuc, 3)}`,
    `    average precision      ${decimal(riskScore.averagePrecision, 3)}`,
    `    card precision at 100  ${cards}`,
  ];
}

function hitTable(title: string, rows: readonly (Hits & { readonly name: string })[]): string[] {
  if (rows.length === 0) return [bold(title), "  none spoke"];
  const head = dim("        hits  precision              detection rate         only it   ");
  const lines = rows.slice(0, ROWS_MAX).map(({ name, hits, precision, detectionRate, uniqueFraud }) => {
    const cells = [
      integer(hits).padStart(10),
      short(precision),
      short(detectionRate),
      integer(uniqueFraud).padStart(7),
    ];
    return `  ${cells.join("  ")}   ${name}`;
  });
  const more = rows.length > ROWS_MAX ? [dim(`  … and ${rows.length - ROWS_MAX} more (--json has all)`)] : [];
  return [bold(title), head, ...lines, ...more];
}

const short = (share: Share | null): string =>
  (share
    ? `${percent(share.value)} (${(share.low * 100).toFixed(0)}–${(share.high * 100).toFixed(0)}) of ${integer(share.n)}`
    : "–"
  ).padEnd(21);
