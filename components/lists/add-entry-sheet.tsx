"use client";

import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { Checkbox, Radios } from "@/components/ui/choice";
import { DateField } from "@/components/ui/date-field";
import { Field, Input, Textarea } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import { Sheet } from "@/components/ui/sheet";
import {
  LIST_REASONS,
  LIST_TARGETS,
  NOTE_CHARACTERS_MAX,
  SUBJECT_CHARACTERS_MAX,
  VALUE_CHARACTERS_MAX,
} from "@/lib/lists/client";
import { LISTABLE_KINDS, LISTS } from "@/lib/shared/vocabulary";
import { EntryPreview } from "./entry-preview";
import { faultsOf } from "./problem-faults";
import { type EntryDraft, type Filled, inputOf, SIDED, useAdd } from "./use-add-entry";

/** Puts an identifier on a list: what it will match stands beside what is typed. A null draft is a closed sheet. */
export function AddEntrySheet({
  draft,
  onClose,
  onAdded,
}: {
  readonly draft: EntryDraft | null;
  readonly onClose: () => void;
  readonly onAdded?: () => void;
}) {
  const t = useTranslations("lists.add");
  const common = useTranslations("common.action");
  return (
    <Sheet
      open={draft !== null}
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
      title={t("title")}
      foot={
        <>
          <Button type="submit" form={FORM} kind="act">
            {t("submit")}
          </Button>
          <Button kind="quiet" onClick={onClose}>
            {common("cancel")}
          </Button>
        </>
      }
    >
      {draft ? (
        <Form
          draft={draft}
          onDone={() => {
            onAdded?.();
            onClose();
          }}
        />
      ) : null}
    </Sheet>
  );
}

const FORM = "add-entry";
function Form({ draft, onDone }: { readonly draft: EntryDraft; readonly onDone: () => void }) {
  const t = useTranslations("lists");
  const [filled, setFilled] = useState<Filled>({
    ...draft,
    reason: null,
    note: "",
    forcesOk: false,
    subject: "",
    expires: null,
  });
  const [tried, setTried] = useState(false);
  const set = (change: Partial<Filled>) => setFilled((now) => ({ ...now, ...change }));
  const add = useAdd(onDone);
  const faults = faultsOf(add.error);
  const missing = {
    value: filled.value.trim() === "" ? t("add.needValue") : null,
    reason: filled.reason === null ? t("add.needReason") : null,
    subject: filled.list === "affiliate_own" && filled.subject.trim() === "" ? t("add.needSubject") : null,
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    const input = inputOf(filled);
    if (input && !missing.value && !missing.subject && !add.isPending) add.mutate(input);
  };
  const fault = (field: "value" | "reason" | "subject") =>
    (tried ? missing[field] : null) ?? faults[`/${field}`] ?? null;
  return (
    <form id={FORM} onSubmit={submit} noValidate className="grid gap-5">
      <div className="grid gap-2">
        <Radios
          label={t("add.list")}
          value={filled.list}
          onValueChange={(list) => set({ list })}
          options={LISTS.map((value) => ({ value, label: t(`list.${value}`), hint: t(`effect.${value}`) }))}
        />
      </div>
      <div className="grid gap-5 sm:grid-cols-[10rem_minmax(0,1fr)]">
        <Field label={t("add.kind")}>
          <Select
            value={filled.kind}
            onValueChange={(kind) => set({ kind })}
            ariaLabel={t("add.kind")}
            options={LISTABLE_KINDS.map((value) => ({ value, label: t(`kind.${value}`) }))}
          />
        </Field>
        <Field label={t("add.value")} hint={t(`add.valueHint.${filled.kind}`)} fault={fault("value")}>
          <Input
            value={filled.value}
            maxLength={VALUE_CHARACTERS_MAX}
            autoComplete="off"
            spellCheck={false}
            onChange={(event) => set({ value: event.target.value })}
          />
        </Field>
      </div>
      <EntryPreview list={filled.list} kind={filled.kind} value={filled.value} />
      <Details filled={filled} set={set} fault={fault} faults={faults} />
      {faults[""] ? (
        <p role="alert" className="text-vermilion text-xs">
          {faults[""]}
        </p>
      ) : null}
    </form>
  );
}

/** What is said of the identifier, besides what it is. */
function Details({
  filled,
  set,
  fault,
  faults,
}: {
  readonly filled: Filled;
  readonly set: (change: Partial<Filled>) => void;
  readonly fault: (field: "reason" | "subject") => string | null;
  readonly faults: Readonly<Record<string, string>>;
}) {
  const t = useTranslations("lists");
  const optional = useTranslations("common")("optional");
  return (
    <>
      {SIDED.includes(filled.kind) ? (
        <Radios
          inline
          label={t("add.target")}
          value={filled.target}
          onValueChange={(target) => set({ target })}
          options={LIST_TARGETS.map((value) => ({ value, label: t(`target.${value}`) }))}
        />
      ) : null}
      <Field label={t("add.reason")} fault={fault("reason")}>
        <Select
          value={filled.reason}
          onValueChange={(reason) => set({ reason })}
          placeholder={t("add.reasonPlaceholder")}
          ariaLabel={t("add.reason")}
          options={LIST_REASONS.map((value) => ({ value, label: t(`reason.${value}`) }))}
        />
      </Field>
      {filled.list === "affiliate_own" ? (
        <Field label={t("add.subject")} fault={fault("subject")}>
          <Input
            value={filled.subject}
            maxLength={SUBJECT_CHARACTERS_MAX}
            autoComplete="off"
            onChange={(event) => set({ subject: event.target.value })}
          />
        </Field>
      ) : null}
      {filled.list === "allow" ? (
        <Checkbox
          label={t("add.forcesOk")}
          hint={t("add.forcesOkHint")}
          checked={filled.forcesOk}
          onCheckedChange={(forcesOk) => set({ forcesOk })}
        />
      ) : null}
      <Field
        label={t("add.expires")}
        optional={optional}
        hint={t("add.expiresHint")}
        fault={faults["/expiresAt"] ?? null}
      >
        <DateField value={filled.expires} onValueChange={(expires) => set({ expires })} />
      </Field>
      <Field label={t("add.note")} optional={optional} fault={faults["/note"] ?? null}>
        <Textarea
          rows={2}
          value={filled.note}
          maxLength={NOTE_CHARACTERS_MAX}
          onChange={(event) => set({ note: event.target.value })}
        />
      </Field>
    </>
  );
}
