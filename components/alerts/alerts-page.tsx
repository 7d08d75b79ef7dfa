"use client";

import { useTranslations } from "next-intl";
import { useMemo } from "react";
import { useWide } from "@/components/review/use-wide";
import { useUrlState } from "@/components/shell/use-url-state";
import { useCommand } from "@/components/shortcuts/shortcuts";
import { Select } from "@/components/ui/select";
import { SplitView } from "@/components/ui/split-view";
import { EmptyState, StaleLine } from "@/components/ui/state";
import { ALERT_FILTERS, type AlertFilter } from "@/lib/alerts/client";
import { writeUrl } from "@/lib/shared/url-state";
import type { Role } from "@/lib/shared/vocabulary";
import { AlertList } from "./alert-list";
import { AlertPane } from "./alert-pane";
import { ALERT_URL, scopeOf } from "./alert-url";
import { type Alerts, useAlerts } from "./use-alerts";

/** What is wrong with groups of orders: the alerts on the left, the one that is open on the right; on a small screen in turn. */
export function AlertsPage({ role }: { readonly role: Role }) {
  const t = useTranslations("alerts");
  const [url, narrow] = useUrlState(ALERT_URL);
  const scope = useMemo(() => scopeOf(url), [url]);
  const found = useAlerts(scope);
  const wide = useWide();
  const first = wide ? (found.items[0]?.alertId ?? "") : "";
  const shown = url.alert || first;
  const open = (alert: string) => narrow({ alert }, url.alert === "" && !wide ? "push" : "replace");
  useSteps(found, shown, open);
  const hrefOf = (alert: string) => `/alerts?${writeUrl(ALERT_URL, new URLSearchParams(), { ...url, alert })}`;
  return (
    <div className="-mx-4 -my-6 lg:-mx-6 h-[calc(100dvh-3rem-var(--notice))]">
      <SplitView
        name="alerts"
        share={33}
        least={26}
        most={48}
        className="h-full"
        showing={url.alert ? "detail" : "list"}
        list={
          <section aria-label={t("title")} className="flex h-full min-h-0 flex-col">
            <Head filter={url.state} counts={found.counts} onFilter={(state) => narrow({ state, alert: undefined })} />
            {found.staleSince ? <StaleLine since={found.staleSince} onRetry={found.refresh} busy={found.busy} /> : null}
            <AlertList
              found={found}
              filter={url.state}
              currentId={shown}
              hrefOf={hrefOf}
              onOpen={open}
              onShowAll={() => narrow({ state: "all", alert: undefined })}
            />
          </section>
        }
        detail={
          shown ? (
            <AlertPane key={shown} id={shown} role={role} onBack={() => narrow({ alert: undefined })} />
          ) : (
            <Unchosen hasAny={found.items.length > 0} />
          )
        }
      />
    </div>
  );
}

function Unchosen({ hasAny }: { readonly hasAny: boolean }) {
  const t = useTranslations("alerts.detail");
  return hasAny ? <EmptyState title={t("choose")} /> : null;
}

/** `j`, `k` and Enter go through the list. */
function useSteps({ items: alerts }: Alerts, shown: string, open: (id: string) => void): void {
  const step = (by: 1 | -1) => {
    const at = alerts.findIndex(({ alertId }) => alertId === shown);
    const next = alerts[at === -1 ? 0 : at + by];
    if (!next) return;
    open(next.alertId);
    document.querySelector<HTMLElement>(`[data-alert="${next.alertId}"]`)?.focus();
  };
  useCommand("next", () => step(1));
  useCommand("previous", () => step(-1));
}

function Head({
  filter,
  counts,
  onFilter,
}: {
  readonly filter: AlertFilter;
  readonly counts: Alerts["counts"];
  readonly onFilter: (filter: AlertFilter) => void;
}) {
  const t = useTranslations("alerts");
  const countOf = (one: AlertFilter): number | null => {
    if (counts === null) return null;
    if (one === "unclosed") return counts.open + counts.acknowledged;
    return one === "all" ? counts.open + counts.acknowledged + counts.closed : counts[one];
  };
  return (
    <header className="grid gap-1 border-line border-b px-4 pt-4 pb-3">
      <div className="flex items-center justify-between gap-3">
        <h1 className="font-mincho font-semibold text-xl">{t("title")}</h1>
        <Select
          size="sm"
          className="w-40!"
          ariaLabel={t("filter.label")}
          value={filter}
          onValueChange={onFilter}
          options={ALERT_FILTERS.map((value) => ({ value, label: labelOf(t(`filter.${value}`), countOf(value)) }))}
        />
      </div>
      <p className="text-ink-3 text-xs">{t("lead")}</p>
    </header>
  );
}

const labelOf = (word: string, count: number | null): string => (count === null ? word : `${word} ${count}`);
