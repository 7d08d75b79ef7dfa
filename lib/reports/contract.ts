import { z } from "zod";
import { PAYMENT_METHODS, VERDICTS } from "../shared/vocabulary";
import { daysInPeriod, PERIOD_DAYS_MAX, REPORT_TIME_ZONE } from "./calendar";

/** Within four-digit years to spare: the reports walk day by day, and a walk beyond the year 9999 has no end. */
const reportDay = z.iso
  .date()
  .refine((day) => day >= "1900-01-01", { params: { code: "too_small", minimum: "1900-01-01" } })
  .refine((day) => day <= "2999-12-31", { params: { code: "too_big", maximum: "2999-12-31" } });

export const verdictReportQuery = z
  .strictObject({
    from: reportDay,
    to: reportDay,
    /** Code of one shop; all when absent. */
    shop: z.string().min(1).max(40).optional(),
    method: z.enum(PAYMENT_METHODS).optional(),
  })
  .refine(({ from, to }) => from <= to, { path: ["to"], params: { code: "contradictory" } })
  .refine(({ from, to }) => !(daysInPeriod(from, to) > PERIOD_DAYS_MAX), {
    path: ["from"],
    params: { code: "period_too_long" },
  });
export type VerdictReportQuery = z.infer<typeof verdictReportQuery>;

const count = z.int().min(0);
const share = z.number().min(0).max(1);
const verdictCounts = z.record(z.enum(VERDICTS), count);

/**
 * A share with what is needed to judge it: how many of how many, and the 95 % interval. `open`: the outcomes still to come, of the
 * orders in `n` for a precision, beside them for a rate over confirmed outcomes.
 */
export const rateSchema = z.object({ hits: count, n: count, open: count, value: share, low: share, high: share });
export type Rate = z.infer<typeof rateSchema>;

/** The same weighted by amount, orders in JPY only. It has no interval: amounts are no independent trials. */
export const amountRateSchema = z.object({ hitsJpy: count, ofJpy: count, value: share });
export type AmountRate = z.infer<typeof amountRateSchema>;

/** By count and by amount; null where there is nothing to divide by. */
export const figureSchema = z.object({ byCount: rateSchema.nullable(), byAmount: amountRateSchema.nullable() });
export type Figure = z.infer<typeof figureSchema>;

export const reportDaySchema = z.object({
  day: z.iso.date(),
  verdicts: verdictCounts,
  /** Sum of the orders in JPY. */
  amountsJpy: verdictCounts,
  /** Whether every order of the day is old enough for its outcome to be known. */
  mature: z.boolean(),
  /** Of the detections of the last `PRECISION_WINDOW_DAYS` days. */
  precision: figureSchema,
  /**
   * Of the confirmed fraud of the last `DETECTION_WINDOW_DAYS` days. Nothing on immature days: what is confirmed early is mostly
   * what was detected, so the rate would read too high.
   */
  detectionRate: figureSchema,
});
export type ReportDay = z.infer<typeof reportDaySchema>;

export const DETECTED_BY = ["both", "engine", "in_house", "neither"] as const;
export type DetectedBy = (typeof DETECTED_BY)[number];

export const verdictReportSchema = z.object({
  period: z.object({
    from: z.iso.date(),
    to: z.iso.date(),
    timeZone: z.literal(REPORT_TIME_ZONE),
    /** The first day whose orders are too young. */
    immatureFrom: z.iso.date(),
    immatureOrders: count,
  }),
  orders: count,
  verdicts: verdictCounts,
  amountsJpy: verdictCounts,
  days: z.array(reportDaySchema),
  /** Over the mature orders of the period. */
  figures: z.object({ precision: figureSchema, detectionRate: figureSchema, falsePositiveRate: figureSchema }),
  inHouse: z.object({
    rows: z.array(
      z.object({
        by: z.enum(DETECTED_BY),
        orders: count,
        fraud: count,
        genuine: count,
        open: count,
        immature: count,
        fraudJpy: count,
        /** Share of confirmed fraud: the precision of a detection; for `neither`, what both let through. */
        fraudShare: figureSchema,
      }),
    ),
    /** Orders without a verdict of the merchant's own system; they are in no row. */
    withoutVerdict: count,
  }),
});
export type VerdictReport = z.infer<typeof verdictReportSchema>;
