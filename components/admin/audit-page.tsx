"use client";

import { useInfiniteQuery } from "@tanstack/react-query";
import { Download } from "lucide-react";
import { useFormatter, useTranslations } from "next-intl";
import { useReaderLocale } from "@/components/shell/use-reader-locale";
import { Button } from "@/components/ui/button";
import { buttonClass } from "@/components/ui/button-class";
import { PageHeader } from "@/components/ui/page";
import { ProgressLine } from "@/components/ui/progress-line";
import { EmptyState } from "@/components/ui/state";
import { auditExportPath, auditOptions } from "@/lib/access/admin-client";
import type { AuditEventView } from "@/lib/access/audit-contract";
import { AuditEntry } from "./audit-entry";
import { AuditFilters } from "./audit-filters";
import { QueryState } from "./query-state";
import { useAuditFilter } from "./use-audit-filter";

/** Who did what, day by day. */
export function AuditPage() {
  const t = useTranslations("admin.audit");
  const locale = useReaderLocale();
  const { filter, change, narrowed } = useAuditFilter();
  const log = useInfiniteQuery(auditOptions(locale, filter));
  return (
    <>
      <PageHeader
        title={t("title")}
        lead={t("lead")}
        actions={
          <a href={auditExportPath(locale, filter)} download className={buttonClass("plain")}>
            <Download aria-hidden="true" size={15} />
            {t("export")}
          </a>
        }
      />
      <AuditFilters filter={filter} onChange={change} narrowed={narrowed} />
      <ProgressLine active={log.isPlaceholderData} label={t("refreshing")} className="mt-3" />
      <QueryState query={log}>
        {({ pages }) => {
          const items = pages.flatMap((page) => page.items);
          if (items.length === 0) return <EmptyState title={t("emptyTitle")}>{t("emptyBody")}</EmptyState>;
          return <Days events={items} onFilter={change} />;
        }}
      </QueryState>
      {log.hasNextPage ? (
        <Button className="mt-6" busy={log.isFetchingNextPage} onClick={() => void log.fetchNextPage()}>
          {t("more")}
        </Button>
      ) : null}
    </>
  );
}

type Day = { readonly day: string; readonly events: AuditEventView[] };

function Days({
  events,
  onFilter,
}: {
  readonly events: readonly AuditEventView[];
  readonly onFilter: ReturnType<typeof useAuditFilter>["change"];
}) {
  const format = useFormatter();
  const days: Day[] = [];
  for (const event of events) {
    const day = format.dateTime(new Date(event.at), "day");
    const last = days.at(-1);
    if (last?.day === day) last.events.push(event);
    else days.push({ day, events: [event] });
  }
  return days.map(({ day, events: ofDay }) => (
    <section key={day} aria-label={day} className="mt-6">
      <h2 className="figures sticky top-12 z-10 border-ink border-b bg-paper pt-2 pb-1 font-mincho font-semibold text-sm">
        {day}
      </h2>
      <ol>
        {ofDay.map((event) => (
          <AuditEntry key={event.id} event={event} onFilter={onFilter} />
        ))}
      </ol>
    </section>
  ));
}
