"use client";

import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { FailedState } from "@/components/ui/failed-state";
import { ProgressLine } from "@/components/ui/progress-line";
import { EmptyState, SkeletonRows } from "@/components/ui/state";
import type { AlertFilter } from "@/lib/alerts/client";
import { AlertRow } from "./alert-row";
import type { Alerts } from "./use-alerts";

/** The alerts that meet the filter, those first of which something was seen last; or why there are none. */
export function AlertList({
  found,
  filter,
  currentId,
  hrefOf,
  onOpen,
  onShowAll,
}: {
  readonly found: Alerts;
  readonly filter: AlertFilter;
  readonly currentId: string;
  readonly hrefOf: (id: string) => string;
  readonly onOpen: (id: string) => void;
  readonly onShowAll: () => void;
}) {
  const t = useTranslations("alerts");
  if (found.items.length === 0) return <Nothing found={found} filter={filter} onShowAll={onShowAll} />;
  return (
    <div className="relative min-h-0 flex-1 overflow-y-auto overscroll-contain">
      <ProgressLine active={found.busy} label={t("list.label")} />
      <ul aria-label={t("list.label")}>
        {found.items.map((alert) => (
          <AlertRow
            key={alert.alertId}
            alert={alert}
            href={hrefOf(alert.alertId)}
            current={alert.alertId === currentId}
            onOpen={onOpen}
          />
        ))}
      </ul>
      {found.more.hasMore ? (
        <div className="grid justify-items-center gap-2 px-4 py-3">
          {found.more.failed ? <p className="text-vermilion text-xs">{t("list.moreFailed")}</p> : null}
          <Button size="sm" busy={found.more.loading} onClick={found.more.load}>
            {t(found.more.loading ? "list.loadingMore" : "list.more")}
          </Button>
        </div>
      ) : null}
    </div>
  );
}

function Nothing({
  found,
  filter,
  onShowAll,
}: {
  readonly found: Alerts;
  readonly filter: AlertFilter;
  readonly onShowAll: () => void;
}) {
  const t = useTranslations("alerts");
  if (found.loading) return <SkeletonRows rows={8} className="px-4" />;
  if (found.error || found.paused) {
    return (
      <div className="p-4">
        <FailedState title={t("failure.list")} error={found.error} busy={found.busy} onRetry={found.refresh} />
      </div>
    );
  }
  const showAll = filter === "all" ? undefined : <Button onClick={onShowAll}>{t("empty.showAll")}</Button>;
  const isQuiet = filter === "unclosed";
  return (
    <EmptyState title={t(isQuiet ? "empty.title" : "empty.noneTitle")} action={showAll}>
      {t(isQuiet ? "empty.body" : "empty.noneBody")}
    </EmptyState>
  );
}
