"use client";

import { Eye } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { useMemo } from "react";
import type { Column } from "@/components/ui/data-table";
import { Time } from "@/components/ui/time";
import type { ListedBuyer, OrderSummary } from "@/lib/orders/search-contract";
import { NarrowRow, useListedColumns } from "./order-cells";
import { OutcomeWord } from "./outcome-word";
import { ReviewMark } from "./review-mark";

export type Reveal = {
  readonly buyers: ReadonlyMap<string, ListedBuyer>;
  readonly busy: string | null;
  /** Null where the reader may not see personal data. */
  readonly ask: ((orderId: string) => void) | null;
};

/** The columns of the search, the telling ones first. */
export function useOrderColumns(reveal: Reveal): readonly Column<OrderSummary>[] {
  const t = useTranslations("orders");
  const listed = useListedColumns();
  const english = useLocale() === "en";
  return useMemo(
    () => [
      {
        id: "order",
        header: t("column.order"),
        width: 176,
        hideable: false,
        cell: ({ externalOrderId }) => (
          <bdi title={externalOrderId} className="font-medium">
            {externalOrderId}
          </bdi>
        ),
      },
      {
        id: "orderedAt",
        header: t("column.orderedAt"),
        width: english ? 152 : 142,
        cell: ({ orderedAt }) => <Time at={orderedAt} className="text-ink-2" />,
      },
      listed.verdict,
      listed.score,
      listed.review,
      {
        id: "signals",
        header: t("column.signals"),
        width: english ? 180 : 220,
        grow: true,
        cell: (row) => <Signals row={row} />,
      },
      {
        id: "buyer",
        header: t("column.buyer"),
        width: english ? 150 : 190,
        cell: (row) => <Buyer row={row} reveal={reveal} />,
      },
      {
        id: "contact",
        header: t("column.contact"),
        width: 240,
        hidden: true,
        cell: (row) => <Contact buyer={reveal.buyers.get(row.orderId) ?? row.buyer} />,
      },
      listed.amount,
      listed.payment,
      listed.outcome,
      listed.shop,
    ],
    [t, listed, reveal, english],
  );
}

function Signals({ row }: { readonly row: OrderSummary }) {
  const t = useTranslations("orders.row");
  const [first] = row.signals;
  if (!first) return <span className="text-ink-3">—</span>;
  return (
    <span className="flex min-w-0 items-baseline gap-2" title={row.signals.map(({ label }) => label).join(" · ")}>
      <span className="truncate">{first.label}</span>
      {row.signalCount > 1 ? (
        <span className="shrink-0 text-ink-3 text-xs">{t("more", { count: row.signalCount - 1 })}</span>
      ) : null}
    </span>
  );
}

function Buyer({ row, reveal }: { readonly row: OrderSummary; readonly reveal: Reveal }) {
  const t = useTranslations("orders.row");
  const shown = reveal.buyers.get(row.orderId);
  const { name, address } = shown ?? row.buyer;
  const known = name ?? address;
  const { ask } = reveal;
  if (known === null) return <span className="text-ink-3">{t("noBuyer")}</span>;
  return (
    <span className="flex min-w-0 items-center gap-2">
      <bdi className="shrink-0" title={shown ? (shown.address ?? "") : ""}>
        {name ?? "—"}
      </bdi>
      <bdi className="min-w-0 flex-1 truncate text-ink-3 text-xs">{address}</bdi>
      {ask && !shown ? (
        <button
          type="button"
          tabIndex={-1}
          disabled={reveal.busy === row.orderId}
          aria-label={`${t("reveal")}: ${row.externalOrderId}`}
          title={t("reveal")}
          onClick={() => ask(row.orderId)}
          className="grid size-6 shrink-0 place-items-center rounded-seal text-ink-3 hover:bg-indigo-wash hover:text-indigo"
        >
          <Eye aria-hidden="true" size={13} />
        </button>
      ) : null}
    </span>
  );
}

const Contact = ({ buyer: { email, phone } }: { readonly buyer: ListedBuyer }) => (
  <bdi className="text-ink-2">{[phone, email].filter(Boolean).join(" · ") || "—"}</bdi>
);

/** An order of the search where there is little room: whom it names, why it was held, what became of it. */
export function NarrowOrder({ order, reveal }: { readonly order: OrderSummary; readonly reveal: Reveal }) {
  const t = useTranslations("orders.row");
  const buyer = reveal.buyers.get(order.orderId) ?? order.buyer;
  return (
    <NarrowRow order={order}>
      <span className="flex min-w-0 items-baseline gap-2 text-ink-2 text-xs">
        <bdi className="shrink-0">{buyer.name ?? t("noBuyer")}</bdi>
        <span className="truncate">{order.signals[0]?.label}</span>
      </span>
      <span className="flex items-center justify-end gap-2 text-xs">
        {order.review ? <ReviewMark review={order.review} /> : <OutcomeWord outcome={order.outcome} />}
      </span>
      <Time at={order.orderedAt} className="text-ink-3 text-xs" />
    </NarrowRow>
  );
}
