"use client";

import { useTranslations } from "next-intl";
import type { MouseEvent } from "react";
import { cx } from "@/components/ui/cx";
import { Time } from "@/components/ui/time";
import type { Alert } from "@/lib/alerts/contract";
import { AlertStateTag } from "./alert-state";
import { useAlertTexts } from "./use-alert-texts";

/** One alert on three lines: what it is and since when, whom it speaks of, and what was found. */
export function AlertRow({
  alert,
  href,
  current,
  onOpen,
}: {
  readonly alert: Alert;
  readonly href: string;
  readonly current: boolean;
  readonly onOpen: (id: string) => void;
}) {
  const t = useTranslations("alerts");
  const texts = useAlertTexts();
  const open = (event: MouseEvent) => {
    if (event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    onOpen(alert.alertId);
  };
  return (
    <li
      aria-current={current ? "true" : undefined}
      className={cx(
        "relative border-line border-b",
        current && "bg-indigo-wash before:absolute before:inset-y-0 before:left-0 before:w-0.5 before:bg-indigo",
      )}
    >
      <a
        href={href}
        data-alert={alert.alertId}
        onClick={open}
        className="-outline-offset-2! grid gap-y-0.5 px-4 py-2.5 hover:bg-sunk"
      >
        <span className="flex min-w-0 items-baseline justify-between gap-3">
          <span className={cx("truncate text-sm", alert.state === "closed" ? "text-ink-2" : "font-semibold")}>
            {texts.label(alert)}
          </span>
          <Time at={alert.lastSeenAt} relative className="shrink-0 text-ink-3 text-xs" />
        </span>
        <span className="flex min-w-0 items-baseline gap-2 text-xs">
          <span className="shrink-0 text-ink-3">{t(`subject.${alert.subject.type}`)}</span>
          <bdi className="figures truncate font-medium text-ink-2">{texts.subject(alert)}</bdi>
          <span className="figures ml-auto shrink-0 text-ink-2">{t("list.orders", { count: alert.orderCount })}</span>
          <AlertStateTag state={alert.state} />
        </span>
        <span className="line-clamp-2 text-ink-2 text-xs">{texts.sentence(alert)}</span>
      </a>
    </li>
  );
}
