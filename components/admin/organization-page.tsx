"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { useReaderLocale } from "@/components/shell/use-reader-locale";
import { Button } from "@/components/ui/button";
import { Field, Input } from "@/components/ui/field";
import { NumberField } from "@/components/ui/number-field";
import { PageHeader } from "@/components/ui/page";
import { adminKeys, organizationOptions, saveOrganization } from "@/lib/access/admin-client";
import { type OrganizationView, REVIEW_MINUTES_MAX, REVIEW_MINUTES_MIN } from "@/lib/access/contract";
import { ActNotice } from "./act-notice";
import { QueryState } from "./query-state";
import { useAdminAct } from "./use-admin-act";

const HOUR = 60;
const DAY = 1_440;

export function OrganizationPage() {
  const t = useTranslations("admin.organization");
  const organization = useQuery(organizationOptions(useReaderLocale()));
  return (
    <>
      <PageHeader title={t("title")} lead={t("lead")} />
      <QueryState query={organization}>{(data) => <OrganizationForm stored={data} />}</QueryState>
    </>
  );
}

function OrganizationForm({ stored }: { readonly stored: OrganizationView }) {
  const t = useTranslations("admin.organization");
  const [name, setName] = useState(stored.name);
  const [minutes, setMinutes] = useState<number | null>(stored.reviewMinutes);
  const act = useAdminAct({
    send: saveOrganization,
    forget: [adminKeys.organization()],
    said: () => t("saved"),
  });
  const inRange = minutes !== null && minutes >= REVIEW_MINUTES_MIN && minutes <= REVIEW_MINUTES_MAX;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (inRange) act.run({ name: name.trim(), reviewMinutes: minutes, revision: stored.revision });
  };
  const outOfRange = inRange ? null : t("outOfRange", { min: REVIEW_MINUTES_MIN, max: REVIEW_MINUTES_MAX });
  return (
    <form onSubmit={submit} noValidate className="grid max-w-lg gap-6">
      <ActNotice fault={act.fault} />
      <Field label={t("name")} hint={t("nameHint")} fault={act.fault?.at("/name") ?? null}>
        <Input
          value={name}
          onChange={(event) => setName(event.target.value)}
          autoComplete="organization"
          maxLength={100}
        />
      </Field>
      <Field
        label={t("deadline")}
        hint={t("deadlineHint")}
        fault={outOfRange ?? act.fault?.at("/reviewMinutes") ?? null}
      >
        <span className="flex flex-wrap items-center gap-x-4 gap-y-1">
          <NumberField
            value={minutes}
            onValueChange={setMinutes}
            step={HOUR}
            min={REVIEW_MINUTES_MIN}
            max={REVIEW_MINUTES_MAX}
            unit={t("minutes")}
            className="w-40"
          />
          {inRange ? <span className="text-ink-2 text-sm">{t("reading", { time: spanOf(minutes, t) })}</span> : null}
        </span>
      </Field>
      <div>
        <Button type="submit" kind="act" busy={act.busy} disabled={!inRange}>
          {t("save")}
        </Button>
      </div>
    </form>
  );
}

/** 1500 → one day and one hour, in the reader's words. */
function spanOf(
  minutes: number,
  t: (key: "span.days" | "span.hours" | "span.minutes", values: { count: number }) => string,
): string {
  const parts = [
    { key: "span.days", count: Math.floor(minutes / DAY) },
    { key: "span.hours", count: Math.floor((minutes % DAY) / HOUR) },
    { key: "span.minutes", count: minutes % HOUR },
  ] as const;
  return parts
    .filter(({ count }) => count > 0)
    .map(({ key, count }) => t(key, { count }))
    .join(" ");
}
