"use client";

import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { cx } from "@/components/ui/cx";
import { controlClass } from "@/components/ui/field";
import { dayPlus, daysInPeriod, PERIOD_DAYS_MAX } from "@/lib/reports/client";
import type { VerdictReportQuery } from "@/lib/reports/contract";

const SPANS = [30, 90, 180, 365] as const;

/** A few usual spans that end today, or any two days. The period lives in the address. */
export function PeriodPicker({
  period,
  today,
  onChange,
}: {
  readonly period: VerdictReportQuery;
  readonly today: string;
  readonly onChange: (period: VerdictReportQuery) => void;
}) {
  const t = useTranslations("reports.period");
  return (
    <div className="flex flex-wrap items-end gap-x-6 gap-y-3">
      <fieldset className="flex">
        <legend className="sr-only">{t("label")}</legend>
        {SPANS.map((days) => {
          const from = dayPlus(today, 1 - days);
          const current = period.from === from && period.to === today;
          return (
            <button
              key={days}
              type="button"
              aria-pressed={current}
              onClick={() => onChange({ from, to: today })}
              className={cx(
                "-ml-px h-8 border border-edge px-3 text-xs first:ml-0 first:rounded-l-seal last:rounded-r-seal",
                current ? "bg-ink text-paper" : "bg-sheet hover:bg-sunk",
              )}
            >
              {t("days", { days })}
            </button>
          );
        })}
      </fieldset>
      <Days key={`${period.from}${period.to}`} period={period} today={today} onChange={onChange} />
    </div>
  );
}

type Fault = "wrongOrder" | "tooLong" | "incomplete";

function Days({
  period,
  today,
  onChange,
}: {
  readonly period: VerdictReportQuery;
  readonly today: string;
  readonly onChange: (period: VerdictReportQuery) => void;
}) {
  const t = useTranslations("reports.period");
  const [draft, setDraft] = useState(period);
  const [fault, setFault] = useState<Fault | null>(null);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const found = faultOf(draft);
    setFault(found);
    if (found === null) onChange(draft);
  };
  const field = (name: keyof VerdictReportQuery) => (
    <label className="flex items-center gap-1.5 text-ink-3 text-xs">
      <span className="sr-only">{t(name)}</span>
      <input
        type="date"
        value={draft[name]}
        max={today}
        onChange={(event) => setDraft({ ...draft, [name]: event.target.value })}
        className={cx(controlClass, "figures h-8 w-36! px-2 text-xs!")}
      />
    </label>
  );
  return (
    <form onSubmit={submit} noValidate className="flex flex-wrap items-center gap-2">
      {field("from")}
      <span aria-hidden="true" className="text-ink-3">
        –
      </span>
      {field("to")}
      <Button type="submit" size="sm" className="h-8!">
        {t("apply")}
      </Button>
      <span role="alert" className="text-vermilion text-xs">
        {fault ? t(fault, { days: PERIOD_DAYS_MAX }) : ""}
      </span>
    </form>
  );
}

function faultOf({ from, to }: VerdictReportQuery): Fault | null {
  if (from === "" || to === "") return "incomplete";
  const days = daysInPeriod(from, to);
  if (days < 1) return "wrongOrder";
  return days > PERIOD_DAYS_MAX ? "tooLong" : null;
}
