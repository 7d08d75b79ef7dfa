"use client";

import { useTranslations } from "next-intl";
import { useCallback, useMemo } from "react";
import { NarrowRow, ORDER_ROWS, useListedColumns } from "@/components/orders/order-cells";
import { OutcomeWord } from "@/components/orders/outcome-word";
import { type Column, DataTable } from "@/components/ui/data-table";
import { Time } from "@/components/ui/time";
import type { AlertDetail, AlertOrder } from "@/lib/alerts/contract";

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
      {...ORDER_ROWS}
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

function useColumns(severalShops: boolean): readonly Column<AlertOrder>[] {
  const t = useTranslations("alerts");
  const listed = useListedColumns();
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
      { id: "at", header: t("column.at"), width: 152, cell: ({ at }) => <Time at={at} className="text-ink-2" /> },
      {
        id: "orderedAt",
        header: t("column.orderedAt"),
        width: 152,
        hidden: true,
        cell: ({ orderedAt }) => <Time at={orderedAt} className="text-ink-2" />,
      },
      listed.verdict,
      listed.score,
      listed.review,
      listed.amount,
      listed.payment,
      listed.outcome,
      { ...listed.shop, hidden: !severalShops },
    ],
    [t, listed, severalShops],
  );
}

const NarrowOrder = ({ order }: { readonly order: AlertOrder }) => (
  <NarrowRow order={order}>
    <Time at={order.at} className="text-ink-2 text-xs" />
    <span className="text-right text-xs">
      <OutcomeWord outcome={order.outcome} />
    </span>
  </NarrowRow>
);
