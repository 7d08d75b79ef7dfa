import type { VerdictReportQuery } from "@/lib/reports/contract";
import { type UrlValues, urlChoice, urlText } from "@/lib/shared/url-state";
import { PAYMENT_METHODS } from "@/lib/shared/vocabulary";
import { periodOf } from "./period";

/** By number of orders, or by their amounts. */
export const WEIGHTS = ["count", "yen"] as const;
export type Weight = (typeof WEIGHTS)[number];

/** What the address of the page says; the shop is chosen in the console's header. */
export const reportUrl = {
  from: urlText(10),
  to: urlText(10),
  shop: urlText(40),
  method: urlChoice(["all", ...PAYMENT_METHODS]),
  by: urlChoice(WEIGHTS),
};
export type ReportView = UrlValues<typeof reportUrl>;

/** What is asked of the server for a view; the period is the last 90 days where the address names none that can be shown. */
export function queryOf({ from, to, shop, method }: ReportView, today: string): VerdictReportQuery {
  return {
    ...periodOf(from || null, to || null, today),
    ...(shop ? { shop } : {}),
    ...(method === "all" ? {} : { method }),
  };
}
