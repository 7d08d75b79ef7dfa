"use client";

import { useInfiniteQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useCallback, useRef } from "react";
import { useReaderLocale } from "@/components/shell/use-reader-locale";
import { Button } from "@/components/ui/button";
import { DataTable, type TableHandle } from "@/components/ui/data-table";
import { FailedState } from "@/components/ui/failed-state";
import { EmptyState, SkeletonRows } from "@/components/ui/state";
import { usePagedList } from "@/components/ui/use-paged-list";
import { useTableCommands } from "@/components/ui/use-table-commands";
import { entriesOptions } from "@/lib/lists/client";
import type { EntryFilter, ShownEntry } from "@/lib/lists/console-contract";
import { NarrowEntry, useEntryColumns } from "./entry-columns";

export type Results = ReturnType<typeof useEntries>;

/** Entries that meet a filter, as the page shows them. */
export function useEntries(filter: EntryFilter) {
  const query = useInfiniteQuery(entriesOptions(useReaderLocale(), filter));
  return { ...usePagedList(query), counts: query.data?.pages[0]?.counts ?? null };
}

/** The entries as a table, or why there are none. */
export function Entries({
  found,
  filter,
  currentId,
  onOpen,
  onClear,
  toolbar,
}: {
  readonly found: Results;
  readonly filter: EntryFilter;
  readonly currentId: string;
  readonly onOpen: (entry: ShownEntry) => void;
  readonly onClear: () => void;
  readonly toolbar: React.ReactNode;
}) {
  const t = useTranslations("lists");
  const table = useRef<TableHandle>(null);
  useTableCommands(table);
  const columns = useEntryColumns();
  const narrow = useCallback((entry: ShownEntry) => <NarrowEntry entry={entry} />, []);
  const total = filter.list && found.counts ? found.counts[filter.list] : null;
  if (found.items.length === 0) {
    return (
      <>
        <div className="flex flex-wrap gap-2">{toolbar}</div>
        <Nothing found={found} filter={filter} onClear={onClear} />
      </>
    );
  }
  return (
    <DataTable
      name="lists"
      caption={t("title")}
      columns={columns}
      rows={found.items}
      keyOf={keyOf}
      nameOf={textOf}
      onOpen={onOpen}
      currentKey={currentId || null}
      total={total}
      more={found.more}
      narrow={narrow}
      busy={found.busy}
      handle={table}
      toolbar={toolbar}
      className="min-h-0 flex-1 max-lg:h-[calc(100dvh-16rem)]"
    />
  );
}

const keyOf = ({ id }: ShownEntry): string => id;
const textOf = ({ value }: ShownEntry): string => value;

/** No entry to show: still loading, failed, nothing there, or nothing that meets the filter. */
function Nothing({
  found,
  filter,
  onClear,
}: {
  readonly found: Results;
  readonly filter: EntryFilter;
  readonly onClear: () => void;
}) {
  const t = useTranslations("lists");
  if (found.loading) return <SkeletonRows rows={10} />;
  const { error } = found;
  if (error || found.paused) {
    return <FailedState title={t("failure.list")} error={error} onRetry={found.refresh} />;
  }
  if (Object.keys(filter).length === 0) return <EmptyState title={t("empty.title")}>{t("empty.body")}</EmptyState>;
  return (
    <EmptyState title={t("empty.noneTitle")} action={<Button onClick={onClear}>{t("filter.clear")}</Button>}>
      {t("empty.noneBody")}
    </EmptyState>
  );
}
