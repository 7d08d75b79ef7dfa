"use client";

import { useInfiniteQuery } from "@tanstack/react-query";
import { SlidersHorizontal } from "lucide-react";
import { useTranslations } from "next-intl";
import { useCallback, useMemo, useRef, useState } from "react";
import { useReaderLocale } from "@/components/shell/use-reader-locale";
import { useUrlState } from "@/components/shell/use-url-state";
import { Button } from "@/components/ui/button";
import { DataTable, type TableHandle } from "@/components/ui/data-table";
import { FailedState } from "@/components/ui/failed-state";
import { Select } from "@/components/ui/select";
import { Sheet } from "@/components/ui/sheet";
import { EmptyState, SkeletonRows, StaleLine } from "@/components/ui/state";
import { usePagedList } from "@/components/ui/use-paged-list";
import { useTableCommands } from "@/components/ui/use-table-commands";
import { can } from "@/lib/access/permissions";
import { orderSearchOptions, SORTS, TEXT_CHARACTERS_MAX } from "@/lib/orders/client";
import type { OrderFilter, OrderSummary, SearchReading } from "@/lib/orders/search-contract";
import { ConsoleProblem } from "@/lib/shared/ask-console";
import type { Role } from "@/lib/shared/vocabulary";
import { ORDER_ROWS } from "./order-cells";
import { NarrowOrder, useOrderColumns } from "./order-columns";
import { OrderFilters } from "./order-filters";
import { conditionsIn, filterOf, NO_FILTER, NO_PIVOT, ORDER_URL } from "./order-url";
import { PivotTag, Readings } from "./readings";
import { SearchField } from "./search-field";
import { useCountText } from "./use-count-text";
import { useRevealed } from "./use-revealed";

/** Every order there is: one field that takes anything, and what narrows the rest. */
export function OrderSearch({ role }: { readonly role: Role }) {
  const t = useTranslations("orders");
  const [url, narrow] = useUrlState(ORDER_URL);
  const filter = useMemo(() => filterOf(url), [url]);
  const found = useFound(filter);
  const choose = ({ kind, key, canonical }: SearchReading) =>
    narrow({ q: undefined, kind, key: key ?? undefined, value: canonical ?? undefined });
  return (
    <div className="flex min-h-[calc(100dvh-6rem)] flex-col gap-3 lg:h-[calc(100dvh-6rem)]">
      <div className="flex flex-wrap items-start gap-x-6 gap-y-2 max-sm:gap-x-3">
        <h1 className="font-mincho font-semibold text-xl leading-11">{t("title")}</h1>
        <SearchField
          className="min-w-64 max-w-3xl flex-1"
          value={url.q}
          onChange={(q) => narrow({ ...NO_PIVOT, q: q || undefined }, "replace")}
          label={t("search.label")}
          placeholder={t("search.placeholder")}
          hint={t("search.hint")}
          clearLabel={t("search.clear")}
          maxLength={TEXT_CHARACTERS_MAX}
        />
      </div>
      {filter.kind ? (
        <PivotTag kind={filter.kind} value={url.value || null} onEnd={() => narrow(NO_PIVOT)} />
      ) : (
        <Readings readings={found.readings} onChoose={choose} />
      )}
      <Narrowing url={url} narrow={narrow} filter={filter} />
      {found.staleSince ? <StaleLine since={found.staleSince} onRetry={found.refresh} busy={found.busy} /> : null}
      <Found
        role={role}
        found={found}
        filter={filter}
        sort={<SortChoice url={url} narrow={narrow} />}
        onClear={() => narrow({ ...NO_FILTER, ...NO_PIVOT, q: undefined })}
      />
    </div>
  );
}

type Url = ReturnType<typeof useUrlState<typeof ORDER_URL>>;

