import { useLocale } from "next-intl";
import { cx } from "./cx";

/** Minor units to the text of the reader's language: 12800, JPY → ¥12,800. */
export function formatMoney(minorUnits: number, currency: string, locale: string): string {
  const format = new Intl.NumberFormat(locale, { style: "currency", currency, currencyDisplay: "narrowSymbol" });
  const digits = format.resolvedOptions().maximumFractionDigits ?? 0;
  // Japanese gets a full-width yen sign, which tears a column of half-width figures apart.
  return format.format(minorUnits / 10 ** digits).replace("￥", "¥");
}

/** An amount: tabular figures, right-aligned where it stands in a column. */
export function Money({
  amount,
  currency = "JPY",
  className,
}: {
  /** Integer minor units. */
  readonly amount: number;
  readonly currency?: string;
  readonly className?: string;
}) {
  return (
    <span className={cx("figures whitespace-nowrap", className)}>{formatMoney(amount, currency, useLocale())}</span>
  );
}
