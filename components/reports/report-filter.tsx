"use client";

import { useTranslations } from "next-intl";
import { Segmented } from "@/components/ui/segmented";
import { Select } from "@/components/ui/select";
import { dayPlus } from "@/lib/reports/client";
import type { VerdictReportQuery } from "@/lib/reports/contract";
import { PAYMENT_METHODS } from "@/lib/shared/vocabulary";
import { PeriodFields } from "./period-fields";
import type { ReportView } from "./report-view";
import { WEIGHTS } from "./report-view";

const SPANS = ["30", "90", "180", "365"] as const;

/** What the report is of: a period, a payment method, orders or their amounts. The shop is chosen in the header. */
export function ReportFilter({
  view,
  period,
  today,
  onChange,
}: {
  readonly view: ReportView;
  readonly period: VerdictReportQuery;
  readonly today: string;
  readonly onChange: (change: Partial<ReportView>) => void;
}) {
  const t = useTranslations("reports");
  const methods = useTranslations("reports.method");
  const span = SPANS.find((days) => period.to === today && period.from === dayPlus(today, 1 - Number(days))) ?? null;
  return (
    <div className="flex flex-wrap items-center gap-x-5 gap-y-3">
      <Segmented
        label={t("period.label")}
        size="sm"
        value={span}
        onValueChange={(days) => onChange({ from: dayPlus(today, 1 - Number(days)), to: today })}
        options={SPANS.map((days) => ({ value: days, label: t("period.days", { days }) }))}
      />
      <PeriodFields key={`${period.from}${period.to}`} period={period} today={today} onChange={onChange} />
      <Select
        ariaLabel={t("method.label")}
        size="sm"
        value={view.method}
        onValueChange={(method) => onChange({ method })}
        options={[
          { value: "all", label: methods("all") },
          ...PAYMENT_METHODS.map((method) => ({ value: method, label: methods(method) })),
        ]}
        className="w-44!"
      />
      <Segmented
        label={t("by.label")}
        size="sm"
        value={view.by}
        onValueChange={(by) => onChange({ by })}
        options={WEIGHTS.map((by) => ({ value: by, label: t(`by.${by}`) }))}
      />
    </div>
  );
}
