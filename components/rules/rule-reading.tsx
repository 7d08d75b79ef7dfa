"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useReaderLocale } from "@/components/shell/use-reader-locale";
import { Tag } from "@/components/ui/tag";
import { vocabularyOptions } from "@/lib/rules/client";
import type { PublishedRule } from "@/lib/rules/contract";
import { EffectMark, useEffectText } from "./effect";
import { FieldsUsed } from "./fields-used";

/** One published rule, for who reads and does not publish. */
export function RuleReading({ rule }: { readonly rule: PublishedRule }) {
  const t = useTranslations("rules");
  const effectText = useEffectText();
  const vocabulary = useQuery(vocabularyOptions(useReaderLocale())).data;
  return (
    <section aria-label={rule.name} className="grid content-start gap-4">
      <header>
        <h2 className="font-mincho font-semibold text-lg">
          <bdi>{rule.name}</bdi>
        </h2>
        {rule.description ? <p className="mt-1 max-w-prose text-ink-2 text-sm">{rule.description}</p> : null}
      </header>
      <p className="flex flex-wrap items-center gap-3 text-sm">
        <EffectMark effect={rule.effect} />
        {effectText(rule.effect)}
        {rule.enabled ? null : <Tag>{t("list.disabled")}</Tag>}
      </p>
      <div className="grid gap-2">
        <h3 className="font-medium text-sm">{t("condition.label")}</h3>
        <ConditionText text={rule.condition} />
        {vocabulary ? <FieldsUsed text={rule.condition} vocabulary={vocabulary} /> : null}
      </div>
      <p className="text-ink-3 text-xs">
        {t("pane.id")} <code className="font-mono">{rule.id}</code>
      </p>
    </section>
  );
}

export const ConditionText = ({ text }: { readonly text: string }) => (
  <pre className="whitespace-pre-wrap break-words border border-line bg-sunk px-3 py-2 font-mono text-xs leading-relaxed">
    {text}
  </pre>
);
