"use client";

import { useTranslations } from "next-intl";
import { useCallback, useMemo } from "react";
import { OutcomeWord } from "@/components/orders/outcome-word";
import { ReviewMark } from "@/components/orders/review-mark";
import { type Column, DataTable } from "@/components/ui/data-table";
import { Money } from "@/components/ui/money";
import { Seal } from "@/components/ui/seal";
import { Stroke } from "@/components/ui/stroke";
import { Time } from "@/components/ui/time";
import type { AlertDetail, AlertOrder } from "@/lib/alerts/contract";
import { orderHref } from "@/lib/orders/client";

/** The orders an alert is about, each leading to its page. */
export function AlertOrders({ alert }: { readonly alert: AlertDetail }) {
  const t = useTranslations("alerts");
  const severalShops = new Set(alert.orders.map(({ shop }) => shop.shopId)).size > 1;
  const columns = useColumns(severalShops);
  const narrow = useCallback((order: AlertOrder) => <NarrowOrder order={order} />, []);
  return (
    <DataTable
      name="alert-orders"
      caption={t("detail.orders")}
      columns={columns}
      rows={alert.orders}
      keyOf={keyOf}
      nameOf={numberOf}
      hrefOf={hrefOf}
      total={alert.orders.length}
      narrow={narrow}
      toolbar={
        <p className="figures text-ink-2 text-xs">
          {t("list.orders", { count: alert.orderCount })}
          {alert.orders.length < alert.orderCount
            ? ` · ${t("detail.ordersMore", { count: alert.orders.length })}`
            : null}
        </p>
      }
      className="max-h-[36rem]"
    />
  );
}

const keyOf = ({ orderId }: AlertOrder): string => orderId;
const numberOf = ({ externalOrderId }: AlertOrder): string => externalOrderId;
const hrefOf = ({ shop, externalOrderId }: AlertOrder): string => orderHref(shop.shopId, externalOrderId);

function useColumns(severalShops: boolean): readonly Column<AlertOrder>[] {
  const t = useTranslations("alerts");
  const payment = useTranslations("review.values.paymentMethod");
  return useMemo(
    () => [
      {
        id: "order",
        header: t("column.order"),
        width: 150,
        grow: true,
        hideable: false,
        cell: ({ externalOrderId }) => <bdi className="font-medium">{externalOrderId}</bdi>,
      },
      { id: "at", header: t("column.at"), width: 142, cell: ({ at }) => <Time at={at} className="text-ink-2" /> },
      {
        id: "orderedAt",
        header: t("column.orderedAt"),
        width: 142,
        hidden: true,
        cell: ({ orderedAt }) => <Time at={orderedAt} className="text-ink-2" />,
      },
      { id: "verdict", header: t("column.verdict"), width: 60, cell: ({ verdict }) => <Seal word={verdict} /> },
      {
        id: "score",
        header: t("column.score"),
        width: 104,
        cell: ({ riskScore }) => (
          <span className="flex items-center gap-2">
            <Stroke strength={riskScore / 1_000} label={t("scoreOf", { score: riskScore })} className="w-12" />
            <span aria-hidden="true" className="figures text-ink-2 text-xs">
              {Math.round(riskScore)}
            </span>
          </span>
        ),
      },
      { id: "review", header: t("column.review"), width: 72, cell: ({ review }) => <ReviewMark review={review} /> },
      {
        id: "amount",
        header: t("column.amount"),
        width: 92,
        end: true,
        cell: ({ amountTotal, currency }) => <Money amount={amountTotal} currency={currency} />,
      },
      {
        id: "payment",
        header: t("column.payment"),
        width: 96,
        cell: ({ paymentMethod }) => <span className="text-ink-2">{paymentMethod ? payment(paymentMethod) : "—"}</span>,
      },
      {
        id: "outcome",
        header: t("column.outcome"),
        width: 112,
        cell: ({ outcome }) => <OutcomeWord outcome={outcome} />,
      },
      {
        id: "shop",
        header: t("column.shop"),
        width: 110,
        hidden: !severalShops,
        cell: ({ shop }) => <bdi className="text-ink-2">{shop.name}</bdi>,
      },
    ],
    [t, payment, severalShops],
  );
}

/** A row where there is little room: what it is, what was said of it, what it is worth. */
function NarrowOrder({ order }: { readonly order: AlertOrder }) {
  return (
    <span className="grid grid-cols-[minmax(0,1fr)_auto] gap-x-3 gap-y-0.5">
      <span className="flex min-w-0 items-center gap-2">
        <Seal word={order.verdict} />
        <bdi className="truncate font-medium">{order.externalOrderId}</bdi>
      </span>
      <Money amount={order.amountTotal} currency={order.currency} className="text-right font-semibold" />
      <Time at={order.at} className="text-ink-2 text-xs" />
      <span className="text-right text-xs">
        <OutcomeWord outcome={order.outcome} />
      </span>
    </span>
  );
}
