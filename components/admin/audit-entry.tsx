"use client";

import { useFormatter, useTranslations } from "next-intl";
import { useId, useState } from "react";
import { Button } from "@/components/ui/button";
import { type AuditEventView, isAuditAction } from "@/lib/access/audit-contract";
import { AuditDetail } from "./audit-detail";
import type { AuditFilterChange } from "./audit-url";

/** What has no name but is known by its id: a version by its number, a table by its word. */
function nameless({ subjectType, subjectId }: AuditEventView): string | null {
  if (subjectType === "ruleset_version") return `#${subjectId}`;
  return subjectType === "reference_table" ? subjectId : null;
}

/** One act: when, who, what, and to what; the rest when it is opened. */
export function AuditEntry({
  event,
  onFilter,
}: {
  readonly event: AuditEventView;
  readonly onFilter: (change: AuditFilterChange) => void;
}) {
  const t = useTranslations("admin.audit");
  const format = useFormatter();
  const [open, setOpen] = useState(false);
  const details = useId();
  const { at, actorType, actorId, actorName, action, subjectName, subjectId } = event;
  const fallback = actorType === "system" ? t("actor.system") : t("unknown");
  const subject = subjectName ?? nameless(event);
  return (
    <li className="border-line border-b">
      <div className="grid min-h-row grid-cols-[3.5rem_minmax(0,1fr)_auto] items-center gap-x-3 py-0.5 md:grid-cols-[3.5rem_11rem_minmax(0,1fr)_auto]">
        <time dateTime={at} className="figures text-ink-3 text-xs">
          {format.dateTime(new Date(at), "clock")}
        </time>
        <span className="truncate font-medium max-md:col-start-2">
          <bdi>{actorName ?? fallback}</bdi>
          {actorType === "api_key" ? <span className="ml-1.5 text-2xs text-ink-3">{t("actor.api_key")}</span> : null}
        </span>
        <span className="min-w-0 max-md:col-start-2 max-md:row-start-2">
          {isAuditAction(action) ? t(`action.${action}`) : action}
          {subject === null ? null : <bdi className="ml-2 break-all text-ink-2">{subject}</bdi>}
        </span>
        <Button
          kind="quiet"
          size="sm"
          aria-expanded={open}
          aria-controls={details}
          onClick={() => setOpen(!open)}
          className="max-md:col-start-3 max-md:row-start-1"
        >
          {t(open ? "hide" : "details")}
        </Button>
      </div>
      <div id={details} hidden={!open} className="pb-4 md:pl-[4.25rem]">
        {open ? (
          <>
            <AuditDetail event={event} />
            <div className="mt-3 flex flex-wrap gap-2">
              <Button size="sm" onClick={() => onFilter({ subject: subjectId })}>
                {t("sameSubject")}
              </Button>
              {actorId === null ? null : (
                <Button size="sm" onClick={() => onFilter({ who: actorId })}>
                  {t("sameActor")}
                </Button>
              )}
            </div>
          </>
        ) : null}
      </div>
    </li>
  );
}
