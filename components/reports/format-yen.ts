import { formatMoney } from "@/components/ui/money";
import type { Locale } from "@/lib/shared/vocabulary";

/** Whole yen. */
export const formatYen = (amount: number, locale: Locale): string => formatMoney(amount, "JPY", locale);

/** In few characters, for the axis of a chart: 1.2万, 1.2M. */
export const formatYenShort = (amount: number, locale: Locale): string =>
  new Intl.NumberFormat(locale, { notation: "compact", maximumFractionDigits: 1 }).format(amount);
