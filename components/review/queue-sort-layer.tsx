"use client";

import type { Layered } from "@/components/ui/late-layer";
import { Select, type SelectOption } from "@/components/ui/select";
import type { QueueSort } from "@/lib/review/filter-words";

export function QueueSortLayer({
  trigger,
  label,
  sort,
  onSort,
  options,
}: Layered & {
  readonly label: string;
  readonly sort: QueueSort;
  readonly onSort: (sort: QueueSort) => void;
  readonly options: readonly SelectOption<QueueSort>[];
}) {
  return <Select trigger={trigger} ariaLabel={label} value={sort} onValueChange={onSort} options={options} />;
}
