"use client";

import { useQuery } from "@tanstack/react-query";
import { Plus } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useReaderLocale } from "@/components/shell/use-reader-locale";
import { buttonClass } from "@/components/ui/button-class";
import { Code } from "@/components/ui/code";
import { PageHeader, Section } from "@/components/ui/page";
import { Time } from "@/components/ui/time";
import { shopsOptions } from "@/lib/access/admin-client";
import { providersOptions } from "@/lib/providers/client";
import type { ProviderList, ProviderView } from "@/lib/providers/contract";
import { QueryState } from "../query-state";
import { RecordList, RecordRow } from "../record-list";
import { SignalNames } from "../signal-names";
import { ProviderState, SpendToday } from "./provider-health";
import { useWhy } from "./use-why";

/** The five questions that can be asked outside, and who is asked each. */
export function ProvidersPage({ manages }: { readonly manages: boolean }) {
  const t = useTranslations("outside.providers");
  const providers = useQuery(providersOptions(useReaderLocale()));
  return (
    <>
      <PageHeader title={t("title")} lead={t("lead")} />
      <QueryState query={providers}>
        {({ items, kinds }) =>
          kinds.map((kind) => (
            <Kind
              key={kind.kind}
              about={kind}
              providers={items.filter((provider) => provider.kind === kind.kind)}
              manages={manages}
            />
          ))
        }
      </QueryState>
    </>
  );
}

function Kind({
  about: { kind, signals, fields },
  providers,
  manages,
}: {
  readonly about: ProviderList["kinds"][number];
  readonly providers: readonly ProviderView[];
  readonly manages: boolean;
}) {
  const t = useTranslations("outside.providers");
  return (
    <Section
      title={t(`kind.${kind}`)}
      aside={
        manages ? (
          <Link
            href={`/admin/providers/new?kind=${kind}`}
            aria-label={t("addOf", { kind: t(`kind.${kind}`) })}
            className={buttonClass("quiet", "sm")}
          >
            <Plus aria-hidden="true" size={13} />
            {t("add")}
          </Link>
        ) : null
      }
    >
      <p className="max-w-prose text-ink-2 text-sm">{t(`question.${kind}`)}</p>
      <div className="mt-1 flex flex-wrap gap-x-4 text-ink-3 text-xs">
        {signals.length > 0 ? <SignalNames signals={signals} /> : null}
        <span className="flex flex-wrap gap-x-2">
          {t("fields")}
          {fields.map((field) => (
            <Code key={field}>{field}</Code>
          ))}
        </span>
      </div>
      {providers.length === 0 ? (
        <p className="mt-2 border-line border-y py-2.5 text-ink-3 text-sm">{t(`nobody.${kind}`)}</p>
      ) : (
        <div className="mt-2">
          <RecordList label={t(`kind.${kind}`)}>
            {providers.map((provider) => (
              <ProviderRow key={provider.id} provider={provider} />
            ))}
          </RecordList>
        </div>
      )}
    </Section>
  );
}

function ProviderRow({ provider }: { readonly provider: ProviderView }) {
  const t = useTranslations("outside.providers");
  const whyOf = useWhy();
  const shops = useQuery(shopsOptions(useReaderLocale())).data?.items ?? [];
  const { id, name, shopId, document, enabled, lastFailure } = provider;
  const shop = shops.find((one) => one.id === shopId)?.name ?? shopId;
  return (
    <RecordRow
      name={
        <>
          <Link href={`/admin/providers/${id}`} className="break-words underline-offset-4 hover:underline">
            <bdi>{name}</bdi>
          </Link>
          <ProviderState provider={provider} />
        </>
      }
      under={
        <span className="flex flex-wrap gap-x-3">
          <Code>{new URL(document.url).host}</Code>
          <span>{shopId === null ? t("allShops") : <bdi>{shop}</bdi>}</span>
        </span>
      }
      past={!enabled}
      facts={
        <>
          <SpendToday provider={provider} />
          {lastFailure ? (
            <span className="w-full text-ink-3">
              {t("lastFailure", { why: whyOf(lastFailure.why) })} <Time at={lastFailure.at} />
            </span>
          ) : null}
        </>
      }
    />
  );
}
