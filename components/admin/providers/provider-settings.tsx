"use client";

import { useTranslations } from "next-intl";
import { Code, CodeBlock } from "@/components/ui/code";
import { Fact, Facts } from "@/components/ui/hairline-list";
import { Section } from "@/components/ui/page";
import { Time } from "@/components/ui/time";
import type { ProviderView, Scalar } from "@/lib/providers/contract";
import { answersOf } from "./provider-draft";

/** How a provider is asked, and on what terms; its secret is only said to be there. */
export function ProviderSettings({ provider }: { readonly provider: ProviderView }) {
  const t = useTranslations("outside.providers");
  const { document, hasSecret, version, updatedAt } = provider;
  const { auth, dailySpendCapJpy: cap } = document;
  return (
    <Section title={t("settings")} aside={t("settingsVersion", { version })}>
      <Facts>
        <Fact name={t("form.url")}>
          <span className="flex flex-wrap gap-x-2">
            <Code>{document.method}</Code>
            <Code>{document.url}</Code>
          </span>
        </Fact>
        <Fact name={t("form.auth")}>
          {auth && <Code>{`${auth.header}: ${auth.prefix}${hasSecret ? "••••••••" : ""}`}</Code>}
          <span className="block text-ink-3 text-xs">{t(hasSecret ? "secretKept" : "noSecret")}</span>
        </Fact>
        <Fact name={t("form.answers")}>
          <Answers provider={provider} />
        </Fact>
        <Fact name={t("form.deadline")}>{t("milliseconds", { ms: document.deadlineMs })}</Fact>
        <Fact name={t("form.cache")}>
          {document.cacheHours === 0 ? t("noCache") : t("hoursKept", { hours: document.cacheHours })}
        </Fact>
        <Fact name={t("form.price")}>{t("spend.yen", { yen: document.pricePerCallJpy })}</Fact>
        <Fact name={t("form.cap")}>{cap === null ? t("noCap") : t("spend.yen", { yen: cap })}</Fact>
        <Fact name={t("changedAt")}>
          <Time at={updatedAt} />
        </Fact>
      </Facts>
      <details className="mt-4">
        <summary className="w-fit text-ink-3 text-xs">{t("raw")}</summary>
        <CodeBlock label={t("raw")} className="mt-1">
          {JSON.stringify(document, null, 2)}
        </CodeBlock>
      </details>
    </Section>
  );
}

function Answers({ provider: { kind, document } }: { readonly provider: ProviderView }) {
  const t = useTranslations("outside.providers");
  const said = (ours: Scalar) => (t.has(`word.${String(ours)}`) ? t(`word.${String(ours)}`) : String(ours));
  const mapped = answersOf(kind).flatMap(([name]) => {
    const found = document.response[name];
    return found ? [{ name, ...found }] : [];
  });
  return (
    <ul className="grid gap-0.5">
      {mapped.map(({ name, pointer, values = {} }) => (
        <li key={name} className="flex flex-wrap gap-x-2">
          <span>{t(`answer.${name}`)}</span>
          <Code className="text-ink-2">{pointer}</Code>
          <span className="text-ink-3 text-xs">
            {Object.entries(values)
              .map(([word, ours]) => `${word} → ${said(ours)}`)
              .join(" · ")}
          </span>
        </li>
      ))}
    </ul>
  );
}
