"use client";

import { useQuery } from "@tanstack/react-query";
import { Plus } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useReaderLocale } from "@/components/shell/use-reader-locale";
import { Button } from "@/components/ui/button";
import { PageHeader } from "@/components/ui/page";
import { EmptyState } from "@/components/ui/state";
import { Tag } from "@/components/ui/tag";
import { endpointsOptions } from "@/lib/webhooks/client";
import type { ListedEndpoint } from "@/lib/webhooks/contract";
import { EndpointDialog } from "./endpoint-dialog";
import { useEventName } from "./event-name";
import { QueryState } from "./query-state";
import { RecordList, RecordRow } from "./record-list";

/** Where messages go; each endpoint has a page of its own. */
export function WebhooksPage() {
  const t = useTranslations("admin.webhooks");
  const endpoints = useQuery(endpointsOptions(useReaderLocale()));
  const [adding, setAdding] = useState(false);
  const add = (
    <Button kind="act" icon={<Plus aria-hidden="true" size={15} />} onClick={() => setAdding(true)}>
      {t("add")}
    </Button>
  );
  return (
    <>
      <PageHeader title={t("title")} lead={t("lead")} actions={add} />
      <QueryState query={endpoints}>
        {({ items }) =>
          items.length === 0 ? (
            <EmptyState title={t("emptyTitle")}>{t("emptyBody")}</EmptyState>
          ) : (
            <RecordList label={t("list")}>
              {items.map((endpoint) => (
                <EndpointRow key={endpoint.id} endpoint={endpoint} />
              ))}
            </RecordList>
          )
        }
      </QueryState>
      <EndpointDialog endpoint={null} open={adding} onOpenChange={setAdding} />
    </>
  );
}

function EndpointRow({ endpoint }: { readonly endpoint: ListedEndpoint }) {
  const t = useTranslations("admin.webhooks");
  const nameOf = useEventName();
  const { id, url, events, disabledAt, waiting, dead } = endpoint;
  return (
    <RecordRow
      name={
        <Link href={`/admin/webhooks/${id}`} className="break-all font-mono text-xs underline-offset-4 hover:underline">
          {url}
        </Link>
      }
      under={events.map(nameOf).join(" · ")}
      past={disabledAt !== null}
      facts={
        <>
          <Tag tone={disabledAt === null ? "good" : "warn"}>{t(disabledAt === null ? "enabled" : "disabled")}</Tag>
          {waiting > 0 ? <Tag tone="warn">{t("waiting", { count: waiting })}</Tag> : null}
          {dead > 0 ? <Tag tone="bad">{t("dead", { count: dead })}</Tag> : null}
        </>
      }
    />
  );
}
