"use client";

import { useTranslations } from "next-intl";
import type { OrderEventType } from "@/lib/shared/vocabulary";

const FRAUD: readonly string[] = ["chargeback", "written_off", "confirmed_fraud"];

/** What became of an order. What confirms fraud is loud, and says so by weight as well. */
export function OutcomeWord({ outcome }: { readonly outcome: OrderEventType | null }) {
  const t = useTranslations("review");
  if (outcome === null) return <span className="text-ink-3">{t("similar.open")}</span>;
  const loud = FRAUD.includes(outcome);
  return <span className={loud ? "font-semibold text-vermilion" : "text-ink-2"}>{t(`events.${outcome}`)}</span>;
}
