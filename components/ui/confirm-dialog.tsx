"use client";

import { AlertDialog as Base } from "@base-ui/react/alert-dialog";
import { useTranslations } from "next-intl";
import { type FormEvent, type ReactNode, useRef, useState } from "react";
import { Button, type ButtonKind } from "./button";
import { Radios } from "./choice";
import { cx } from "./cx";
import { DIALOG } from "./dialog";
import { Field, Textarea } from "./field";
import { BACKDROP } from "./overlay";

export type Confirmed<Reason extends string> = {
  readonly reason: Reason | null;
  /** Trimmed; null = nothing written. */
  readonly note: string | null;
};

type Props<Reason extends string> = {
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
  /** A question: "Remove this entry?" */
  readonly title: string;
  /** What follows from it. */
  readonly description: ReactNode;
  /** A verb: "Remove". */
  readonly confirmLabel: string;
  readonly kind?: ButtonKind;
  readonly busy?: boolean;
  /** Reasons to choose from; one must be chosen. */
  readonly reasons?: readonly { readonly value: Reason; readonly label: string }[];
  readonly note?: "none" | "optional" | "required";
  readonly noteMaxLength?: number;
  /** The caller closes the dialog once it is done. */
  readonly onConfirm: (confirmed: Confirmed<Reason>) => void;
  /** What went wrong with the last try. */
  readonly fault?: string | null;
};

/** Before what can't be undone: what follows, why, and two buttons. Focus starts on the one that leaves all as it is. */
export function ConfirmDialog<Reason extends string = never>(props: Props<Reason>) {
  const cancel = useRef<HTMLButtonElement>(null);
  return (
    <Base.Root open={props.open} onOpenChange={(next) => props.onOpenChange(next)}>
      <Base.Portal>
        <Base.Backdrop className={BACKDROP} />
        <Base.Popup className={cx(DIALOG, "w-[min(28rem,calc(100vw-2rem))]")} initialFocus={cancel}>
          <Base.Title className="font-mincho font-semibold text-lg">{props.title}</Base.Title>
          <Base.Description render={<div />} className="mt-1 mb-5 text-ink-2 text-sm">
            {props.description}
          </Base.Description>
          <Form {...props} cancel={cancel} />
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  );
}

function Form<Reason extends string>({
  confirmLabel,
  kind = "act",
  busy = false,
  reasons = [],
  note: noteRule = "none",
  noteMaxLength = 2_000,
  onConfirm,
  onOpenChange,
  fault = null,
  cancel,
}: Props<Reason> & { readonly cancel: React.RefObject<HTMLButtonElement | null> }) {
  const t = useTranslations("ui.confirm");
  const action = useTranslations("common.action");
  const optional = useTranslations("common")("optional");
  const [reason, setReason] = useState<Reason | null>(null);
  const [note, setNote] = useState("");
  const [tried, setTried] = useState(false);
  const written = note.trim();
  const reasonMissing = reasons.length > 0 && reason === null;
  const noteMissing = noteRule === "required" && written === "";
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (!reasonMissing && !noteMissing && !busy) onConfirm({ reason, note: written === "" ? null : written });
  };
  return (
    <form onSubmit={submit} noValidate className="grid gap-4">
      {reasons.length > 0 ? (
        <div>
          <p className="mb-2 font-medium text-sm">{t("reason")}</p>
          <Radios label={t("reason")} value={reason} onValueChange={setReason} options={reasons} />
          <Fault>{tried && reasonMissing ? t("reasonMissing") : null}</Fault>
        </div>
      ) : null}
      {noteRule === "none" ? null : (
        <Field
          label={t("note")}
          fault={tried && noteMissing ? t("noteMissing") : null}
          {...(noteRule === "optional" ? { optional } : {})}
        >
          <Textarea value={note} rows={2} maxLength={noteMaxLength} onChange={(event) => setNote(event.target.value)} />
        </Field>
      )}
      <Fault>{fault}</Fault>
      <div className="flex flex-wrap justify-end gap-2">
        <Button ref={cancel} kind="quiet" onClick={() => onOpenChange(false)}>
          {action("cancel")}
        </Button>
        <Button type="submit" kind={kind} busy={busy}>
          {confirmLabel}
        </Button>
      </div>
    </form>
  );
}

const Fault = ({ children }: { readonly children: string | null }) => (
  <p role="alert" className="mt-1.5 text-vermilion text-xs empty:hidden">
    {children}
  </p>
);
