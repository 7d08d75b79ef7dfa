"use client";

import { useFormatter, useTranslations } from "next-intl";
import { Table, Td, Th } from "@/components/ui/table";
import { PRECISION_WINDOW_DAYS } from "@/lib/reports/client";
import type { ReportDay } from "@/lib/reports/contract";
import { useRateText } from "./use-rate-text";

/** The chart in figures, latest day first. */
export function VerdictTable({ days }: { readonly days: readonly ReportDay[] }) {
  const t = useTranslations("reports.chart");
  const word = useTranslations("common.verdict");
  return (
    <details className="mt-3">
      <summary className="w-fit text-indigo text-sm">{t("table")}</summary>
      <div className="mt-3 max-h-[32rem] overflow-y-auto">
        <Table caption={t("caption")}>
          <thead>
            <tr>
              <Th>{t("day")}</Th>
              <Th end>{word("OK")}</Th>
              <Th end>{word("HOLD")}</Th>
              <Th end>{word("NG")}</Th>
              <Th end>{t("detections", { days: PRECISION_WINDOW_DAYS })}</Th>
              <Th end>{t("fraud")}</Th>
              <Th end>{t("open")}</Th>
              <Th end>{t("precision")}</Th>
              <Th end>{t("interval")}</Th>
            </tr>
          </thead>
          <tbody>
            {days.toReversed().map((day) => (
              <DayRow key={day.day} day={day} />
            ))}
          </tbody>
        </Table>
      </div>
    </details>
  );
}

function DayRow({ day: { day, verdicts, precision, mature } }: { readonly day: ReportDay }) {
  const t = useTranslations("reports.chart");
  const format = useFormatter();
  const { percent, range } = useRateText();
  return (
    <tr className={mature ? "" : "text-ink-2"}>
      <Td className="whitespace-nowrap">
        {format.dateTime(new Date(`${day}T12:00:00+09:00`), "day")}
        {mature ? null : <span className="ml-2 text-ink-3 text-xs">{t("immatureMark")}</span>}
      </Td>
      <Td end>{format.number(verdicts.OK)}</Td>
      <Td end>{format.number(verdicts.HOLD)}</Td>
      <Td end>{format.number(verdicts.NG)}</Td>
      <Td end>{precision ? format.number(precision.n) : "0"}</Td>
      <Td end>{precision ? format.number(precision.hits) : "—"}</Td>
      <Td end>{precision ? format.number(precision.open) : "—"}</Td>
      <Td end>{precision ? percent(precision.value) : "—"}</Td>
      <Td end className="whitespace-nowrap">
        {precision ? range(precision) : "—"}
      </Td>
    </tr>
  );
}
