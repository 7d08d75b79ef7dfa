"use client";

import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useReaderLocale } from "@/components/shell/use-reader-locale";
import { Button } from "@/components/ui/button";
import { CodeBlock } from "@/components/ui/code";
import { Section } from "@/components/ui/page";
import { Notice } from "@/components/ui/state";
import { fetchDocument } from "@/lib/review/client";
import { useProblemText } from "./use-problem-text";

/** Order and assessment as they are stored, when somebody asks: it holds personal data, and asking is on the record. */
export function RawDocument({ caseId }: { readonly caseId: string }) {
  const t = useTranslations("review.raw");
  const locale = useReaderLocale();
  const said = useProblemText();
  const { data, error, mutate, isPending } = useMutation({ mutationFn: () => fetchDocument(locale, caseId) });
  return (
    <Section title={t("title")}>
      {data ? (
        <div className="grid gap-4">
          <CodeBlock label={t("order")}>{JSON.stringify(data.order, null, 2)}</CodeBlock>
          <CodeBlock label={t("assessment")}>{JSON.stringify(data.assessment, null, 2)}</CodeBlock>
        </div>
      ) : (
        <div className="flex flex-wrap items-center gap-3">
          <Button size="sm" busy={isPending} onClick={() => mutate()}>
            {t("show")}
          </Button>
          <p className="text-ink-3 text-xs">{t("hint")}</p>
        </div>
      )}
      {error ? (
        <Notice tone="bad" role="alert" className="mt-3">
          {said(error)}
        </Notice>
      ) : null}
    </Section>
  );
}
