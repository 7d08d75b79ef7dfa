"use client";

import { useFormatter, useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { ProgressLine } from "@/components/ui/progress-line";
import { Select } from "@/components/ui/select";
import { EmptyState, ErrorState, Notice } from "@/components/ui/state";
import type { CaseSummary, QueueFilter } from "@/lib/review/contract";
import { QueueRow } from "./queue-row";
import type { useQueue } from "./use-queue";

const SCORES = ["300", "500", "700", "900"] as const;
const ALL = "";

/** The list of what waits: how much, narrowed to what, soonest due first. */
export function QueuePane({
  queue,
  filter,
  shownId,
  onOpen,
  onNarrow,
}: {
  readonly queue: ReturnType<typeof useQueue>;
  readonly filter: QueueFilter;
  readonly shownId: string | null;
  readonly onOpen: (caseId: string) => void;
  readonly onNarrow: (filter: QueueFilter) => void;
}) {
  const t = useTranslations("review.queue");
  return (
    <>
      <Head queue={queue} filter={filter} onNarrow={onNarrow} />
      <ProgressLine active={queue.isRefreshing} label={t("refreshing")} />
      <Stale queue={queue} />
      {queue.cases.length > 0 ? (
        <ol aria-label={t("label")} className="min-h-0 flex-1 overflow-y-auto overscroll-contain">
          {queue.cases.map((summary) => (
            <QueueRow
              key={summary.caseId}
              summary={summary}
              href={hrefOf(summary, filter)}
              current={summary.caseId === shownId}
              onOpen={onOpen}
            />
          ))}
          {queue.hasMore ? (
            <li className="p-3 text-center">
              <Button kind="quiet" size="sm" busy={queue.isLoadingMore} onClick={queue.loadMore}>
                {t("more")}
              </Button>
            </li>
          ) : null}
        </ol>
      ) : (
        <Nothing queue={queue} filter={filter} onNarrow={onNarrow} />
      )}
    </>
  );
}

function hrefOf({ caseId }: CaseSummary, { shop, minScore }: QueueFilter): string {
  const query = new URLSearchParams({ case: caseId });
  if (shop !== undefined) query.set("shop", shop);
  if (minScore !== undefined) query.set("min", String(minScore));
  return `/review?${query}`;
}

type Parts = {
  readonly queue: ReturnType<typeof useQueue>;
  readonly filter: QueueFilter;
  readonly onNarrow: (filter: QueueFilter) => void;
};

function Head({ queue, filter, onNarrow }: Parts) {
  const t = useTranslations("review");
  const { shop, minScore, ...rest } = filter;
  const scores = [...new Set([...SCORES, ...(minScore === undefined ? [] : [String(minScore)])])];
  return (
    <div className="px-4 pt-4 pb-2">
      <div className="flex items-baseline justify-between gap-3">
        <h2 className="font-mincho font-semibold text-lg">{t("title")}</h2>
        <p className="figures text-ink-2 text-xs">
          {t("queue.count", { count: queue.counts.open })}
          {queue.counts.overdue > 0 ? (
            <span className="ml-2 font-semibold text-amber">{t("queue.overdue", { count: queue.counts.overdue })}</span>
          ) : null}
        </p>
      </div>
      <div className="mt-2 grid grid-cols-2 gap-2">
        <Select
          size="sm"
          ariaLabel={t("queue.shopFilter")}
          value={shop ?? ALL}
          onValueChange={(value) => onNarrow({ ...rest, ...withScore(minScore), ...(value ? { shop: value } : {}) })}
          options={[
            { value: ALL, label: t("queue.allShops") },
            ...queue.shops.map(({ shopId, name, open }) => ({
              value: shopId,
              label: t("queue.shopOption", { name, count: open }),
            })),
          ]}
        />
        <Select
          size="sm"
          ariaLabel={t("queue.scoreFilter")}
          value={minScore?.toString() ?? ALL}
          onValueChange={(value) =>
            onNarrow({ ...rest, ...(shop ? { shop } : {}), ...withScore(value ? Number(value) : undefined) })
          }
          options={[
            { value: ALL, label: t("queue.allScores") },
            ...scores.map((score) => ({ value: score, label: t("queue.scoreFrom", { score }) })),
          ]}
        />
      </div>
    </div>
  );
}

const withScore = (minScore: number | undefined): QueueFilter => (minScore === undefined ? {} : { minScore });

function Stale({ queue }: Pick<Parts, "queue">) {
  const t = useTranslations("review.queue");
  const format = useFormatter();
  if (!queue.staleSince) return null;
  return (
    <Notice tone="warn" role="status" className="mx-4 my-2">
      {t("stale", { time: format.dateTime(queue.staleSince, "clock") })}
    </Notice>
  );
}

/** No case to show: still loading, failed, nothing waits, or nothing that meets the filter. */
function Nothing({ queue, filter, onNarrow }: Parts) {
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
  if (filter.shop === undefined && filter.minScore === undefined) {
    return <EmptyState title={t("empty.title")}>{t("empty.body")}</EmptyState>;
  }
  return (
    <EmptyState
      title={t("empty.filteredTitle")}
      action={<Button onClick={() => onNarrow({})}>{t("queue.clearFilters")}</Button>}
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
        <div key={row} className="grid gap-2 border-line border-b px-4 py-3">
          <span className="h-2.5 w-2/5 bg-line" />
          <span className="h-2.5 w-3/4 bg-line" />
        </div>
      ))}
    </div>
  );
}
