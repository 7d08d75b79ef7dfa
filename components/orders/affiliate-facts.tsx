"use client";

import { useFormatter, useLocale, useTranslations } from "next-intl";
import { Fact as FactRow, Facts } from "@/components/ui/hairline-list";
import { formatMoney } from "@/components/ui/money";
import { Section } from "@/components/ui/page";
import type { OrderPage } from "@/lib/orders/page-contract";
import type { Fact } from "@/lib/review/contract";

const FIELDS = ["affiliateId", "network", "clickedAt", "commission", "referrer", "landingUrl"] as const;

/** Through whom the order came, where it came through somebody. */
export function AffiliateFacts({ page }: { readonly page: Pick<OrderPage, "affiliate" | "currency"> }) {
  const t = useTranslations("orders");
  const format = useFormatter();
  const locale = useLocale();
  if (page.affiliate.length === 0) return null;
  const textOf = ({ field, value }: Fact): string => {
    if (field === "clickedAt") return format.dateTime(new Date(String(value)), "instant");
    return field === "commission" ? formatMoney(Number(value), page.currency, locale) : String(value);
  };
  return (
    <Section title={t("page.affiliate")}>
      <Facts>
        {FIELDS.flatMap((field) => {
          const fact = page.affiliate.find((one) => one.field === field);
          if (!fact) return [];
          return (
            <FactRow key={field} name={t(`facts.${field}`)}>
              <bdi className="figures">{textOf(fact)}</bdi>
            </FactRow>
          );
        })}
      </Facts>
    </Section>
  );
}
