"use client";

import { useLocale, useTranslations } from "next-intl";
import { type ReactNode, useMemo } from "react";
import { Money } from "@/components/ui/money";
import { Seal } from "@/components/ui/seal";
import { Stroke } from "@/components/ui/stroke";
import type { Column } from "@/components/ui/table-layout";
import { orderHref } from "@/lib/orders/client";
import type { ListedOrder } from "@/lib/orders/search-contract";
import { OutcomeWord } from "./outcome-word";
import { ReviewMark } from "./review-mark";

/** How a table tells its orders apart, calls them, and where they lead. */
export const ORDER_ROWS = {
  keyOf: ({ orderId }: ListedOrder): string => orderId,
  nameOf: ({ externalOrderId }: ListedOrder): string => externalOrderId,
  hrefOf: ({ shop, externalOrderId }: ListedOrder): string => orderHref(shop.shopId, externalOrderId),
} as const;

/** The columns that tables of orders have alike. */
export function useListedColumns() {
  const t = useTranslations("orders");
  const payment = useTranslations("review.values.paymentMethod");
  const english = useLocale() === "en";
  return useMemo(
    () =>
      ({
        verdict: {
          id: "verdict",
          header: t("column.verdict"),
          width: english ? 70 : 60,
          cell: ({ verdict }) => <Seal word={verdict} />,
        },
        score: {
          id: "score",
          header: t("column.score"),
          width: english ? 100 : 116,
          cell: ({ riskScore }) => (
            <span className="flex items-center gap-2">
              <Stroke strength={riskScore / 1_000} label={t("row.score", { score: riskScore })} className="w-14" />
              <span aria-hidden="true" className="figures text-ink-2 text-xs">
                {Math.round(riskScore)}
              </span>
            </span>
          ),
        },
        review: {
          id: "review",
          header: t("column.review"),
          width: english ? 88 : 84,
          cell: ({ review }) => <ReviewMark review={review} />,
        },
        amount: {
          id: "amount",
          header: t("column.amount"),
          width: 92,
          end: true,
          cell: ({ amountTotal, currency }) => <Money amount={amountTotal} currency={currency} />,
        },
        payment: {
          id: "payment",
          header: t("column.payment"),
          width: english ? 112 : 96,
          cell: ({ paymentMethod }) => (
            <span className="text-ink-2">{paymentMethod ? payment(paymentMethod) : "—"}</span>
          ),
        },
        outcome: {
          id: "outcome",
          header: t("column.outcome"),
          width: 112,
          cell: ({ outcome }) => <OutcomeWord outcome={outcome} />,
        },
        shop: {
          id: "shop",
          header: t("column.shop"),
          width: english ? 114 : 120,
          cell: ({ shop }) => <bdi className="text-ink-2">{shop.name}</bdi>,
        },
      }) satisfies Record<string, Column<ListedOrder>>,
    [t, payment, english],
  );
}

/** A row where there is little room: what it is, what was said of it, what it is worth; below, what else the table tells. */
export const NarrowRow = ({ order, children }: { readonly order: ListedOrder; readonly children: ReactNode }) => (
  <span className="grid grid-cols-[minmax(0,1fr)_auto] gap-x-3 gap-y-0.5">
    <span className="flex min-w-0 items-center gap-2">
      <Seal word={order.verdict} />
      <bdi className="truncate font-medium">{order.externalOrderId}</bdi>
    </span>
    <Money amount={order.amountTotal} currency={order.currency} className="text-right font-semibold" />
    {children}
  </span>
);
