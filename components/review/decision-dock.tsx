"use client";

import { useTranslations } from "next-intl";
import { type KeyboardEvent, type RefObject, useEffect, useRef, useState } from "react";
import { isImeEvent } from "@/components/shortcuts/command-for";
import { type CommandId, keyOf } from "@/components/shortcuts/commands";
import { useCommand } from "@/components/shortcuts/shortcuts";
import { Button, type ButtonKind } from "@/components/ui/button";
import { controlClass } from "@/components/ui/control-class";
import { cx } from "@/components/ui/cx";
import { late, useLate } from "@/components/ui/late";
import { type Act, type ActWord, NOTE_CHARACTERS_MAX } from "@/lib/review/client";
import type { CaseDetail } from "@/lib/review/contract";
import { ActPanel } from "./act-panel";
import { type Draft, type Drafts, NO_DRAFT } from "./drafts";
import { newAttempt, useBlock } from "./use-block";

const NOTE_WARNING_CHARACTERS = 200;

const blockPanel = late(() => import("./block-panel").then((loaded) => loaded.BlockPanel));

type Panel = ActWord | "block";

const COMMAND: Readonly<Record<Panel, CommandId>> = {
  approve: "approve",
  reject: "reject",
  keep: "hold",
  escalate: "escalate",
  block: "block",
};
const KIND: Readonly<Record<Panel, ButtonKind>> = {
  approve: "approve",
  reject: "reject",
  keep: "plain",
  escalate: "plain",
  block: "plain",
};

/** Note and acts, always within reach at the foot of the case. An act takes a reason and a second press. */
export function DecisionDock({
  drafts,
  detail,
  blocked,
  mayBlock,
  onAct,
}: {
  /** Null until this browser may say what it keeps. */
  readonly drafts: Drafts | null;
  readonly detail: CaseDetail;
  /** Somebody else is on the case. */
  readonly blocked: boolean;
  readonly mayBlock: boolean;
  readonly onAct: (act: Act) => void;
}) {
  const t = useTranslations("review.decide");
  const { caseId } = detail;
  const [draft, setDraft] = useState(() => drafts?.get(caseId) ?? NO_DRAFT);
  const [blocking, setBlocking] = useState(false);
  const [opened, setOpened] = useState(false);
  const noteField = useRef<HTMLTextAreaElement>(null);
  const dock = useRef<HTMLElement>(null);
  const BlockPanel = useLate(blockPanel);
  const panel: Panel | null = blocking ? "block" : draft.act;
  useEffect(() => drafts?.set(caseId, draft), [drafts, caseId, draft]);

  const change = (next: Partial<Draft>) => setDraft((last) => ({ ...last, ...next }));
  const openPanel = (next: Panel) => {
    setBlocking(next === "block");
    setOpened(true);
    if (next !== "block") change({ act: next, reason: draft.act === next ? draft.reason : null });
  };
  const close = () => {
    dock.current?.querySelector<HTMLElement>(`[data-act="${panel}"]`)?.focus();
    setBlocking(false);
    change({ act: null, reason: null });
  };
  const { mutate: block, isPending } = useBlock(caseId, close);
  const canEscalate = detail.escalatedAt === null;
  const opens = (next: Panel) => (blocked ? null : () => openPanel(next));
  useCommand("approve", opens("approve"));
  useCommand("reject", opens("reject"));
  useCommand("hold", opens("keep"));
  useCommand("escalate", canEscalate ? opens("escalate") : null);
  useCommand("block", mayBlock ? () => openPanel("block") : null);
  useCommand("note", () => noteField.current?.focus());

  const acts: Panel[] = ["approve", "reject", "keep"];
  if (canEscalate) acts.push("escalate");
  if (mayBlock) acts.push("block");
  return (
    <section
      ref={dock}
      aria-label={t("label")}
      className="@container border-edge border-t bg-paper px-4 pt-3 pb-[max(0.75rem,env(safe-area-inset-bottom))] lg:px-6"
    >
      {draft.act !== null && !blocking && !blocked ? (
        <ActPanel
          key={draft.act}
          word={draft.act}
          reason={draft.reason}
          onReason={(reason) => change({ reason })}
          note={draft.note}
          noteField={noteField}
          takesFocus={opened}
          onCancel={close}
          onAct={onAct}
        />
      ) : null}
      {blocking && BlockPanel ? (
        <BlockPanel
          detail={detail}
          note={draft.note}
          busy={isPending}
          onCancel={close}
          onBlock={(body) => block({ body, attempt: newAttempt() })}
        />
      ) : null}
      <NoteField field={noteField} value={draft.note} onChange={(note) => change({ note })} />
      <div className="mt-2 flex flex-wrap gap-2 max-sm:grid max-sm:grid-cols-6">
        {acts.map((act) => (
          <Button
            key={act}
            data-act={act}
            kind={KIND[act]}
            shortcut={keyOf(COMMAND[act])}
            aria-keyshortcuts={keyOf(COMMAND[act])}
            aria-expanded={panel === act}
            disabled={blocked && act !== "block"}
            onClick={() => openPanel(act)}
            className={cx(
              "max-sm:col-span-2 max-sm:nth-[n+4]:col-span-3 max-sm:px-1 max-sm:nth-4:last:col-span-6",
              panel === act && "border-ink bg-sunk",
            )}
          >
            {t(`act.${act}`)}
          </Button>
        ))}
      </div>
    </section>
  );
}

function NoteField({
  field,
  value,
  onChange,
}: {
  readonly field: RefObject<HTMLTextAreaElement | null>;
  readonly value: string;
  readonly onChange: (note: string) => void;
}) {
  const t = useTranslations("review.decide");
  const onKey = (event: KeyboardEvent) => {
    if (isImeEvent(event.nativeEvent)) return;
    if (event.key === "Escape") field.current?.blur();
  };
  const left = NOTE_CHARACTERS_MAX - value.length;
  return (
    <>
      <label className="relative block">
        <span className="sr-only">{t("note")}</span>
        <textarea
          ref={field}
          value={value}
          onChange={(event) => onChange(event.target.value)}
          onKeyDown={onKey}
          rows={value.includes("\n") || value.length > 60 ? 3 : 1}
          maxLength={NOTE_CHARACTERS_MAX}
          placeholder={t("notePlaceholder")}
          aria-describedby="note-hint"
          aria-keyshortcuts={keyOf("note")}
          className={`${controlClass} block min-h-9 resize-none py-1.5 text-sm`}
        />
      </label>
      <p id="note-hint" className="sr-only">
        {t("noteHint")}
      </p>
      {left <= NOTE_WARNING_CHARACTERS ? (
        <p className="mt-1 text-2xs text-ink-3">{t("noteLeft", { count: left })}</p>
      ) : null}
    </>
  );
}
