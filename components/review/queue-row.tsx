"use client";

import { useNow, useTranslations } from "next-intl";
import { type MouseEvent, memo } from "react";
import { cx } from "@/components/ui/cx";
import { Money } from "@/components/ui/money";
import { Stroke } from "@/components/ui/stroke";
import { Tag } from "@/components/ui/tag";
import type { CaseSummary } from "@/lib/review/contract";
import { TimeLeft, timeSpent } from "./time-left";

/** One waiting case. What changes with its place in the list is all here: what it says is drawn once. */
export function QueueRow({
  position,
  total,
  current,
  ...face
}: FaceProps & {
  /** Its place among all that wait: not all of them are drawn. */
  readonly position: number;
  readonly total: number;
  readonly current: boolean;
}) {
  return (
    <li
      data-row
      aria-current={current ? "true" : undefined}
      aria-posinset={position}
      aria-setsize={total}
      className={cx("relative h-(--queue-row)", current && "bg-indigo-wash")}
    >
      {current ? <span aria-hidden="true" className="absolute inset-y-0 left-0 w-0.5 bg-indigo" /> : null}
      <Face {...face} />
    </li>
  );
}

type FaceProps = {
  readonly summary: CaseSummary;
  readonly href: string;
  readonly onOpen: (caseId: string) => void;
};

/** The case on two lines. Its lower hairline burns down, left to right, as its time runs out. */
const Face = memo(function Face({ summary, href, onOpen }: FaceProps) {
  const t = useTranslations("review.queue");
  const open = (event: MouseEvent) => {
    if (event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    onOpen(summary.caseId);
  };
  return (
    <>
      <a
        href={href}
        data-case={summary.caseId}
        onClick={open}
        className="-outline-offset-2! grid h-full content-center overflow-hidden px-4 hover:bg-sunk"
      >
        <span className="flex min-w-0 items-baseline justify-between gap-3">
          <span className="flex min-w-0 items-baseline gap-2 text-xs">
            <TimeLeft dueAt={summary.dueAt} />
            <Whereabouts summary={summary} />
          </span>
          <Money amount={summary.amountTotal} currency={summary.currency} className="shrink-0 font-semibold text-sm" />
        </span>
        <span className="flex min-w-0 items-baseline justify-between gap-3">
          <Reason summary={summary} />
          <span className="flex shrink-0 items-center gap-2">
            <Stroke
              strength={summary.riskScore / 1_000}
              label={t("score", { score: summary.riskScore })}
              className="w-14!"
            />
            <span aria-hidden="true" className="figures w-7 text-right text-ink-2 text-xs">
              {Math.round(summary.riskScore)}
            </span>
          </span>
        </span>
      </a>
      <Fuse openedAt={summary.openedAt} dueAt={summary.dueAt} />
    </>
  );
});

/** Who is on it, where somebody else is; otherwise where the order came from. */
function Whereabouts({ summary }: { readonly summary: CaseSummary }) {
  const t = useTranslations("review.queue");
  if (summary.claim && !summary.claim.mine) {
    return (
      <span className="truncate font-medium text-indigo">
        <bdi>{t("heldBy", { name: summary.claim.holder })}</bdi>
      </span>
    );
  }
  return (
    <span className="flex min-w-0 text-ink-3">
      {/* The shop gives way first: orders are told apart by their number. */}
      <bdi className="min-w-0 truncate max-[90rem]:hidden">{summary.shop.name}</bdi>
      <span className="mx-1.5 text-line max-[90rem]:hidden">|</span>
      <bdi className="max-w-full shrink-0 truncate">{summary.externalOrderId}</bdi>
    </span>
  );
}

function Reason({ summary }: { readonly summary: CaseSummary }) {
  const t = useTranslations("review.queue");
  return (
    <span className="flex min-w-0 items-baseline gap-2 text-sm">
      {summary.escalated ? <Tag tone="warn">{t("escalated")}</Tag> : null}
      {summary.kept ? <Tag>{t("kept")}</Tag> : null}
      <bdi className="min-w-0 truncate">{summary.topReason?.label ?? summary.heldBy}</bdi>
      {summary.reasons > 1 ? (
        <span className="shrink-0 text-ink-3 text-xs">{t("moreReasons", { count: summary.reasons - 1 })}</span>
      ) : null}
    </span>
  );
}

function Fuse({ openedAt, dueAt }: { readonly openedAt: string; readonly dueAt: string }) {
  const now = useNow({ updateInterval: 60_000 });
  return (
    <span aria-hidden="true" className="absolute inset-x-0 bottom-0 h-px bg-line">
      <span
        className="absolute inset-y-0 left-0 bg-amber"
        style={{ width: `${Math.round(timeSpent(openedAt, dueAt, now) * 1_000) / 10}%` }}
      />
    </span>
  );
}
