"use client";

import { SlidersHorizontal } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { late } from "@/components/ui/late";
import { LateLayer } from "@/components/ui/late-layer";
import { SelectFace } from "@/components/ui/select-face";
import { QUEUE_SORTS, type QueueSort } from "@/lib/review/filter-words";
import type { QueueFiltersProps } from "./queue-filters-layer";

/** What the button counts: each of them leaves cases out. */
const COUNTED = ["reason", "minScore", "minAmount", "maxAmount", "due", "who", "state"] as const;

const filters = late(() => import("./queue-filters-layer").then((loaded) => loaded.QueueFiltersLayer));
const sorts = late(() => import("./queue-sort-layer").then((loaded) => loaded.QueueSortLayer));

/** What of the queue is looked at, beyond the views: every choice takes effect at once. */
export function QueueFilters(props: Omit<QueueFiltersProps, "active">) {
  const t = useTranslations("review.filter");
  const active = COUNTED.filter((name) => props.filter[name] !== undefined).length;
  return (
    <LateLayer
      layer={filters}
      kind="dialog"
      own={{ ...props, active }}
      trigger={
        <Button
          size="sm"
          icon={<SlidersHorizontal aria-hidden="true" size={13} />}
          aria-label={t("open", { count: active })}
        >
          {active > 0 ? <span className="figures">{active}</span> : null}
        </Button>
      }
    />
  );
}

export function QueueSortSelect({
  sort,
  onSort,
}: {
  readonly sort: QueueSort;
  readonly onSort: (sort: QueueSort) => void;
}) {
  const t = useTranslations("review.filter");
  const options = QUEUE_SORTS.map((value) => ({ value, label: t(`sortWord.${value}`) }));
  return (
    <LateLayer
      layer={sorts}
      kind="listbox"
      own={{ sort, onSort, options, label: t("sort") }}
      trigger={
        <SelectFace size="sm" aria-label={t("sort")} className="w-auto! shrink-0">
          <span className="truncate">{t(`sortWord.${sort}`)}</span>
        </SelectFace>
      }
    />
  );
}
