"use client";

import { useTranslations } from "next-intl";
import { Stroke } from "@/components/ui/stroke";
import { Tag } from "@/components/ui/tag";
import type { TableView } from "@/lib/reference/contract";

/** From this share of the limit on it is said how much time is left. */
const NEAR = 0.8;

/** How old a table's data are against how old they may be: the stroke is full when they no longer speak. */
export function TableAge({ table: { active, ageDaysMax } }: { readonly table: TableView }) {
  const t = useTranslations("outside.reference");
  if (active === null) return null;
  const { ageDays, stale } = active;
  const share = ageDays / ageDaysMax;
  return (
    <span className="flex flex-wrap items-center gap-x-3 gap-y-0.5">
      <Stroke strength={share} label={null} tone={share >= NEAR ? "amber" : "ink"} className="w-20!" />
      <span className="figures">{t("age", { days: ageDays, limit: ageDaysMax })}</span>
      {stale ? <Tag tone="warn">{t("stale")}</Tag> : null}
      {!stale && share >= NEAR ? (
        <span className="text-amber">{t("daysLeft", { days: ageDaysMax - ageDays })}</span>
      ) : null}
    </span>
  );
}
