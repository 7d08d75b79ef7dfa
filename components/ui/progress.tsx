"use client";

import { useFormatter, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Button } from "./button";
import { ProgressLine } from "./progress-line";

/**
 * Long work that goes on without the page: an import, a backtest, an export. What it is, how far it has come, and a way to stop it.
 * @param total null while it is not known how much there is to do
 */
export function Progress({
  label,
  done,
  total,
  note,
  onCancel,
  cancelling = false,
}: {
  readonly label: string;
  readonly done: number;
  readonly total: number | null;
  /** What it does right now, or how long it will take. */
  readonly note?: ReactNode;
  readonly onCancel?: () => void;
  readonly cancelling?: boolean;
}) {
  const t = useTranslations("ui.progress");
  const format = useFormatter();
  const cancel = useTranslations("common.action")("cancel");
  return (
    <div className="grid gap-1.5">
      <div className="flex items-baseline justify-between gap-4 text-sm">
        <span className="min-w-0 truncate font-medium">{label}</span>
        <span className="figures shrink-0 text-ink-2 text-xs">
          {total === null
            ? t("done", { done: format.number(done) })
            : t("doneOf", { done: format.number(done), total: format.number(total) })}
        </span>
      </div>
      <ProgressLine active label={label} value={total === null ? null : done / Math.max(1, total)} className="h-1!" />
      {note || onCancel ? (
        <div className="flex min-h-control-sm items-center justify-between gap-4 text-ink-3 text-xs">
          <span>{note}</span>
          {onCancel ? (
            <Button kind="quiet" size="sm" busy={cancelling} onClick={onCancel}>
              {cancel}
            </Button>
          ) : null}
        </div>
      ) : null}
    </div>
  );
}
