"use client";

import { useFormatter, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Button } from "./button";
import { cx } from "./cx";

/** Nothing here, and why; what one can do about it below. */
export function EmptyState({
  title,
  children,
  action,
}: {
  readonly title: string;
  readonly children?: ReactNode;
  readonly action?: ReactNode;
}) {
  return (
    <div className="grid justify-items-center gap-2 px-6 py-16 text-center">
      <svg aria-hidden="true" focusable="false" viewBox="0 0 48 32" className="mb-2 h-8 text-ink-3" fill="none">
        <path d="M2 9h44M10 2v28M38 2v28" stroke="currentColor" strokeWidth="1.5" />
      </svg>
      <p className="font-mincho font-semibold text-lg">{title}</p>
      {children ? <div className="max-w-prose text-ink-2 text-sm">{children}</div> : null}
      {action ? <div className="mt-3">{action}</div> : null}
    </div>
  );
}

/** Something failed: what, what it means for the reader, how to go on, and the id under which it was logged. */
export function ErrorState({
  title,
  children,
  requestId,
  requestIdLabel,
  action,
}: {
  readonly title: string;
  readonly children?: ReactNode;
  readonly requestId?: string | null;
  readonly requestIdLabel?: string;
  readonly action?: ReactNode;
}) {
  return (
    <div role="alert" className="grid justify-items-start gap-2 border-vermilion border-l-2 py-2 pl-4">
      <p className="font-mincho font-semibold text-lg">{title}</p>
      {children ? <div className="max-w-prose text-ink-2 text-sm">{children}</div> : null}
      {requestId ? (
        <p className="text-ink-3 text-xs">
          {requestIdLabel} <code className="font-mono">{requestId}</code>
        </p>
      ) : null}
      {action ? <div className="mt-2">{action}</div> : null}
    </div>
  );
}

const NOTICE = {
  plain: "border-line bg-sunk text-ink",
  good: "border-verdigris bg-verdigris-wash text-ink",
  warn: "border-amber bg-amber-wash text-ink",
  bad: "border-vermilion bg-vermilion-wash text-ink",
} as const;

/** A sentence set off from the rest. Tell what it is in its words; the tone only underlines it. */
export function Notice({
  tone = "plain",
  role,
  children,
  className,
}: {
  readonly tone?: keyof typeof NOTICE;
  readonly role?: "alert" | "status";
  readonly children: ReactNode;
  readonly className?: string;
}) {
  return (
    <div role={role} className={cx("rounded-seal border-l-2 px-3 py-2 text-sm", NOTICE[tone], className)}>
      {children}
    </div>
  );
}

/** What is shown is not the latest: since when, why, and a way to ask again. Stands over the data, which stays. */
export function StaleLine({
  since,
  onRetry,
  busy = false,
  className,
}: {
  readonly since: Date;
  readonly onRetry?: () => void;
  readonly busy?: boolean;
  readonly className?: string;
}) {
  const t = useTranslations("ui.stale");
  const retry = useTranslations("common.action")("retry");
  const format = useFormatter();
  return (
    <Notice
      tone="warn"
      role="status"
      className={cx("flex flex-wrap items-center justify-between gap-x-4 gap-y-1", className)}
    >
      <span>{t("line", { time: format.dateTime(since, "clock") })}</span>
      {onRetry ? (
        <Button size="sm" busy={busy} onClick={onRetry}>
          {retry}
        </Button>
      ) : null}
    </Notice>
  );
}

/** The shape of rows that are coming, so that nothing jumps when they are there. */
export function SkeletonRows({ rows = 8, className }: { readonly rows?: number; readonly className?: string }) {
  const t = useTranslations("common");
  return (
    <div role="status" aria-label={t("loading")} className={className}>
      {Array.from({ length: rows }, (_, row) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: they are all the same
        <div key={row} className="flex h-row items-center gap-6 border-line border-b">
          <span className="h-2 w-[12%] bg-line" />
          <span className="h-2 bg-line" style={{ width: `${24 + ((row * 17) % 29)}%` }} />
          <span className="ml-auto h-2 w-[9%] bg-line" />
        </div>
      ))}
    </div>
  );
}
