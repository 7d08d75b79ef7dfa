"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useMemo } from "react";
import { useReaderLocale } from "@/components/shell/use-reader-locale";
import { Combobox } from "@/components/ui/combobox";
import { cx } from "@/components/ui/cx";
import { DateRange } from "@/components/ui/date-field";
import { NumberField } from "@/components/ui/number-field";
import { Select, type SelectOption } from "@/components/ui/select";
import { narrowingOptions, OUTCOME_GROUPS, REVIEW_STATES } from "@/lib/orders/client";
import type { UrlChange } from "@/lib/shared/url-state";
import { PAYMENT_METHODS, VERDICTS } from "@/lib/shared/vocabulary";
import { ANY, type ORDER_URL, type OrderUrl } from "./order-url";

/** What leaves orders out stands out from what could. */
const CHOSEN = "border-indigo! bg-indigo-wash! font-medium";

type Narrow = (change: UrlChange<typeof ORDER_URL>) => void;

/** Everything by which orders can be narrowed besides what they hold. `stacked`: under one another, each with its name. */
export function OrderFilters({
  url,
  onNarrow,
  stacked = false,
}: {
  readonly url: OrderUrl;
  readonly onNarrow: Narrow;
  readonly stacked?: boolean;
}) {
  const t = useTranslations("orders.filter");
  const Item = stacked ? Stacked : Plain;
  return (
    <div className={stacked ? "grid gap-4" : "flex flex-wrap items-center gap-2"}>
      <Words url={url} onNarrow={onNarrow} stacked={stacked} />
      <Item name={t("signal")}>
        <Signal url={url} onNarrow={onNarrow} className={stacked ? "" : cx("w-44!", url.signal !== "" && CHOSEN)} />
      </Item>
      <Item name={t("period")} labelled>
        <DateRange
          value={{ from: url.from || null, to: url.to || null }}
          onValueChange={({ from, to }) => onNarrow({ from: from ?? undefined, to: to ?? undefined })}
        />
      </Item>
      <Item name={t("amount")} labelled>
        <span className="inline-flex items-center gap-1.5">
          <NumberField
            size="sm"
            min={0}
            step={1_000}
            unit={t("yen")}
            ariaLabel={t("amountMin")}
            placeholder={t("least")}
            value={url.min ?? null}
            onValueChange={(min) => onNarrow({ min: min ?? undefined })}
            className="w-26"
          />
          <span aria-hidden="true" className="text-ink-3">
            –
          </span>
          <NumberField
            size="sm"
            min={0}
            step={1_000}
            unit={t("yen")}
            ariaLabel={t("amountMax")}
            placeholder={t("most")}
            value={url.max ?? null}
            onValueChange={(max) => onNarrow({ max: max ?? undefined })}
            className="w-26"
          />
        </span>
      </Item>
    </div>
  );
}

type Parts = { readonly url: OrderUrl; readonly onNarrow: Narrow };

/** What is one of a few words. */
function Words({ url, onNarrow, stacked }: Parts & { readonly stacked: boolean }) {
  const t = useTranslations("orders");
  const verdict = useTranslations("common.verdictName");
  const payment = useTranslations("review.values.paymentMethod");
  const Item = stacked ? Stacked : Plain;
  const look = (value: string) => (stacked ? "" : cx("w-auto! min-w-26", value !== ANY && CHOSEN));
  const any = (name: "verdict" | "review" | "outcome" | "payment"): SelectOption<typeof ANY> => ({
    value: ANY,
    label: t(`filter.any.${name}`),
  });
  return (
    <>
      <Item name={t("filter.verdict")}>
        <Select
          size="sm"
          className={look(url.verdict)}
          ariaLabel={t("filter.verdict")}
          value={url.verdict}
          onValueChange={(value) => onNarrow({ verdict: value })}
          options={[any("verdict"), ...VERDICTS.map((word) => ({ value: word, label: `${word} ${verdict(word)}` }))]}
        />
      </Item>
      <Item name={t("filter.review")}>
        <Select
          size="sm"
          className={look(url.review)}
          ariaLabel={t("filter.review")}
          value={url.review}
          onValueChange={(value) => onNarrow({ review: value })}
          options={[any("review"), ...REVIEW_STATES.map((word) => ({ value: word, label: t(`review.${word}`) }))]}
        />
      </Item>
      <Item name={t("filter.outcome")}>
        <Select
          size="sm"
          className={look(url.outcome)}
          ariaLabel={t("filter.outcome")}
          value={url.outcome}
          onValueChange={(value) => onNarrow({ outcome: value })}
          options={[any("outcome"), ...OUTCOME_GROUPS.map((word) => ({ value: word, label: t(`outcome.${word}`) }))]}
        />
      </Item>
      <Item name={t("filter.payment")}>
        <Select
          size="sm"
          className={look(url.payment)}
          ariaLabel={t("filter.payment")}
          value={url.payment}
          onValueChange={(value) => onNarrow({ payment: value })}
          options={[any("payment"), ...PAYMENT_METHODS.map((word) => ({ value: word, label: payment(word) }))]}
        />
      </Item>
    </>
  );
}

/** One of some ninety signals, by code or name. */
function Signal({ url, onNarrow, className }: Parts & { readonly className: string }) {
  const t = useTranslations("orders.filter");
  const { data } = useQuery(narrowingOptions(useReaderLocale()));
  const signals = useMemo(() => data?.signals ?? [], [data]);
  return (
    <Combobox
      size="sm"
      className={className}
      ariaLabel={t("signal")}
      placeholder={t("any.signal")}
      source={{ items: signals }}
      value={signals.find(({ code }) => code === url.signal) ?? null}
      onValueChange={(signal) => onNarrow({ signal: signal?.code })}
      idOf={({ code }) => code}
      labelOf={({ code, label }) => `${code} ${label}`}
    />
  );
}

type ItemProps = {
  readonly name: string;
  /** Said on one line, too: what stands in the field does not tell what it is of. */
  readonly labelled?: boolean;
  readonly children: React.ReactNode;
};

const Plain = ({ name, labelled = false, children }: ItemProps) =>
  labelled ? (
    <span className="inline-flex items-center gap-2">
      <span aria-hidden="true" className="text-ink-2 text-xs">
        {name}
      </span>
      {children}
    </span>
  ) : (
    children
  );

const Stacked = ({ name, children }: ItemProps) => (
  <div className="grid gap-1">
    <span aria-hidden="true" className="text-ink-2 text-xs">
      {name}
    </span>
    {children}
  </div>
);
