"use client";

import { useQuery } from "@tanstack/react-query";
import { ArrowLeft } from "lucide-react";
import { useTranslations } from "next-intl";
import { useReaderLocale } from "@/components/shell/use-reader-locale";
import { Button } from "@/components/ui/button";
import { FailedState } from "@/components/ui/failed-state";
import { Fact, Facts } from "@/components/ui/hairline-list";
import { Section } from "@/components/ui/page";
import { EmptyState, SkeletonRows } from "@/components/ui/state";
import { Time } from "@/components/ui/time";
import { alertOptions } from "@/lib/alerts/client";
import type { AlertDetail } from "@/lib/alerts/contract";
import { ConsoleProblem } from "@/lib/shared/ask-console";
import type { Role } from "@/lib/shared/vocabulary";
import { AlertActs } from "./alert-acts";
import { AlertOrders } from "./alert-orders";
import { AlertStateTag } from "./alert-state";
import { Measure } from "./measure";
import { useAlertTexts } from "./use-alert-texts";

/** One alert: what was found against what is usual, what was done about it, and its orders. */
export function AlertPane({
  id,
  role,
  onBack,
}: {
  readonly id: string;
  readonly role: Role;
  readonly onBack: () => void;
}) {
  const t = useTranslations("alerts");
  const query = useQuery(alertOptions(useReaderLocale(), id));
  return (
    <div className="relative h-full overflow-y-auto px-4 py-4 lg:px-6">
      <Button
        size="sm"
        kind="quiet"
        className="mb-3 -ml-2 lg:hidden"
        icon={<ArrowLeft aria-hidden="true" size={14} />}
        onClick={onBack}
      >
        {t("detail.back")}
      </Button>
      {query.data ? <Told alert={query.data} role={role} /> : null}
      {query.isPending ? <SkeletonRows rows={10} /> : null}
      {query.isError && !query.data ? (
        <Failed error={query.error} busy={query.isFetching} onRetry={() => void query.refetch()} />
      ) : null}
    </div>
  );
}

function Failed({
  error,
  busy,
  onRetry,
}: {
  readonly error: Error;
  readonly busy: boolean;
  readonly onRetry: () => void;
}) {
  const t = useTranslations("alerts.failure");
  if (error instanceof ConsoleProblem && error.status === 404) {
    return <EmptyState title={t("gone")}>{t("goneBody")}</EmptyState>;
  }
  return <FailedState title={t("detail")} error={error} busy={busy} onRetry={onRetry} />;
}

function Told({ alert, role }: { readonly alert: AlertDetail; readonly role: Role }) {
  const t = useTranslations("alerts");
  const texts = useAlertTexts();
  return (
    <article aria-label={texts.label(alert)}>
      <header className="mb-5 grid gap-2">
        <p className="flex flex-wrap items-baseline gap-x-3 gap-y-1 text-sm">
          <span className="text-ink-3 text-xs">{t(`subject.${alert.subject.type}`)}</span>
          <bdi className="figures break-all font-medium">{texts.subject(alert)}</bdi>
          <AlertStateTag state={alert.state} />
          <span className="figures ml-auto text-ink-3 text-xs">{alert.code}</span>
        </p>
        <h2 className="font-mincho font-semibold text-xl">{texts.label(alert)}</h2>
        <p className="max-w-prose text-base leading-relaxed">{texts.sentence(alert)}</p>
      </header>
      <div className="mb-6">
        <AlertActs key={alert.alertId} alert={alert} role={role} />
      </div>
      <div className="mb-6 grid gap-x-10 gap-y-6 border-line border-y py-4 xl:grid-cols-[minmax(0,1fr)_minmax(0,1fr)]">
        <Measure alert={alert} />
        <Circumstances alert={alert} />
      </div>
      <p className="mb-6 max-w-prose text-ink-2 text-sm">{texts.help(alert)}</p>
      {alert.note ? (
        <blockquote className="mb-6 max-w-prose border-edge border-l-2 pl-3 text-sm">
          <bdi className="whitespace-pre-wrap break-words">{alert.note}</bdi>
        </blockquote>
      ) : null}
      <Section title={t("detail.orders")}>
        <AlertOrders alert={alert} />
      </Section>
    </article>
  );
}

function Circumstances({ alert }: { readonly alert: AlertDetail }) {
  const t = useTranslations("alerts");
  const reason = useTranslations("alerts.reason");
  const { acknowledged, closed, shop } = alert;
  return (
    <Facts className="content-start">
      <Fact name={t("detail.period")}>
        <Time at={alert.firstSeenAt} />
        <span className="text-ink-3"> – </span>
        <Time at={alert.lastSeenAt} />
      </Fact>
      <Fact name={t("detail.shop")}>
        <bdi>{shop ? shop.name : t("subject.severalShops")}</bdi>
      </Fact>
      <Fact name={t("detail.raised")}>
        <Time at={alert.raisedAt} /> <span className="ml-1 text-ink-2">{t("detail.raisedBySystem")}</span>
      </Fact>
      {acknowledged ? (
        <Fact name={t("state.acknowledged")}>
          <Time at={acknowledged.at} />{" "}
          <bdi className="ml-1 text-ink-2">{t("detail.acknowledgedBy", { name: acknowledged.by })}</bdi>
        </Fact>
      ) : null}
      {closed ? (
        <Fact name={t("state.closed")}>
          <Time at={closed.at} />{" "}
          <bdi className="ml-1 text-ink-2">
            {t("detail.closedBy", { name: closed.by, reason: reason(closed.reason) })}
          </bdi>
        </Fact>
      ) : null}
    </Facts>
  );
}
