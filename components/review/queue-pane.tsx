"use client";

import { useTranslations } from "next-intl";
import type { RefObject } from "react";
import { Button } from "@/components/ui/button";
import { ProgressLine } from "@/components/ui/progress-line";
import { EmptyState, ErrorState, StaleLine } from "@/components/ui/state";
import type { QueueFilter } from "@/lib/review/filter-contract";
import { QueueFilters, QueueSortSelect } from "./queue-filters";
import { QueueList } from "./queue-list";
import { QueueSearch } from "./queue-search";
import { QueueViews } from "./queue-views";
import { isNarrowed } from "./review-url";
import type { QueueState } from "./use-queue";

type Parts = {
  readonly queue: QueueState;
  readonly filter: QueueFilter;
  readonly onNarrow: (change: QueueFilter) => void;
  readonly onLook: (filter: QueueFilter) => void;
};

/** The list of what waits: how much, in which view, narrowed to what. */
export function QueuePane({
  shownId,
  focusNext,
  onOpen,
  ...parts
}: Parts & {
  readonly shownId: string | null;
  readonly focusNext: RefObject<string | null>;
  readonly onOpen: (caseId: string) => void;
}) {
  const t = useTranslations("review.queue");
  const { queue, filter } = parts;
  const first = queue.cases[0];
  return (
    <>
      <Head {...parts} onLeave={() => (first ? onOpen(first.caseId) : undefined)} />
      <ProgressLine active={queue.isRefreshing} label={t("refreshing")} />
      {queue.staleSince ? <StaleLine since={queue.staleSince} onRetry={queue.refresh} className="mx-4 my-2" /> : null}
      {queue.cases.length > 0 ? (
        <QueueList queue={queue} filter={filter} shownId={shownId} focusNext={focusNext} onOpen={onOpen} />
      ) : (
        <Nothing {...parts} />
      )}
    </>
  );
}

function Head({ queue, filter, onNarrow, onLook, onLeave }: Parts & { readonly onLeave: () => void }) {
  const t = useTranslations("review");
  return (
    <div className="border-line border-b px-4 pt-4 pb-2">
      <div className="flex items-baseline justify-between gap-3">
        <h2 className="font-mincho font-semibold text-lg">{t("title")}</h2>
        <p className="figures text-ink-2 text-xs" data-waiting={queue.counts.open}>
          {t("queue.count", { count: queue.counts.open })}
          {queue.counts.overdue > 0 ? (
            <span className="ml-2 font-semibold text-amber">{t("queue.overdue", { count: queue.counts.overdue })}</span>
          ) : null}
        </p>
      </div>
      <QueueViews filter={filter} open={queue.counts.open} onLook={onLook} />
      <div className="mt-2 flex items-center gap-2">
        <QueueSearch value={filter.q ?? ""} onChange={(q) => onNarrow({ q: q || undefined })} onLeave={onLeave} />
        <QueueFilters
          filter={filter}
          reasons={queue.reasons}
          onNarrow={onNarrow}
          onClear={() => onLook({ ...(filter.sort ? { sort: filter.sort } : {}) })}
        />
        <QueueSortSelect
          sort={filter.sort ?? "deadline"}
          onSort={(sort) => onNarrow({ sort: sort === "deadline" ? undefined : sort })}
        />
      </div>
    </div>
  );
}

/** No case to show: still loading, failed, nothing waits, or nothing that meets the filter. */
function Nothing({ queue, filter, onLook }: Parts) {
  const t = useTranslations("review");
  const retry = useTranslations("common.action")("retry");
  if (queue.isLoading) return <Skeleton />;
  if (queue.failed) {
    return (
      <div className="p-4">
        <ErrorState title={t("failure.queue")} action={<Button onClick={queue.refresh}>{retry}</Button>}>
          {t("failure.network")}
        </ErrorState>
      </div>
    );
  }
  if (!isNarrowed(filter)) return <EmptyState title={t("empty.title")}>{t("empty.body")}</EmptyState>;
  return (
    <EmptyState
      title={t("empty.filteredTitle")}
      action={<Button onClick={() => onLook({})}>{t("queue.clearFilters")}</Button>}
    >
      {t("empty.filteredBody")}
    </EmptyState>
  );
}

const ROWS = [0, 1, 2, 3, 4, 5, 6, 7] as const;

/** The shape of what is coming, so that nothing jumps when it is there. */
function Skeleton() {
  const t = useTranslations("common");
  return (
    <div role="status" aria-label={t("loading")}>
      {ROWS.map((row) => (
        <div key={row} className="grid h-15 content-center gap-2 border-line border-b px-4">
          <span className="h-2.5 w-2/5 bg-line" />
          <span className="h-2.5 w-3/4 bg-line" />
        </div>
      ))}
    </div>
  );
}
