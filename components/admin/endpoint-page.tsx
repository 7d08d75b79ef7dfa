"use client";

import { useQuery } from "@tanstack/react-query";
import { useFormatter, useTranslations } from "next-intl";
import { useReaderLocale } from "@/components/shell/use-reader-locale";
import { Fact, Facts } from "@/components/ui/hairline-list";
import { PageHeader } from "@/components/ui/page";
import { ErrorState } from "@/components/ui/state";
import { Tag } from "@/components/ui/tag";
import { Time } from "@/components/ui/time";
import { endpointsOptions } from "@/lib/webhooks/client";
import type { Endpoint } from "@/lib/webhooks/contract";
import { BackLink } from "./back-link";
import { DeliveryLog } from "./delivery-log";
import { EndpointActs } from "./endpoint-acts";
import { useEventName } from "./event-name";
import { QueryState } from "./query-state";

/** One endpoint: what it is told, what can be done about it, and all that was sent. `now`: when the page was made. */
export function EndpointPage({ endpointId, now }: { readonly endpointId: string; readonly now: string }) {
  const t = useTranslations("admin.webhooks");
  const notFound = useTranslations("common.notFound");
  const endpoints = useQuery(endpointsOptions(useReaderLocale()));
  return (
    <>
      <BackLink href="/admin/webhooks">{t("back")}</BackLink>
      <QueryState query={endpoints}>
        {({ items }) => {
          const endpoint = items.find((one) => one.id === endpointId);
          if (!endpoint) return <ErrorState title={notFound("title")}>{notFound("body")}</ErrorState>;
          return (
            <>
              <PageHeader title={new URL(endpoint.url).host} actions={<EndpointActs endpoint={endpoint} now={now} />} />
              <EndpointFacts endpoint={endpoint} now={now} />
              <DeliveryLog endpointId={endpointId} />
            </>
          );
        }}
      </QueryState>
    </>
  );
}

function EndpointFacts({ endpoint, now }: { readonly endpoint: Endpoint; readonly now: string }) {
  const t = useTranslations("admin.webhooks");
  const format = useFormatter();
  const nameOf = useEventName();
  const when = (at: string) => format.dateTime(new Date(at), "instant");
  const { url, events, createdAt, disabledAt, previousSecretUntil } = endpoint;
  const overlaps = previousSecretUntil !== null && previousSecretUntil > now;
  return (
    <Facts className="mb-8">
      <Fact name={t("facts.state")}>
        {disabledAt === null ? (
          <Tag tone="good">{t("enabled")}</Tag>
        ) : (
          <Tag tone="warn">{t("facts.disabledSince", { time: when(disabledAt) })}</Tag>
        )}
      </Fact>
      <Fact name={t("facts.url")}>
        <span className="break-all font-mono text-xs">{url}</span>
      </Fact>
      <Fact name={t("facts.events")}>{events.map(nameOf).join(" · ")}</Fact>
      <Fact name={t("facts.secret")}>
        {t("facts.secretKept")}
        {overlaps ? (
          <span className="block text-amber">{t("facts.overlap", { time: when(previousSecretUntil) })}</span>
        ) : null}
      </Fact>
      <Fact name={t("facts.created")}>
        <Time at={createdAt} />
      </Fact>
    </Facts>
  );
}
