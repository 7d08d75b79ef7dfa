"use client";

import { useTranslations } from "next-intl";
import type { Vocabulary } from "@/lib/rules/contract";
import { fieldsIn } from "./fields-in";

/** What the names in a condition mean, for who reads it without knowing them by heart. */
export function FieldsUsed({ text, vocabulary }: { readonly text: string; readonly vocabulary: Vocabulary }) {
  const t = useTranslations("rules");
  const { fields, signals } = fieldsIn(text, vocabulary);
  if (fields.length + signals.length === 0) return null;
  return (
    <dl aria-label={t("condition.names")} className="grid gap-x-4 gap-y-0.5 text-xs sm:grid-cols-[max-content_1fr]">
      {fields.map((field) => (
        <div key={field.name} className="contents">
          <dt className="font-mono text-ink-2">{field.name}</dt>
          <dd className="mb-1 text-ink-3 sm:mb-0">
            {field.label}
            <span className="ml-2">{field.unit ? t(`unit.${field.unit}`) : t(`type.${field.type}`)}</span>
          </dd>
        </div>
      ))}
      {signals.map(({ code, label }) => (
        <div key={code} className="contents">
          <dt className="font-mono text-ink-2">{code}</dt>
          <dd className="mb-1 text-ink-3 sm:mb-0">{label}</dd>
        </div>
      ))}
    </dl>
  );
}
