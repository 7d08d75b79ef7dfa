"use client";

import { useTranslations } from "next-intl";
import { type KeyboardEvent, useEffect, useRef, useState } from "react";
import { isImeEvent } from "@/components/shortcuts/command-for";
import { keyOf } from "@/components/shortcuts/commands";
import { useCommand } from "@/components/shortcuts/shortcuts";
import { Button } from "@/components/ui/button";
import { controlClass } from "@/components/ui/field";
import { type DecisionWord, NOTE_CHARACTERS_MAX } from "@/lib/review/client";
import type { DecisionBody } from "@/lib/review/contract";
import { DecisionPanel } from "./decision-panel";

const NOTE_WARNING_CHARACTERS = 200;

/** Note, approve, reject: always within reach at the foot of the case. Deciding takes a reason and a second press. */
export function DecisionDock({
  drafts,
  caseId,
  blocked,
  onDecide,
}: {
  /** Notes not sent yet, by case: leafing on and coming back loses nothing. */
  readonly drafts: Map<string, string>;
  readonly caseId: string;
  /** Somebody else is on the case. */
  readonly blocked: boolean;
  readonly onDecide: (body: DecisionBody) => void;
}) {
  const t = useTranslations("review.decide");
  const [word, setWord] = useState<DecisionWord | null>(null);
  const [note, setNote] = useState(drafts.get(caseId) ?? "");
  const noteField = useRef<HTMLTextAreaElement>(null);
  const approveButton = useRef<HTMLButtonElement>(null);
  const rejectButton = useRef<HTMLButtonElement>(null);

  useCommand("approve", blocked ? null : () => setWord("approve"));
  useCommand("reject", blocked ? null : () => setWord("reject"));
  useCommand("note", () => noteField.current?.focus());

  useEffect(() => {
    if (note === "") drafts.delete(caseId);
    else drafts.set(caseId, note);
  }, [drafts, caseId, note]);

  const cancel = () => {
    (word === "approve" ? approveButton : rejectButton).current?.focus();
    setWord(null);
  };
  const onNoteKey = (event: KeyboardEvent) => {
    if (isImeEvent(event.nativeEvent)) return;
    if (event.key === "Escape") noteField.current?.blur();
  };
  const left = NOTE_CHARACTERS_MAX - note.length;

  return (
    <section
      aria-label={t("label")}
      className="border-edge border-t bg-paper px-4 pt-3 pb-[max(0.75rem,env(safe-area-inset-bottom))] lg:px-6"
    >
      {word ? (
        <DecisionPanel key={word} word={word} note={note} noteField={noteField} onCancel={cancel} onDecide={onDecide} />
      ) : null}
      <div className="flex items-end gap-2 max-sm:flex-wrap">
        <label className="relative min-w-0 flex-1 max-sm:basis-full">
          <span className="sr-only">{t("note")}</span>
          <textarea
            ref={noteField}
            value={note}
            onChange={(event) => setNote(event.target.value)}
            onKeyDown={onNoteKey}
            rows={note.includes("\n") || note.length > 60 ? 3 : 1}
            maxLength={NOTE_CHARACTERS_MAX}
            placeholder={t("notePlaceholder")}
            aria-describedby="note-hint"
            aria-keyshortcuts={keyOf("note")}
            className={`${controlClass} block min-h-9 resize-none py-1.5 text-sm`}
          />
        </label>
        <Button
          ref={approveButton}
          kind="approve"
          shortcut={keyOf("approve")}
          aria-keyshortcuts={keyOf("approve")}
          aria-expanded={word === "approve"}
          disabled={blocked}
          onClick={() => setWord("approve")}
          className="max-sm:flex-1"
        >
          {t("approve")}
        </Button>
        <Button
          ref={rejectButton}
          kind="reject"
          shortcut={keyOf("reject")}
          aria-keyshortcuts={keyOf("reject")}
          aria-expanded={word === "reject"}
          disabled={blocked}
          onClick={() => setWord("reject")}
          className="max-sm:flex-1"
        >
          {t("reject")}
        </Button>
      </div>
      <p id="note-hint" className="mt-1 text-2xs text-ink-3">
        {t("noteHint")}
        {left <= NOTE_WARNING_CHARACTERS ? <span className="ml-2">{t("noteLeft", { count: left })}</span> : null}
      </p>
    </section>
  );
}
