"use client";

import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Field, Textarea } from "@/components/ui/field";
import { Notice } from "@/components/ui/state";
import { useToast } from "@/components/ui/toast";
import type { PublishedRule } from "@/lib/rules/contract";
import { ConsoleProblem } from "@/lib/shared/ask-console";
import { ChangeList } from "./change-list";
import { Meanwhile } from "./meanwhile";
import type { RuleChange } from "./ruleset-diff";
import type { DraftHandle } from "./use-draft";
import { meanwhileOf, usePublish } from "./use-publish";

const NOTE_MAX = 1_000;

/** The last look before the next version: what changes, and why. */
export function PublishDialog({
  open,
  onOpenChange,
  draft,
  changes,
  conflicts,
  onConflicts,
}: {
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
  readonly draft: DraftHandle;
  readonly changes: readonly RuleChange[];
  /** Rules that both sides had changed when this draft was put on top of another version. */
  readonly conflicts: readonly string[];
  readonly onConflicts: (ruleIds: readonly string[]) => void;
}) {
  const t = useTranslations("rules.publish");
  const toast = useToast();
  const [note, setNote] = useState("");
  const [isAsked, setAsked] = useState(false);
  const { publication } = usePublish(({ version }) => {
    draft.discard();
    setNote("");
    onConflicts([]);
    onOpenChange(false);
    toast.show({ title: t("done", { version }), tone: "good" });
  });
  const meanwhile = meanwhileOf(publication.error);
  const isBehind = meanwhile !== null && meanwhile.version !== draft.baseVersion;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setAsked(true);
    if (note.trim() === "" || isBehind) return;
    publication.mutate({ expectedVersion: draft.baseVersion, rules: draft.rules.map(tidy), note: note.trim() });
  };
  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      title={t("title", { version: draft.baseVersion + 1 })}
      description={t("lead")}
      className="w-[min(48rem,calc(100vw-2rem))]!"
    >
      {isBehind && meanwhile ? (
        <Meanwhile published={meanwhile} draft={draft} onRebased={(rebased) => onConflicts(rebased.conflicts)} />
      ) : null}
      {conflicts.length > 0 ? (
        <Notice tone="warn" className="mb-4">
          {t("conflicts", { rules: conflicts.map((id) => nameOf(draft.rules, id)).join(", ") })}
        </Notice>
      ) : null}
      <ChangeList changes={changes} />
      <form onSubmit={submit} className="mt-4 grid gap-4">
        <Field label={t("note")} hint={t("noteHint")} fault={isAsked && note.trim() === "" ? t("noteMissing") : null}>
          <Textarea value={note} rows={2} maxLength={NOTE_MAX} onChange={(event) => setNote(event.target.value)} />
        </Field>
        <Refusal error={meanwhile ? null : publication.error} />
        <div className="flex justify-end">
          <Button type="submit" kind="act" busy={publication.isPending} disabled={isBehind || changes.length === 0}>
            {t("confirm", { version: draft.baseVersion + 1 })}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

const nameOf = (rules: readonly PublishedRule[], id: string): string =>
  rules.find((rule) => rule.id === id)?.name ?? id;

const tidy = (rule: PublishedRule): PublishedRule => ({ ...rule, name: rule.name.trim() });

function Refusal({ error }: { readonly error: Error | null }) {
  const common = useTranslations("common");
  if (!error) return null;
  const problem = error instanceof ConsoleProblem ? error : null;
  return (
    <Notice tone="bad" role="alert">
      <p>{problem?.detail || common("failure.network")}</p>
      {problem && problem.errors.length > 0 ? (
        <ul className="mt-1 text-xs">
          {problem.errors.map((fault) => (
            <li key={fault.pointer + fault.code}>
              <code className="font-mono">{fault.pointer}</code> {fault.message}
            </li>
          ))}
        </ul>
      ) : null}
    </Notice>
  );
}
