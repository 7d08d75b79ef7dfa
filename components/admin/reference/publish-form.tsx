"use client";

import { useFormatter, useNow, useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { DateField } from "@/components/ui/date-field";
import { Field, Textarea } from "@/components/ui/field";
import { publishTable, referenceKeys } from "@/lib/reference/client";
import { NOTE_CHARACTERS_MAX, type PreviewView, type TableView } from "@/lib/reference/contract";
import { tokyoDay } from "@/lib/shared/tokyo-day";
import { ActNotice } from "../act-notice";
import { useAdminAct } from "../use-admin-act";

type Props = {
  readonly table: TableView;
  readonly csv: Blob;
  readonly preview: PreviewView;
  readonly onDone: () => void;
  /** Looks at the same file again, against what is in force now. */
  readonly onAgain: () => void;
};

/** Since when the data are true, why there is a new version, and the press that puts it in force. */
export function PublishForm({ table, csv, preview, onDone, onAgain }: Props) {
  const t = useTranslations("outside.reference.upload");
  const common = useTranslations("common");
  const format = useFormatter();
  const today = tokyoDay(useNow());
  const [day, setDay] = useState<string | null>(today);
  const [note, setNote] = useState("");
  const act = useAdminAct({
    send: publishTable,
    forget: [referenceKeys.all],
    said: ({ version, rows }) => t("done", { version, rows }),
    onDone,
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (day === null) return;
    const dataAsOf = day === today ? null : `${day}T00:00:00+09:00`;
    act.run({ table: table.name, csv, replaces: preview.activeVersionId, dataAsOf, note: note.trim() });
  };
  const dayFault = day === null ? t("dayMissing") : (act.fault?.at("/dataAsOf") ?? null);
  return (
    <form onSubmit={submit} noValidate className="grid gap-5 border-line border-t pt-5">
      <ActNotice fault={act.fault} />
      <Field label={t("dataAsOf")} hint={t("dataAsOfHint", { limit: table.ageDaysMax })} fault={dayFault}>
        <DateField value={day} onValueChange={setDay} max={today} className="w-44!" />
      </Field>
      <Field
        label={t("note")}
        hint={t("noteHint")}
        optional={common("optional")}
        fault={act.fault?.at("/note") ?? null}
      >
        <Textarea
          rows={2}
          value={note}
          maxLength={NOTE_CHARACTERS_MAX}
          onChange={(event) => setNote(event.target.value)}
        />
      </Field>
      <div className="flex flex-wrap gap-2">
        <Button type="submit" kind="act" busy={act.busy}>
          {t("publish", { rows: format.number(preview.rows) })}
        </Button>
        {act.fault ? (
          <Button
            onClick={() => {
              act.clear();
              onAgain();
            }}
          >
            {t("again")}
          </Button>
        ) : null}
      </div>
    </form>
  );
}
