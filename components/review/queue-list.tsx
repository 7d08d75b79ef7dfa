"use client";

import { useTranslations } from "next-intl";
import { type RefObject, useEffect, useRef } from "react";
import { piecesOf } from "@/components/ui/row-window";
import { useRowWindow } from "@/components/ui/use-row-window";
import { searchOf } from "@/lib/review/client";
import type { QueueFilter } from "@/lib/review/filter-contract";
import { QueueRow } from "./queue-row";
import type { QueueState } from "./use-queue";

/** The next page is asked for when so few rows are left below. */
const ROWS_AHEAD = 40;
/** Two lines and their space. */
const USUAL_ROW_PX = 60;

/** The waiting cases; only those in sight and the one on the desk are drawn, however many there are. */
export function QueueList({
  queue,
  filter,
  shownId,
  focusNext,
  onOpen,
}: {
  readonly queue: QueueState;
  readonly filter: QueueFilter;
  readonly shownId: string | null;
  /** The case whose row takes the focus once it is drawn: leafing takes the focus along. */
  readonly focusNext: RefObject<string | null>;
  readonly onOpen: (caseId: string) => void;
}) {
  const t = useTranslations("review.queue");
  const frame = useRef<HTMLOListElement>(null);
  const { cases, hasMore, isLoadingMore, loadMore } = queue;
  const { window, rowPx, bringIntoView } = useRowWindow(frame, cases.length, { usualPx: USUAL_ROW_PX });
  const current = cases.findIndex((item) => item.caseId === shownId);
  const total = Math.max(queue.counts.open, cases.length);

  useEffect(() => {
    if (current === -1) return;
    bringIntoView(current);
    if (shownId === null || focusNext.current !== shownId) return;
    focusNext.current = null;
    const row = frame.current?.querySelector<HTMLElement>(`a[data-case="${CSS.escape(shownId)}"]`);
    if (row && row.offsetParent !== null) row.focus({ preventScroll: true });
  }, [current, shownId, bringIntoView, focusNext]);
  useEffect(() => {
    if (hasMore && !isLoadingMore && window.end > cases.length - ROWS_AHEAD) loadMore();
  }, [hasMore, isLoadingMore, window.end, cases.length, loadMore]);

  return (
    <ol
      ref={frame}
      aria-label={t("label")}
      className="min-h-0 flex-1 overflow-y-auto overscroll-contain [--queue-row:3.75rem] [overflow-anchor:none] in-data-[density=compact]:[--queue-row:3.25rem]"
    >
      {piecesOf(window, cases.length, current === -1 ? null : current).map((piece) => {
        if ("gap" in piece) return <Gap key={`gap-${piece.gap}`} px={piece.gap * rowPx} />;
        const summary = cases[piece.row];
        return summary ? (
          <QueueRow
            key={summary.caseId}
            summary={summary}
            position={piece.row + 1}
            total={total}
            href={`/review?${searchOf({ ...filter })}&case=${summary.caseId}`}
            current={summary.caseId === shownId}
            onOpen={onOpen}
          />
        ) : null;
      })}
    </ol>
  );
}

const Gap = ({ px }: { readonly px: number }) => <li aria-hidden="true" style={{ height: `${px}px` }} />;
