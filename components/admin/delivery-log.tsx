"use client";

import { useInfiniteQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useReaderLocale } from "@/components/shell/use-reader-locale";
import { useUrlState } from "@/components/shell/use-url-state";
import { Button } from "@/components/ui/button";
import { Section } from "@/components/ui/page";
import { ProgressLine } from "@/components/ui/progress-line";
import { Select } from "@/components/ui/select";
import { Table, Th } from "@/components/ui/table";
import { deliveriesOptions } from "@/lib/webhooks/client";
import { DELIVERED_EVENTS, DELIVERY_STATUSES } from "@/lib/webhooks/contract";
import { DeliveryRow } from "./delivery-row";
import { DeliverySheet } from "./delivery-sheet";
import { DELIVERY_URL, type DeliveryUrl, deliveryFilterOf } from "./delivery-url";
import { useEventName } from "./event-name";
import { QueryState } from "./query-state";

/** What was sent, and what is still to be, newest first. */
export function DeliveryLog({ endpointId }: { readonly endpointId: string }) {
  const t = useTranslations("admin.webhooks.log");
  const [{ status, event }, setFilter] = useUrlState(DELIVERY_URL);
  const filter = deliveryFilterOf({ status, event });
  const log = useInfiniteQuery(deliveriesOptions(useReaderLocale(), endpointId, filter));
  const [shown, setShown] = useState<string | null>(null);
  const filtered = status !== "all" || event !== "all";
  return (
    <Section title={t("title")} aside={<Filters status={status} event={event} onChange={setFilter} />}>
      <ProgressLine active={log.isPlaceholderData} label={t("title")} />
      <QueryState query={log}>
        {({ pages }) => {
          const items = pages.flatMap((page) => page.items);
          if (items.length === 0) {
            return <p className="py-4 text-ink-3 text-sm">{t(filtered ? "emptyFiltered" : "empty")}</p>;
          }
          return (
            <Table caption={t("caption")}>
              <thead className="max-md:hidden">
                <tr>
                  <Th>{t("when")}</Th>
                  <Th>{t("event")}</Th>
                  <Th>{t("state")}</Th>
                  <Th>{t("answer")}</Th>
                  <Th end>{t("attempts")}</Th>
                  <Th>{t("next")}</Th>
                </tr>
              </thead>
              <tbody>
                {items.map((delivery) => (
                  <DeliveryRow key={delivery.id} delivery={delivery} onOpen={() => setShown(delivery.id)} />
                ))}
              </tbody>
            </Table>
          );
        }}
      </QueryState>
      {log.hasNextPage ? (
        <Button className="mt-4" busy={log.isFetchingNextPage} onClick={() => void log.fetchNextPage()}>
          {t("more")}
        </Button>
      ) : null}
      <DeliverySheet endpointId={endpointId} deliveryId={shown} onClose={() => setShown(null)} />
    </Section>
  );
}

function Filters({
  status,
  event,
  onChange,
}: DeliveryUrl & { readonly onChange: (change: Partial<DeliveryUrl>) => void }) {
  const t = useTranslations("admin.webhooks.log");
  const nameOf = useEventName();
  return (
    <span className="flex flex-wrap gap-2">
      <Select
        size="sm"
        className="w-36!"
        ariaLabel={t("filterState")}
        value={status}
        onValueChange={(next) => onChange({ status: next })}
        options={[
          { value: "all", label: t("allStates") },
          ...DELIVERY_STATUSES.map((value) => ({ value, label: t(`status.${value}`) })),
        ]}
      />
      <Select
        size="sm"
        className="w-44!"
        ariaLabel={t("filterEvent")}
        value={event}
        onValueChange={(next) => onChange({ event: next })}
        options={[
          { value: "all", label: t("allEvents") },
          ...DELIVERED_EVENTS.map((value) => ({ value, label: nameOf(value) })),
        ]}
      />
    </span>
  );
}
