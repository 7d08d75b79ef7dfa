"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Eye, EyeOff } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Circumstances, Goods, InHouse, SimilarOrders } from "@/components/review/order-sections";
import { Parties } from "@/components/review/parties";
import { NotEvaluated, Reasons } from "@/components/review/reasons";
import { useReaderLocale } from "@/components/shell/use-reader-locale";
import { Button } from "@/components/ui/button";
import { ErrorState, SkeletonRows, StaleLine } from "@/components/ui/state";
import { useToast } from "@/components/ui/toast";
import { can } from "@/lib/access/permissions";
import { orderKeys, orderPageOptions, revealOrder } from "@/lib/orders/client";
import type { OrderPage as Page } from "@/lib/orders/page-contract";
import { ConsoleProblem } from "@/lib/shared/ask-console";
import type { Role } from "@/lib/shared/vocabulary";
import { AffiliateFacts } from "./affiliate-facts";
import { Moments } from "./moments";
import { OrderHead } from "./order-head";
import { OutcomeSheet } from "./outcome-sheet";
import { Pivots } from "./pivots";
import { WhyRecord } from "./why-record";

type Props = { readonly shop: string; readonly externalOrderId: string; readonly role: Role };

/** One order, whole: what was said of it and why, who and what it names, what became of it. */
export function OrderPage(props: Props) {
  const t = useTranslations("orders");
  const common = useTranslations("common");
  const query = useQuery(orderPageOptions(useReaderLocale(), props.shop, props.externalOrderId));
  const { data, error } = query;
  if (data) {
    return (
      <>
        {query.isRefetchError ? (
          <StaleLine
            since={new Date(query.dataUpdatedAt)}
            onRetry={() => void query.refetch()}
            busy={query.isFetching}
          />
        ) : null}
        <Loaded {...props} fresh={data} />
      </>
    );
  }
  if (!error && query.fetchStatus !== "paused") {
    return (
      <div role="status" aria-label={t("page.loading")}>
        <SkeletonRows rows={12} />
      </div>
    );
  }
  const missing = error instanceof ConsoleProblem && error.status === 404;
  return (
    <ErrorState
      title={missing ? t("failure.missing") : t("failure.order")}
      requestId={error instanceof ConsoleProblem ? error.requestId : null}
      requestIdLabel={common("requestId")}
      action={
        missing ? (
          <a href="/orders" className="text-indigo text-sm underline underline-offset-4">
            {t("page.back")}
          </a>
        ) : (
          <Button onClick={() => void query.refetch()}>{common("action.retry")}</Button>
        )
      }
    >
      {missing ? t("failure.missingBody") : t("failure.network")}
    </ErrorState>
  );
}

/** What was personal when it was revealed, over what is known of the order now. */
function overlaid(fresh: Page, revealed: Page | null): Page {
  if (!revealed) return fresh;
  const { shipTos, buyer, payment, device, note, pivots } = revealed;
  const listed = new Map(fresh.pivots.map((pivot) => [`${pivot.kind}${pivot.key}`, pivot]));
  return {
    ...fresh,
    masked: false,
    shipTos,
    buyer,
    payment,
    device,
    note,
    pivots: pivots.map((pivot) => ({ ...pivot, lists: listed.get(`${pivot.kind}${pivot.key}`)?.lists ?? pivot.lists })),
  };
}

function Loaded({ shop, externalOrderId, role, fresh }: Props & { readonly fresh: Page }) {
  const { revealed, busy, reveal, hide } = useWholeOrder(fresh.orderId);
  const [recording, setRecording] = useState(false);
  const page = overlaid(fresh, revealed);
  const queries = useQueryClient();
  const locale = useReaderLocale();
  const refresh = () => {
    void queries.invalidateQueries({ queryKey: orderKeys.page(locale, shop, externalOrderId) });
    void queries.invalidateQueries({ queryKey: orderKeys.searches() });
  };
  const mayReveal = can(role, "orders.reveal");
  return (
    <article className="@container">
      <OrderHead
        page={page}
        onRecord={can(role, "outcomes.record") ? () => setRecording(true) : null}
        mayDecide={can(role, "cases.decide")}
      >
        <MaskLine masked={page.masked} busy={busy} onReveal={mayReveal ? reveal : null} onHide={hide} />
      </OrderHead>
      <div className="grid gap-x-12 lg:grid-cols-[minmax(0,1fr)_minmax(20rem,25rem)]">
        <div className="@container min-w-0">
          <Reasons detail={page} />
          <NotEvaluated detail={page} />
          <Parties detail={page} />
          <Goods detail={page} />
          <Circumstances detail={page} />
          <AffiliateFacts page={page} />
          <InHouse detail={page} />
          <SimilarOrders detail={page} />
          {mayReveal ? <WhyRecord page={page} /> : null}
        </div>
        <div className="min-w-0">
          <Pivots page={page} mayList={can(role, "lists.manage")} onListed={refresh} />
          <Moments moments={page.timeline} currency={page.currency} />
        </div>
      </div>
      <OutcomeSheet page={page} open={recording} onOpenChange={setRecording} onRecorded={refresh} />
    </article>
  );
}

function useWholeOrder(orderId: string) {
  const t = useTranslations("orders.page");
  const locale = useReaderLocale();
  const { show } = useToast();
  const [revealed, setRevealed] = useState<Page | null>(null);
  const [busy, setBusy] = useState(false);
  const reveal = () => {
    setBusy(true);
    revealOrder(locale, orderId)
      .then(setRevealed, (error: unknown) =>
        show({
          title: t("revealFailed"),
          description: error instanceof ConsoleProblem ? error.detail : "",
          tone: "bad",
        }),
      )
      .finally(() => setBusy(false));
  };
  return { revealed, busy, reveal, hide: () => setRevealed(null) };
}

function MaskLine({
  masked,
  busy,
  onReveal,
  onHide,
}: {
  readonly masked: boolean;
  readonly busy: boolean;
  readonly onReveal: (() => void) | null;
  readonly onHide: () => void;
}) {
  const t = useTranslations("orders.page");
  const Icon = masked ? EyeOff : Eye;
  return (
    <p role="status" className="flex flex-wrap sm:ml-auto items-center gap-x-3 gap-y-2 text-ink-2 text-xs">
      <Icon aria-hidden="true" size={14} className="shrink-0" />
      <span>{masked ? t("masked") : t("shown")}</span>
      {masked && onReveal ? (
        <Button size="sm" busy={busy} onClick={onReveal}>
          {t("reveal")}
        </Button>
      ) : null}
      {masked ? null : (
        <Button kind="quiet" size="sm" onClick={onHide}>
          {t("hide")}
        </Button>
      )}
    </p>
  );
}
