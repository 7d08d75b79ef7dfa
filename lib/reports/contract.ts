import { z } from "zod";
import { VERDICTS } from "../shared/vocabulary";
import { daysInPeriod, PERIOD_DAYS_MAX, REPORT_TIME_ZONE } from "./calendar";

/** Within four-digit years to spare: the reports walk day by day, and a walk beyond the year 9999 has no end. */
const reportDay = z.iso
  .date()
  .refine((day) => day >= "1900-01-01", { params: { code: "too_small", minimum: "1900-01-01" } })
  .refine((day) => day <= "2999-12-31", { params: { code: "too_big", maximum: "2999-12-31" } });

export const verdictReportQuery = z
  .strictObject({ from: reportDay, to: reportDay })
  .refine(({ from, to }) => from <= to, { path: ["to"], params: { code: "contradictory" } })
  .refine(({ from, to }) => !(daysInPeriod(from, to) > PERIOD_DAYS_MAX), {
    path: ["from"],
    params: { code: "period_too_long" },
  });
export type VerdictReportQuery = z.infer<typeof verdictReportQuery>;

const count = z.int().min(0);
const share = z.number().min(0).max(1);

/** A share with what is needed to judge it: how many of how many, how many outcomes are still open, and the 95 % interval. */
export const rateSchema = z.object({ hits: count, n: count, open: count, value: share, low: share, high: share });
export type Rate = z.infer<typeof rateSchema>;

export const reportDaySchema = z.object({
  day: z.iso.date(),
  verdicts: z.record(z.enum(VERDICTS), count),
  /** Whether every order of the day is old enough for its outcome to be known. */
  mature: z.boolean(),
  /** Of the detections of the last `PRECISION_WINDOW_DAYS` days; null when there were none. */
  precision: rateSchema.nullable(),
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
  days: z.array(reportDaySchema),
  /** Over the mature orders of the period; null where there is nothing to divide by. */
  figures: z.object({
    precision: rateSchema.nullable(),
    detectionRate: rateSchema.nullable(),
    /** Amount of detected fraud ÷ amount of all confirmed fraud, JPY orders only. */
    detectionRateByAmount: share.nullable(),
    falsePositiveRate: rateSchema.nullable(),
  }),
  inHouse: z.object({
    rows: z.array(
      z.object({
        by: z.enum(DETECTED_BY),
        orders: count,
        fraud: count,
        genuine: count,
        open: count,
        immature: count,
        /** Share of confirmed fraud: the precision of a detection; for `neither`, what both let through. */
        fraudShare: rateSchema.nullable(),
      }),
    ),
    /** Orders without a verdict of the merchant's own system; they are in no row. */
    withoutVerdict: count,
  }),
});
export type VerdictReport = z.infer<typeof verdictReportSchema>;
