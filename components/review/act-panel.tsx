"use client";

import { useTranslations } from "next-intl";
import { type FormEvent, type KeyboardEvent, type RefObject, useEffect, useRef, useState } from "react";
import { isImeEvent } from "@/components/shortcuts/command-for";
import { Button, type ButtonKind } from "@/components/ui/button";
import { late, useLate } from "@/components/ui/late";
import { type Act, type ActWord, needsNote, REASONS_OF, type ReasonCode } from "@/lib/review/client";
import { actOf } from "./act-of";
import { KEEP_CHOICES, type KeepChoice, keptUntil } from "./keep-until";
import { PanelReasons } from "./panel-reasons";

const keepUntil = late(() => import("./keep-until-field").then((loaded) => loaded.KeepUntil));

type Fault = "reasonNeeded" | "noteNeeded";

const KIND: Readonly<Record<ActWord, ButtonKind>> = {
  approve: "approve",
  reject: "reject",
  keep: "act",
  escalate: "act",
};

/** The reason for an act, by digit or arrow keys, and its confirmation by Enter. Escape leaves everything as it was. */
export function ActPanel({
  word,
  reason,
  onReason,
  note,
  noteField,
  takesFocus,
  onCancel,
  onAct,
}: {
  readonly word: ActWord;
  readonly reason: ReasonCode | null;
  readonly onReason: (reason: ReasonCode) => void;
  readonly note: string;
  readonly noteField: RefObject<HTMLTextAreaElement | null>;
  readonly takesFocus: boolean;
  readonly onCancel: () => void;
  readonly onAct: (act: Act) => void;
}) {
  const t = useTranslations("review.decide");
  const [until, setUntil] = useState<KeepChoice>(KEEP_CHOICES[1]);
  const [fault, setFault] = useState<Fault | null>(null);
  const form = useRef<HTMLFormElement>(null);
  const KeepUntil = useLate(keepUntil);
  const reasons = REASONS_OF[word];
  const chosen = reason !== null && reasons.includes(reason) ? reason : null;
  useConfirmFromNote(noteField, form);

  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (chosen === null) return setFault("reasonNeeded");
    if (needsNote(chosen) && note.trim() === "") {
      noteField.current?.focus();
      return setFault("noteNeeded");
    }
    onAct(actOf(word, { reasonCode: chosen, note: note.trim(), dueAt: keptUntil(until, new Date()) }));
  };
  const onKey = (event: KeyboardEvent) => {
    if (isImeEvent(event.nativeEvent) || event.ctrlKey || event.metaKey || event.altKey) return;
    const picked = /^[1-9]$/.test(event.key) ? reasons[Number(event.key) - 1] : undefined;
    if (picked) onReason(picked);
    else if (event.key === "Escape") onCancel();
    else if (event.key === "Enter" && event.target instanceof HTMLInputElement) form.current?.requestSubmit();
    else return;
    event.preventDefault();
  };

  return (
    <form ref={form} onSubmit={submit} onKeyDown={onKey} noValidate className="mb-3">
      <PanelReasons
        title={t(`title.${word}`)}
        describedBy="act-consequence"
        reasons={reasons}
        chosen={chosen}
        takesFocus={takesFocus}
        onChoose={onReason}
      />
      {word === "keep" && KeepUntil ? <KeepUntil value={until} onChange={setUntil} /> : null}
      <div className="mt-3 flex flex-wrap items-center gap-x-3 gap-y-2">
        <Button type="submit" kind={KIND[word]} shortcut="Enter">
          {t(`confirm.${word}`)}
        </Button>
        <Button kind="quiet" onClick={onCancel} shortcut="Esc">
          {t("cancel")}
        </Button>
        <p id="act-consequence" className="min-w-48 flex-1 text-ink-2 text-xs">
          {t(`consequence.${word}`)}
        </p>
      </div>
      <p role="alert" className="mt-1 text-vermilion text-xs empty:hidden">
        {fault ? t(fault) : ""}
      </p>
    </form>
  );
}

/** Ctrl+Enter or ⌘+Enter confirms from the note; the plain Enter stays a line break, and the one of a conversion stays its own. */
function useConfirmFromNote(
  noteField: RefObject<HTMLTextAreaElement | null>,
  form: RefObject<HTMLFormElement | null>,
): void {
  useEffect(() => {
    const field = noteField.current;
    const onKey = (event: globalThis.KeyboardEvent) => {
      if (isImeEvent(event) || event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
      event.preventDefault();
      form.current?.requestSubmit();
    };
    field?.addEventListener("keydown", onKey);
    return () => field?.removeEventListener("keydown", onKey);
  }, [noteField, form]);
}
