"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { useReaderLocale } from "@/components/shell/use-reader-locale";
import { Seal } from "@/components/ui/seal";
import type { VerdictReport } from "@/lib/reports/contract";
import { VERDICTS } from "@/lib/shared/vocabulary";
import { formatYen } from "./format-yen";
import { useRateText } from "./use-rate-text";

/** What passed through in the period, and how much of it needed a person. */
export function Totals({ report }: { readonly report: VerdictReport }) {
  const t = useTranslations("reports.totals");
  const locale = useReaderLocale();
  const { percent } = useRateText();
  const { orders, verdicts, amountsJpy, figures } = report;
  const prevented = figures.detectionRate.byAmount;
  return (
    <dl className="figures mb-8 flex flex-wrap gap-x-10 gap-y-3 border-line border-y py-3 text-sm max-sm:grid max-sm:grid-cols-[auto_1fr] max-sm:gap-x-3">
      {VERDICTS.map((verdict) => (
        <Total
          key={verdict}
          name={<Seal word={verdict} />}
          value={t("orders", { count: verdicts[verdict] })}
          more={`${percent(verdicts[verdict] / orders)} · ${formatYen(amountsJpy[verdict], locale)}`}
        />
      ))}
      <Total name={t("automatic")} value={percent(1 - verdicts.HOLD / orders)} more={t("automaticOf")} />
      {prevented ? (
        <Total
          name={t("prevented")}
          value={formatYen(prevented.hitsJpy, locale)}
          more={t("missed", { amount: formatYen(prevented.ofJpy - prevented.hitsJpy, locale) })}
        />
      ) : null}
    </dl>
  );
}

function Total({ name, value, more }: { readonly name: ReactNode; readonly value: string; readonly more: string }) {
  return (
    <div className="grid grid-cols-[auto_1fr] items-center gap-x-3 max-sm:col-span-2 max-sm:grid-cols-subgrid">
      <dt className="row-span-2 text-ink-2 text-xs">{name}</dt>
      <dd className="font-semibold leading-snug">{value}</dd>
      <dd className="text-ink-3 text-xs leading-snug">{more}</dd>
    </div>
  );
}
