"use client";

import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { DateField } from "@/components/ui/date-field";
import { daysInPeriod, PERIOD_DAYS_MAX } from "@/lib/reports/client";

type Period = { readonly from: string; readonly to: string };
type Fault = "wrongOrder" | "tooLong" | "incomplete";

/** Any two days. */
export function PeriodFields({
  period,
  today,
  onChange,
}: {
  readonly period: Period;
  readonly today: string;
  readonly onChange: (period: Period) => void;
}) {
  const t = useTranslations("reports.period");
  const [draft, setDraft] = useState<{ from: string | null; to: string | null }>(period);
  const [fault, setFault] = useState<Fault | null>(null);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const { from, to } = draft;
    if (from === null || to === null) {
      setFault("incomplete");
      return;
    }
    const found = faultOf(from, to);
    setFault(found);
    if (found === null) onChange({ from, to });
  };
  const field = (name: keyof Period) => (
    <DateField
      size="sm"
      ariaLabel={t(name)}
      value={draft[name]}
      max={today}
      onValueChange={(value) => setDraft({ ...draft, [name]: value })}
      className="w-32! pointer-coarse:w-34!"
    />
  );
  return (
    <form onSubmit={submit} noValidate className="flex flex-wrap items-center gap-2">
      {field("from")}
      <span aria-hidden="true" className="text-ink-3">
        –
      </span>
      {field("to")}
      <Button type="submit" size="sm">
        {t("apply")}
      </Button>
      <span role="alert" className="text-vermilion text-xs">
        {fault ? t(fault, { days: PERIOD_DAYS_MAX }) : ""}
      </span>
    </form>
  );
}

function faultOf(from: string, to: string): Fault | null {
  const days = daysInPeriod(from, to);
  if (days < 1) return "wrongOrder";
  return days > PERIOD_DAYS_MAX ? "tooLong" : null;
}
