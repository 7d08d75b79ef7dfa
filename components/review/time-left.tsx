"use client";

import { useFormatter, useNow, useTranslations } from "next-intl";
import { cx } from "@/components/ui/cx";
import { MINUTE_MS } from "@/lib/shared/durations";

/** How much of the time for a review has gone: 0 when the case was opened, 1 at the deadline and after. */
export function timeSpent(openedAt: string, dueAt: string, now: Date): number {
  const [opened, due] = [Date.parse(openedAt), Date.parse(dueAt)];
  if (due <= opened) return 1;
  return Math.min(1, Math.max(0, (now.getTime() - opened) / (due - opened)));
}

/** What is left until the deadline, or how long ago it was, to the minute; the instant itself on hover. */
export function TimeLeft({ dueAt, className }: { readonly dueAt: string; readonly className?: string }) {
  const t = useTranslations("review.queue");
  const format = useFormatter();
  const now = useNow({ updateInterval: MINUTE_MS / 2 });
  const leftMs = Date.parse(dueAt) - now.getTime();
  const over = leftMs <= 0;
  const time = useDuration()(Math.abs(leftMs));
  return (
    <time
      dateTime={dueAt}
      title={format.dateTime(new Date(dueAt), "instant")}
      className={cx("figures whitespace-nowrap", over ? "font-semibold text-amber" : "text-ink-2", className)}
    >
      {over ? t("due.over", { time }) : t("due.left", { time })}
    </time>
  );
}

function useDuration(): (ms: number) => string {
  const t = useTranslations("review.queue.duration");
  return (ms) => {
    const minutes = Math.floor(ms / MINUTE_MS);
    if (minutes < 60) return t("minutes", { minutes });
    const hours = Math.floor(minutes / 60);
    if (hours < 24) return t("hours", { hours, minutes: minutes % 60 });
    return t("days", { days: Math.floor(hours / 24), hours: hours % 24 });
  };
}