/** Filters on one line; on a small screen behind a button. */
function Narrowing({ url, narrow, filter }: { url: Url[0]; narrow: Url[1]; filter: OrderFilter }) {
  const t = useTranslations("orders.filter");
  const [open, setOpen] = useState(false);
  const conditions = conditionsIn(filter);
  const clear =
    conditions > 0 ? (
      <Button kind="quiet" size="sm" onClick={() => narrow(NO_FILTER)}>
        {t("clear")}
      </Button>
    ) : null;
  return (
    <div className="flex flex-wrap items-center gap-2">
      <div className="flex flex-wrap items-center gap-2 max-lg:hidden">
        <OrderFilters url={url} onNarrow={(change) => narrow(change, "replace")} />
        {clear}
      </div>
      <Button
        size="sm"
        className="lg:hidden"
        icon={<SlidersHorizontal aria-hidden="true" size={14} />}
        onClick={() => setOpen(true)}
      >
        {conditions > 0 ? t("active", { count: conditions }) : t("open")}
      </Button>
      <Sheet
        open={open}
        onOpenChange={setOpen}
        title={t("title")}
        foot={
          <>
            <Button kind="act" onClick={() => setOpen(false)}>
              {t("show")}
            </Button>
            {clear}
          </>
        }
      >
        <OrderFilters url={url} onNarrow={(change) => narrow(change, "replace")} stacked />
      </Sheet>
    </div>
  );
}

function SortChoice({ url, narrow }: { readonly url: Url[0]; readonly narrow: Url[1] }) {
  const t = useTranslations("orders.sort");
  return (
    <Select
      size="sm"
      className="ml-auto w-auto! min-w-28"
      ariaLabel={t("label")}
      value={url.sort}
      onValueChange={(value) => narrow({ sort: value })}
      options={SORTS.map((value) => ({ value, label: t(value) }))}
    />
  );
}

type Results = ReturnType<typeof useFound>;

function useFound(filter: OrderFilter) {
  const query = useInfiniteQuery(orderSearchOptions(useReaderLocale(), filter));
  const first = query.data?.pages[0];
  return {
    ...usePagedList(query),
    count: first?.count ?? null,
    readings: query.isPlaceholderData ? [] : (first?.readings ?? []),
  };
}

function Found({
  role,
  found,
  filter,
  sort,
  onClear,
}: {
  readonly role: Role;
  readonly found: Results;
  readonly filter: OrderFilter;
  readonly sort: React.ReactNode;
  readonly onClear: () => void;
}) {
  const t = useTranslations("orders");
  const count = useCountText();
  const table = useRef<TableHandle>(null);
  useTableCommands(table);
  const { buyers, busy, reveal: ask } = useRevealed();
  const mayReveal = can(role, "orders.reveal");
  const reveal = useMemo(() => ({ buyers, busy, ask: mayReveal ? ask : null }), [buyers, busy, ask, mayReveal]);
  const columns = useOrderColumns(reveal);
  const narrow = useCallback((order: OrderSummary) => <NarrowOrder order={order} reveal={reveal} />, [reveal]);
  if (found.items.length === 0) return <Nothing found={found} filter={filter} onClear={onClear} />;
  return (
    <DataTable
      name="orders"
      caption={t("title")}
      columns={columns}
      rows={found.items}
      {...ORDER_ROWS}
      total={found.count && !found.count.more ? found.count.orders : null}
      more={found.more}
      narrow={narrow}
      busy={found.busy}
      handle={table}
      toolbar={
        <>
          <p aria-live="polite" className="figures text-ink-2 text-xs">
            {found.count ? count(found.count) : null}
          </p>
          {sort}
        </>
      }
      className="min-h-0 flex-1 max-lg:h-[calc(100dvh-16rem)]"
    />
  );
}

/** No order to show: still loading, failed, nothing there, or nothing that meets the filter. */
function Nothing({
  found,
  filter,
  onClear,
}: {
  readonly found: Results;
  readonly filter: OrderFilter;
  readonly onClear: () => void;
}) {
  const t = useTranslations("orders");
  const clear = <Button onClick={onClear}>{t("filter.clear")}</Button>;
  if (found.loading) return <SkeletonRows rows={14} />;
  const { error } = found;
  if (error instanceof ConsoleProblem && error.code === "value_not_readable" && filter.kind) {
    return (
      <EmptyState title={t("empty.unreadableTitle")} action={clear}>
        {t("search.notReadable", { kind: t(`kind.${filter.kind}`) })}
      </EmptyState>
    );
  }
  if (error || found.paused) {
    return <FailedState title={t("failure.search")} error={error} onRetry={found.refresh} />;
  }
  if (Object.keys(filter).length === 0) return <EmptyState title={t("empty.title")}>{t("empty.body")}</EmptyState>;
  return (
    <EmptyState title={t("empty.noneTitle")} action={clear}>
      {t("empty.noneBody")}
    </EmptyState>
  );
}
