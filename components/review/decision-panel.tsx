"use client";

import { useTranslations } from "next-intl";
import { type FormEvent, type KeyboardEvent, type RefObject, useEffect, useRef, useState } from "react";
import { isImeEvent } from "@/components/shortcuts/command-for";
import { Button } from "@/components/ui/button";
import { cx } from "@/components/ui/cx";
import { KeyHint } from "@/components/ui/key-hint";
import { type DecisionWord, needsNote, REASONS_OF, type ReasonCode } from "@/lib/review/client";
import { type DecisionBody, decisionBody } from "@/lib/review/contract";

type Fault = "reasonNeeded" | "noteNeeded";

/** The reason for a decision, by digit or arrow keys, and its confirmation by Enter. Escape leaves everything as it was. */
export function DecisionPanel({
  word,
  note,
  noteField,
  onCancel,
  onDecide,
}: {
  readonly word: DecisionWord;
  readonly note: string;
  readonly noteField: RefObject<HTMLTextAreaElement | null>;
  readonly onCancel: () => void;
  readonly onDecide: (body: DecisionBody) => void;
}) {
  const t = useTranslations("review");
  const [reason, setReason] = useState<ReasonCode | null>(null);
  const [fault, setFault] = useState<Fault | null>(null);
  const form = useRef<HTMLFormElement>(null);
  const firstReason = useRef<HTMLInputElement>(null);
  const reasons = REASONS_OF[word];

  useEffect(() => firstReason.current?.focus(), []);
  useConfirmFromNote(noteField, form);

  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (reason === null) return setFault("reasonNeeded");
    if (needsNote(reason) && note.trim() === "") {
      noteField.current?.focus();
      return setFault("noteNeeded");
    }
    onDecide(decisionBody.parse({ decision: word, reasonCode: reason, ...(note.trim() === "" ? {} : { note }) }));
  };
  const onKey = (event: KeyboardEvent) => {
    if (isImeEvent(event.nativeEvent) || event.ctrlKey || event.metaKey || event.altKey) return;
    const chosen = /^[1-9]$/.test(event.key) ? reasons[Number(event.key) - 1] : undefined;
    if (chosen) setReason(chosen);
    else if (event.key === "Escape") onCancel();
    else if (event.key === "Enter" && event.target instanceof HTMLInputElement) form.current?.requestSubmit();
    else return;
    event.preventDefault();
  };

  return (
    <form ref={form} onSubmit={submit} onKeyDown={onKey} noValidate className="mb-3">
      <fieldset aria-describedby="decision-consequence">
        <legend className="mb-2 font-mincho font-semibold text-base">{t(`decide.${word}Title`)}</legend>
        <div className="flex flex-wrap gap-1.5">
          {reasons.map((code, index) => (
            <label
              key={code}
              className={cx(
                "inline-flex h-8 cursor-pointer items-center gap-2 rounded-seal border px-2.5 text-sm has-focus-visible:outline-2 has-focus-visible:outline-indigo has-focus-visible:outline-offset-2",
                reason === code ? "border-ink bg-ink text-paper" : "border-edge bg-sheet hover:bg-sunk",
              )}
            >
              <input
                ref={index === 0 ? firstReason : null}
                type="radio"
                name="reason"
                value={code}
                checked={reason === code}
                onChange={() => setReason(code)}
                className="sr-only"
              />
              <KeyHint inherit>{String(index + 1)}</KeyHint>
              {t(`reasonCodes.${code}`)}
            </label>
          ))}
        </div>
      </fieldset>
      <div className="mt-3 flex flex-wrap items-center gap-x-3 gap-y-2">
        <Button type="submit" kind={word} shortcut="↵">
          {word === "approve" ? t("decide.confirmApprove") : t("decide.confirmReject")}
        </Button>
        <Button kind="quiet" onClick={onCancel} shortcut="Esc">
          {t("decide.cancel")}
        </Button>
        <p id="decision-consequence" className="text-ink-2 text-xs">
          {word === "approve" ? t("decide.approveConsequence") : t("decide.rejectConsequence")}
        </p>
      </div>
      <p role="alert" className="mt-1 text-vermilion text-xs">
        {fault ? t(`decide.${fault}`) : ""}
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
