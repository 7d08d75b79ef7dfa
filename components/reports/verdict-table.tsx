"use client";

import { useFormatter, useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import { Money } from "@/components/ui/money";
import { Table, Td, Th } from "@/components/ui/table";
import { DETECTION_WINDOW_DAYS, PRECISION_WINDOW_DAYS } from "@/lib/reports/client";
import type { Figure, ReportDay } from "@/lib/reports/contract";
import { VERDICTS } from "@/lib/shared/vocabulary";
import { noon } from "./noon";
import type { Weight } from "./report-view";
import { useRateText } from "./use-rate-text";

/** The chart in figures, latest day first. */
export function VerdictTable({ days, by }: { readonly days: readonly ReportDay[]; readonly by: Weight }) {
  const t = useTranslations("reports.chart");
  // A year of days has five thousand cells: they are made when somebody wants them.
  const [isOpen, setOpen] = useState(false);
  return (
    <details className="min-w-0 open:w-full" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary className="w-fit text-indigo text-sm">{t("table")}</summary>
      {isOpen ? (
        <div className="relative mt-3 max-h-[32rem] overflow-y-auto">
          <Table caption={t("caption")}>
            <Head />
            <tbody>
              {days.toReversed().map((day) => (
                <DayRow key={day.day} day={day} by={by} />
              ))}
            </tbody>
          </Table>
        </div>
      ) : null}
    </details>
  );
}

function Head() {
  const t = useTranslations("reports.chart");
  const word = useTranslations("common.verdict");
  return (
    <thead>
      <tr>
        <Th>{t("day")}</Th>
        {VERDICTS.map((verdict) => (
          <Th key={verdict} end>
            {word(verdict)}
          </Th>
        ))}
        <Th end>{t("detections", { days: PRECISION_WINDOW_DAYS })}</Th>
        <Th end>{t("fraud")}</Th>
        <Th end>{t("open")}</Th>
        <Th end>{t("precision")}</Th>
        <Th end>{t("interval")}</Th>
        <Th end>{t("confirmed", { days: DETECTION_WINDOW_DAYS })}</Th>
        <Th end>{t("found")}</Th>
        <Th end>{t("detectionRate")}</Th>
        <Th end>{t("detectionInterval")}</Th>
      </tr>
    </thead>
  );
}

function DayRow({ day, by }: { readonly day: ReportDay; readonly by: Weight }) {
  const t = useTranslations("reports.chart");
  const format = useFormatter();
  const { precision, detectionRate, mature } = day;
  return (
    <tr className={mature ? "" : "text-ink-2"}>
      <Td className="whitespace-nowrap">
        {format.dateTime(noon(day.day), "day")}
        {mature ? null : <span className="ml-2 text-ink-3 text-xs">{t("immatureMark")}</span>}
      </Td>
      {VERDICTS.map((verdict) => (
        <Td key={verdict} end>
          {by === "yen" ? <Money amount={day.amountsJpy[verdict]} /> : format.number(day.verdicts[verdict])}
        </Td>
      ))}
      <Parts figure={precision} by={by} withOpen />
      <Parts figure={detectionRate} by={by} />
    </tr>
  );
}

/** Of how many, how many, (open), the rate and its interval. */
function Parts({ figure, by, withOpen = false }: { figure: Figure; by: Weight; withOpen?: boolean }) {
  const format = useFormatter();
  const { percent, range } = useRateText();
  const { byCount, byAmount } = figure;
  const cells: [key: string, text: ReactNode][] =
    by === "yen"
      ? [
          ["of", byAmount && <Money amount={byAmount.ofJpy} />],
          ["hits", byAmount && <Money amount={byAmount.hitsJpy} />],
          ...(withOpen ? [["open", byCount && format.number(byCount.open)] as [string, ReactNode]] : []),
          ["rate", byAmount && percent(byAmount.value)],
          ["interval", null],
        ]
      : [
          ["of", byCount && format.number(byCount.n)],
          ["hits", byCount && format.number(byCount.hits)],
          ...(withOpen ? [["open", byCount && format.number(byCount.open)] as [string, ReactNode]] : []),
          ["rate", byCount && percent(byCount.value)],
          ["interval", byCount && range(byCount)],
        ];
  return cells.map(([key, text]) => (
    <Td key={key} end className="whitespace-nowrap">
      {text ?? "—"}
    </Td>
  ));
}
