"use client";

import { useTranslations } from "next-intl";
import { Field, Input } from "@/components/ui/field";
import type { SelectOption } from "@/components/ui/select";
import { Tag } from "@/components/ui/tag";
import { type AnswerForm, NEEDED_ANSWERS } from "@/lib/providers/contract";
import { pointer } from "@/lib/shared/pointer";
import { PairRows } from "./pair-rows";
import { type AnswerDraft, answersOf } from "./provider-draft";
import type { PartProps } from "./request-fields";

/** How the answer is read: where each part of it is, and which of the provider's words means which of ours. */
export function AnswerFields({ kind, draft, onChange, fault }: PartProps) {
  const t = useTranslations("outside.providers.form");
  return (
    <>
      <p className="max-w-prose text-ink-2 text-sm">{t("answersLead")}</p>
      <p role="alert" className="text-vermilion text-xs empty:hidden">
        {fault?.at("/document/response") ?? null}
      </p>
      {answersOf(kind).map(([name, form]) => (
        <Answer
          key={name}
          name={name}
          form={form}
          needed={NEEDED_ANSWERS[kind].includes(name)}
          answer={draft.answers[name] ?? { pointer: "", words: [] }}
          onChange={(answer) => onChange({ answers: { ...draft.answers, [name]: answer } })}
          fault={fault}
        />
      ))}
    </>
  );
}

function Answer({
  name,
  form,
  needed,
  answer,
  onChange,
  fault,
}: {
  readonly name: string;
  readonly form: AnswerForm;
  readonly needed: boolean;
  readonly answer: AnswerDraft;
  readonly onChange: (answer: AnswerDraft) => void;
  readonly fault: PartProps["fault"];
}) {
  const t = useTranslations("outside.providers");
  const at = ["document", "response", name];
  const options = useWords(form);
  const missing = fault?.at(pointer(at)) ?? null;
  return (
    <fieldset className="grid gap-3 border-line border-l-2 pl-4">
      <legend className="mb-2 flex items-center gap-2 font-medium text-sm">
        {t(`answer.${name}`)}
        {needed ? <Tag>{t("form.needed")}</Tag> : null}
      </legend>
      <Field
        label={t("form.pointer")}
        hint={t("form.pointerHint")}
        fault={fault?.at(pointer([...at, "pointer"])) ?? missing}
      >
        <Input
          value={answer.pointer}
          onChange={(event) => onChange({ ...answer, pointer: event.target.value })}
          placeholder="/result/status"
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          className="font-mono"
        />
      </Field>
      {options === null ? (
        <p className="text-ink-3 text-xs">{t(form === "date" ? "form.asDate" : "form.asNumber")}</p>
      ) : (
        <div className="grid gap-1.5">
          <p className="text-ink-2 text-xs">{t(form === "boolean" ? "form.wordsBoolean" : "form.words")}</p>
          <PairRows
            pairs={answer.words}
            onChange={(words) => onChange({ ...answer, words })}
            leftLabel={t("form.theirWord", { name: t(`answer.${name}`) })}
            rightLabel={t("form.ourWord", { name: t(`answer.${name}`) })}
            rightOptions={options}
            add={t("form.addWord")}
            faultOf={(word) => fault?.within(pointer([...at, "values", word])) ?? null}
          />
        </div>
      )}
    </fieldset>
  );
}

/** Our words for a part of an answer; null where it is taken as it comes. */
function useWords(form: AnswerForm): readonly SelectOption<string>[] | null {
  const t = useTranslations("outside.providers.word");
  if (form === "number" || form === "date") return null;
  const words = form === "boolean" ? ["true", "false"] : form;
  return words.map((value) => ({ value, label: t(value), hint: value }));
}
