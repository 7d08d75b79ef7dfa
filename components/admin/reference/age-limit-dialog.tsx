"use client";

import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { NumberField } from "@/components/ui/number-field";
import { Notice } from "@/components/ui/state";
import { referenceKeys, setAgeLimit } from "@/lib/reference/client";
import { AGE_DAYS_MAX, AGE_DAYS_MIN, type TableView } from "@/lib/reference/contract";
import { ActNotice } from "../act-notice";
import { useAdminAct } from "../use-admin-act";

type Props = { readonly table: TableView; readonly open: boolean; readonly onClose: () => void };

/** How old a table's data may grow before it no longer speaks. */
export function AgeLimitDialog({ table, open, onClose }: Props) {
  const t = useTranslations("outside.reference.limit");
  return (
    <Dialog
      open={open}
      onOpenChange={(next) => {
        if (!next) onClose();
      }}
      title={t("title", { name: table.label })}
      description={t("lead")}
    >
      {open ? <LimitForm table={table} onDone={onClose} /> : null}
    </Dialog>
  );
}

function LimitForm({ table, onDone }: { readonly table: TableView; readonly onDone: () => void }) {
  const t = useTranslations("outside.reference.limit");
  const [days, setDays] = useState<number | null>(table.ageDaysMax);
  const act = useAdminAct({
    send: setAgeLimit,
    forget: [referenceKeys.tables()],
    said: () => t("done"),
    onDone,
  });
  const inRange = days !== null && Number.isInteger(days) && days >= AGE_DAYS_MIN && days <= AGE_DAYS_MAX;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (inRange) act.run({ table: table.name, ageDaysMax: days });
  };
  const outOfRange = inRange ? null : t("outOfRange", { min: AGE_DAYS_MIN, max: AGE_DAYS_MAX });
  const becomesStale = inRange && table.active !== null && table.active.ageDays > days;
  return (
    <form onSubmit={submit} noValidate className="grid gap-5">
      <ActNotice fault={act.fault} />
      <Field label={t("days")} fault={outOfRange ?? act.fault?.at("/ageDaysMax") ?? null}>
        <NumberField
          value={days}
          onValueChange={setDays}
          min={AGE_DAYS_MIN}
          max={AGE_DAYS_MAX}
          unit={t("unit")}
          className="w-40"
        />
      </Field>
      {becomesStale ? <Notice tone="warn">{t("becomesStale", { days: table.active?.ageDays ?? 0 })}</Notice> : null}
      <div className="flex justify-end">
        <Button type="submit" kind="act" busy={act.busy} disabled={!inRange}>
          {t("save")}
        </Button>
      </div>
    </form>
  );
}
