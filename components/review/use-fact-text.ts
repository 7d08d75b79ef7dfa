"use client";

import { useFormatter, useLocale, useTranslations } from "next-intl";
import { formatMoney } from "@/components/ui/money";
import type { Fact } from "@/lib/review/contract";

const BRANDS: Readonly<Record<string, string>> = {
  visa: "Visa",
  mastercard: "Mastercard",
  jcb: "JCB",
  amex: "American Express",
  diners: "Diners Club",
};

const regionName = (code: string, locale: string): string =>
  /^[A-Za-z]{2}$/.test(code)
    ? (new Intl.DisplayNames(locale, { type: "region" }).of(code.toUpperCase()) ?? code)
    : code;

/** How a fact of an order is called and read. A field or word without a text of its own is shown as it came. */
export function useFactText(currency: string) {
  const names = useTranslations("review.facts");
  const words = useTranslations("review.values");
  const format = useFormatter();
  const locale = useLocale();
  // Fields come from the server; whether a text exists is only known by asking.
  const has = (t: { has: (key: never) => boolean }, key: string) => t.has(key as never);

  const worded = (group: string, value: Fact["value"]): string => {
    const key = `${group}.${value}`;
    return has(words, key) ? words(key as never) : String(value);
  };
  const textOf = ({ field, value }: Fact): string => {
    switch (field) {
      case "channel":
      case "paymentMethod":
      case "threeDS":
      case "authResult":
        return worded(field, value);
      case "shippingFee":
      case "discount":
      case "limit":
        return formatMoney(Number(value), currency, locale);
      case "cardBrand":
        return BRANDS[String(value).toLowerCase()] ?? String(value);
      case "issuerCountry":
        return regionName(String(value), locale);
      case "pointsUsed":
        return format.number(Number(value));
      case "memberSince":
        return format.dateTime(new Date(String(value)), "day");
      case "authDeclines":
        return words("times", { count: Number(value) });
      case "formMs":
        return words("seconds", { seconds: Math.round(Number(value) / 100) / 10 });
      default:
        return typeof value === "boolean" ? words(value ? "true" : "false") : String(value);
    }
  };
  return { nameOf: ({ field }: Fact) => (has(names, field) ? names(field as never) : field), textOf };
}
