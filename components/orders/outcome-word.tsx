"use client";

import { useTranslations } from "next-intl";
import { cx } from "@/components/ui/cx";
import type { OrderEventType } from "@/lib/shared/vocabulary";

const FRAUD: readonly string[] = ["chargeback", "written_off", "confirmed_fraud"];

/** What became of an order. What confirms fraud is loud, and says so by weight as well. */
export function OutcomeWord({ outcome }: { readonly outcome: OrderEventType | null }) {
  const t = useTranslations("review");
  if (outcome === null)
    return <span className="inline-block text-ink-3 first-letter:uppercase">{t("similar.open")}</span>;
  const loud = FRAUD.includes(outcome);
  return (
    <span className={cx("inline-block first-letter:uppercase", loud ? "font-semibold text-vermilion" : "text-ink-2")}>
      {t(`events.${outcome}`)}
    </span>
  );
}
