"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useReaderLocale } from "@/components/shell/use-reader-locale";
import { Fact, Facts } from "@/components/ui/hairline-list";
import { PageHeader } from "@/components/ui/page";
import { Sparkline } from "@/components/ui/sparkline";
import { ErrorState, Notice } from "@/components/ui/state";
import { Table, Td, Th } from "@/components/ui/table";
import { Time } from "@/components/ui/time";
import { providersOptions } from "@/lib/providers/client";
import type { ProviderView } from "@/lib/providers/contract";
import { BackLink } from "../back-link";
import { QueryState } from "../query-state";
import { ProviderActs } from "./provider-acts";
import { ProviderState, SpendToday, stateOf } from "./provider-health";
import { ProviderSettings } from "./provider-settings";
import { ProviderTrial } from "./provider-trial";
import { useWhy } from "./use-why";

/** One provider: how it stands, a way to ask it something, and how it is asked. */
export function ProviderPage({ providerId, manages }: { readonly providerId: string; readonly manages: boolean }) {
  const t = useTranslations("outside.providers");
  const notFound = useTranslations("common.notFound");
  const providers = useQuery(providersOptions(useReaderLocale()));
  return (
    <>
      <BackLink href="/admin/providers">{t("back")}</BackLink>
      <QueryState query={providers}>
        {({ items }) => {
          const provider = items.find((one) => one.id === providerId);
          if (!provider) return <ErrorState title={notFound("title")}>{notFound("body")}</ErrorState>;
          return (
            <>
              <PageHeader
                title={provider.name}
                lead={t(`question.${provider.kind}`)}
                actions={manages ? <ProviderActs provider={provider} /> : null}
              />
              <Standing provider={provider} />
              {manages ? <ProviderTrial key={provider.version} provider={provider} /> : null}
              <ProviderSettings provider={provider} />
            </>
          );
        }}
      </QueryState>
    </>
  );
}

function Standing({ provider }: { readonly provider: ProviderView }) {
  const t = useTranslations("outside.providers");
  const whyOf = useWhy();
  const { lastFailure, lastAnswerAt, circuit } = provider;
  return (
    <>
      {circuit === "open" ? (
        <Notice tone="warn" className="mb-5">
          {t("openMeaning")}
        </Notice>
      ) : null}
      <Facts className="mb-8">
        <Fact name={t("facts.state")}>
          <ProviderState provider={provider} />
          {stateOf(provider) === "off" ? <span className="ml-2 text-ink-2">{t("offMeaning")}</span> : null}
        </Fact>
        <Fact name={t("facts.lastAnswer")}>{lastAnswerAt && <Time at={lastAnswerAt} />}</Fact>
        <Fact name={t("facts.lastFailure")}>
          {lastFailure && (
            <>
              {whyOf(lastFailure.why)} <Time at={lastFailure.at} className="text-ink-3" />
            </>
          )}
        </Fact>
        <Fact name={t("facts.today")}>
          <SpendToday provider={provider} />
        </Fact>
        <Fact name={t("facts.days")}>
          <Days days={provider.days} />
        </Fact>
      </Facts>
    </>
  );
}

function Days({ days }: { readonly days: ProviderView["days"] }) {
  const t = useTranslations("outside.providers.spend");
  const calls = days.reduce((sum, day) => sum + day.calls, 0);
  return (
    <details>
      <summary className="w-fit">
        <span className="inline-flex flex-wrap items-center gap-3">
          <Sparkline values={days.map((day) => day.calls)} label={null} className="w-28" />
          <span className="figures">{t("calls", { count: calls })}</span>
          <span className="text-ink-3 text-xs">{t("byDay")}</span>
        </span>
      </summary>
      <Table caption={t("byDay")} className="mt-2 max-w-sm">
        <thead>
          <tr>
            <Th>{t("day")}</Th>
            <Th end>{t("callsHead")}</Th>
            <Th end>{t("spentHead")}</Th>
          </tr>
        </thead>
        <tbody>
          {days.toReversed().map((day) => (
            <tr key={day.day}>
              <Td>
                <Time at={`${day.day}T00:00:00+09:00`} day />
              </Td>
              <Td end>{t("number", { count: day.calls })}</Td>
              <Td end>{t("yen", { yen: day.spentJpy })}</Td>
            </tr>
          ))}
        </tbody>
      </Table>
    </details>
  );
}
