"use client";

import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { v4 } from "uuid";
import { useReaderLocale } from "@/components/shell/use-reader-locale";
import { Button } from "@/components/ui/button";
import { Radios } from "@/components/ui/choice";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { DateField } from "@/components/ui/date-field";
import { Field, Textarea } from "@/components/ui/field";
import { useAnnounce } from "@/components/ui/live-region";
import { Sheet } from "@/components/ui/sheet";
import { useToast } from "@/components/ui/toast";
import {
  OUTCOME_NOTE_CHARACTERS_MAX,
  RECORDABLE_EVENTS,
  type RecordableEvent,
  recordOutcome,
} from "@/lib/orders/client";
import type { OrderPage } from "@/lib/orders/page-contract";
import { ConsoleProblem } from "@/lib/shared/ask-console";
import { tokyoDay } from "@/lib/shared/tokyo-day";

type Draft = { readonly type: RecordableEvent | null; readonly day: string | null; readonly note: string };

/** Records by hand what became of an order. It can't be taken back, so it is asked twice. */
export function OutcomeSheet({
  page,
  open,
  onOpenChange,
  onRecorded,
}: {
  readonly page: Pick<OrderPage, "orderId" | "orderedAt">;
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
  readonly onRecorded: () => void;
}) {
  const t = useTranslations("orders.outcomeForm");
  return (
    <Sheet open={open} onOpenChange={onOpenChange} title={t("title")} description={t("description")}>
      {open ? <Form page={page} onDone={() => onOpenChange(false)} onRecorded={onRecorded} /> : null}
    </Sheet>
  );
}

function Form({
  page,
  onDone,
  onRecorded,
}: {
  readonly page: Pick<OrderPage, "orderId" | "orderedAt">;
  readonly onDone: () => void;
  readonly onRecorded: () => void;
}) {
  const t = useTranslations("orders.outcomeForm");
  const events = useTranslations("review.events");
  const optional = useTranslations("common")("optional");
  const [draft, setDraft] = useState<Draft>({ type: null, day: tokyoDay(new Date()), note: "" });
  const [tried, setTried] = useState(false);
  const [asking, setAsking] = useState(false);
  const record = useRecord(page.orderId, () => {
    onRecorded();
    onDone();
  });
  const fault = faultsOf(record.error);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (draft.type !== null && draft.day !== null) setAsking(true);
  };
  const confirm = () => {
    setAsking(false);
    if (draft.type !== null && draft.day !== null)
      record.mutate({ type: draft.type, day: draft.day, note: draft.note });
  };
  return (
    <form onSubmit={submit} noValidate className="grid gap-5">
      <div className="grid gap-2">
        <Radios
          label={t("type")}
          value={draft.type}
          onValueChange={(type) => setDraft({ ...draft, type })}
          options={RECORDABLE_EVENTS.map((value) => ({ value, label: events(value) }))}
        />
        <Fault>{tried && draft.type === null ? t("typeNeeded") : (fault["/type"] ?? null)}</Fault>
      </div>
      <Field
        label={t("day")}
        hint={t("dayHint")}
        fault={tried && draft.day === null ? t("dayNeeded") : (fault["/day"] ?? null)}
      >
        <DateField
          value={draft.day}
          onValueChange={(day) => setDraft({ ...draft, day })}
          min={tokyoDay(new Date(page.orderedAt))}
          max={tokyoDay(new Date())}
        />
      </Field>
      <Field label={t("note")} optional={optional} fault={fault["/note"] ?? null}>
        <Textarea
          rows={3}
          maxLength={OUTCOME_NOTE_CHARACTERS_MAX}
          placeholder={t("notePlaceholder")}
          value={draft.note}
          onChange={(event) => setDraft({ ...draft, note: event.target.value })}
        />
      </Field>
      <Fault>{record.error ? (fault[""] ?? null) : null}</Fault>
      <div>
        <Button type="submit" kind="act" busy={record.isPending}>
          {t("submit")}
        </Button>
      </div>
      {draft.type ? (
        <ConfirmDialog
          open={asking}
          onOpenChange={setAsking}
          title={t("confirmTitle", { type: events(draft.type) })}
          description={t("confirmBody")}
          confirmLabel={t("submit")}
          onConfirm={confirm}
        />
      ) : null}
    </form>
  );
}

function useRecord(orderId: string, onDone: () => void) {
  const t = useTranslations("orders.outcomeForm");
  const events = useTranslations("review.events");
  const locale = useReaderLocale();
  const announce = useAnnounce();
  const { show } = useToast();
  const [attempt] = useState(() => v4());
  return useMutation({
    mutationFn: ({ type, day, note }: { type: RecordableEvent; day: string; note: string }) =>
      recordOutcome(
        locale,
        orderId,
        { type, day, ...(note.trim() === "" ? {} : { note: note.trim() }) },
        `${attempt}-${type}-${day}`,
      ),
    onSuccess: ({ created }, { type }) => {
      const said = t(created ? "saved" : "known", { type: events(type) });
      show({ title: said, tone: created ? "good" : "plain" });
      announce(said);
      onDone();
    },
  });
}

/** What the server found wrong, by field; under "" what belongs to none. */
function faultsOf(error: Error | null): Readonly<Record<string, string>> {
  if (!error) return {};
  if (!(error instanceof ConsoleProblem)) return { "": error.message };
  if (error.errors.length === 0) return { "": error.detail || error.title };
  return Object.fromEntries(error.errors.map(({ pointer, message }) => [pointer, message]));
}

const Fault = ({ children }: { readonly children: string | null }) => (
  <p role="alert" className="text-vermilion text-xs empty:hidden">
    {children}
  </p>
);
