"use client";

import { useQuery } from "@tanstack/react-query";
import { X } from "lucide-react";
import { useTranslations } from "next-intl";
import { useReaderLocale } from "@/components/shell/use-reader-locale";
import { Button } from "@/components/ui/button";
import { DateRange } from "@/components/ui/date-field";
import { Select, type SelectOption } from "@/components/ui/select";
import { peopleOptions } from "@/lib/access/admin-client";
import { AUDIT_AREAS, type AuditFilter } from "@/lib/access/audit-contract";
import type { AuditFilterChange } from "./audit-url";

const NOTHING: AuditFilterChange = { who: "", area: "all", subject: "", from: "", to: "" };

export function AuditFilters({
  filter,
  onChange,
  narrowed,
}: {
  readonly filter: AuditFilter;
  readonly onChange: (change: AuditFilterChange) => void;
  readonly narrowed: boolean;
}) {
  const t = useTranslations("admin.audit");
  return (
    <div className="flex flex-wrap items-center gap-2">
      <Who who={filter.who ?? ""} onChange={(who) => onChange({ who })} />
      <Select
        size="sm"
        className="w-40!"
        ariaLabel={t("what")}
        value={filter.area ?? "all"}
        onValueChange={(area) => onChange({ area })}
        options={[
          { value: "all", label: t("anything") },
          ...AUDIT_AREAS.map((value) => ({ value, label: t(`area.${value}`) })),
        ]}
      />
      <DateRange
        value={{ from: filter.from ?? null, to: filter.to ?? null }}
        onValueChange={({ from, to }) => onChange({ from: from ?? "", to: to ?? "" })}
      />
      {filter.subject === undefined ? null : (
        <Button size="sm" onClick={() => onChange({ subject: "" })} aria-label={t("dropSubject")}>
          <span className="max-w-48 truncate">{t("onlySubject", { name: filter.subject })}</span>
          <X aria-hidden="true" size={12} />
        </Button>
      )}
      {narrowed ? (
        <Button size="sm" kind="quiet" onClick={() => onChange(NOTHING)}>
          {t("clear")}
        </Button>
      ) : null}
    </div>
  );
}

const ANYONE = "anyone";

/** The members and the installation itself; somebody who has left, or a key, is chosen from a record of theirs. */
function Who({ who, onChange }: { readonly who: string; readonly onChange: (who: string) => void }) {
  const t = useTranslations("admin.audit");
  const people = useQuery(peopleOptions(useReaderLocale())).data?.items ?? [];
  const options: SelectOption<string>[] = [
    { value: ANYONE, label: t("anyone") },
    ...people.map((person) => ({ value: person.userId, label: person.name, hint: person.email })),
    { value: "system", label: t("actor.system") },
  ];
  const other = who !== "" && !options.some((option) => option.value === who);
  return (
    <Select
      size="sm"
      className="w-44!"
      ariaLabel={t("who")}
      value={who === "" ? ANYONE : who}
      onValueChange={(next) => onChange(next === ANYONE ? "" : next)}
      options={other ? [...options, { value: who, label: who }] : options}
    />
  );
}
