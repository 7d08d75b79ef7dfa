"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { BookmarkPlus, X } from "lucide-react";
import { useFormatter, useTranslations } from "next-intl";
import { useReaderLocale } from "@/components/shell/use-reader-locale";
import { Button } from "@/components/ui/button";
import { cx } from "@/components/ui/cx";
import { late } from "@/components/ui/late";
import { LateLayer } from "@/components/ui/late-layer";
import { removeView, reviewKeys, searchOf, viewsOptions } from "@/lib/review/client";
import type { QueueFilter, SavedView } from "@/lib/review/filter-contract";
import { STANDING_FILTERS, STANDING_VIEWS, type StandingView } from "@/lib/review/filter-words";
import { isNarrowed } from "./review-url";

const saveView = late(() => import("./save-view-layer").then((loaded) => loaded.SaveViewLayer));

/** Order and shop are one's own affair: two filters that differ in them alone are the same view. */
const sameView = (a: QueueFilter, b: QueueFilter): boolean => essence(a) === essence(b);
const essence = ({ shop: _, ...filter }: QueueFilter): string => {
  const search = searchOf(filter);
  search.delete("sort");
  return search.toString();
};

/** What stands first never goes, so that nothing behind it jumps; the rest is offered where something waits in it. */
const ALWAYS = ["all", "mine", "free"] as const;
const SOMETIMES = STANDING_VIEWS.filter((view) => !ALWAYS.some((one) => one === view));

type Parts = {
  readonly filter: QueueFilter;
  /** How many wait in the view at hand: newer than what all views were asked for. */
  readonly open: number;
  readonly onLook: (filter: QueueFilter) => void;
};

/** The views of the queue with how many wait in each: those that everybody has, and one's own. */
export function QueueViews({ filter, open, onLook }: Parts) {
  const t = useTranslations("review.views");
  const { data } = useQuery(viewsOptions(useReaderLocale()));
  const saved = data?.saved ?? [];
  const isShown = (view: StandingView) => (data?.standing[view] ?? 0) > 0 || sameView(STANDING_FILTERS[view], filter);
  const known = [...STANDING_VIEWS.map((view) => STANDING_FILTERS[view]), ...saved.map((view) => view.filter)];
  const isNew = isNarrowed(filter) && !known.some((other) => sameView(other, filter));
  const standing = (view: StandingView) => {
    const current = sameView(STANDING_FILTERS[view], filter);
    return (
      <ViewButton
        key={view}
        name={t(`standing.${view}`)}
        open={current && !filter.shop ? open : (data?.standing[view] ?? null)}
        current={current}
        urgent={view === "overdue"}
        onChoose={() => onLook(STANDING_FILTERS[view])}
      />
    );
  };
  return (
    <nav aria-label={t("label")} className="flex min-h-7 items-center gap-x-0.5 overflow-x-auto">
      {ALWAYS.map(standing)}
      {saved.map((view) => (
        <SavedViewButton key={view.viewId} view={view} filter={filter} open={open} onLook={onLook} />
      ))}
      {SOMETIMES.filter(isShown).map(standing)}
      {isNew ? <SaveView filter={filter} /> : null}
    </nav>
  );
}

function ViewButton({
  name,
  open,
  current,
  urgent = false,
  onChoose,
}: {
  readonly name: string;
  readonly open: number | null;
  readonly current: boolean;
  readonly urgent?: boolean;
  readonly onChoose: () => void;
}) {
  const { number } = useFormatter();
  return (
    <button
      type="button"
      aria-current={current ? "true" : undefined}
      onClick={onChoose}
      className={cx(
        "relative flex h-7 shrink-0 items-baseline gap-1.5 px-2 text-xs leading-7 first:pl-0 max-sm:px-1",
        current
          ? "font-semibold text-ink after:absolute after:inset-x-2 after:bottom-0 after:h-0.5 after:bg-ink first:after:left-0 max-sm:after:inset-x-1"
          : "text-ink-2 hover:text-ink",
      )}
    >
      <bdi className="max-w-32 truncate">{name}</bdi>
      <span className={cx("figures min-w-[3ch]", urgent ? "font-semibold text-amber" : "font-normal text-ink-3")}>
        {open === null ? null : number(open)}
      </span>
    </button>
  );
}

function SavedViewButton({ view, filter, open, onLook }: Parts & { readonly view: SavedView }) {
  const t = useTranslations("review.views");
  const locale = useReaderLocale();
  const queries = useQueryClient();
  const current = sameView(view.filter, filter);
  const { mutate, isPending } = useMutation({
    mutationFn: () => removeView(locale, view.viewId),
    onSettled: () => queries.invalidateQueries({ queryKey: reviewKeys.views() }),
  });
  return (
    <span className="flex shrink-0 items-center">
      <ViewButton
        name={view.name}
        open={current && !filter.shop ? open : view.open}
        current={current}
        onChoose={() => onLook(view.filter)}
      />
      {current ? (
        <button
          type="button"
          aria-label={t("remove", { name: view.name })}
          disabled={isPending}
          onClick={() => mutate()}
          className="grid size-5 place-items-center text-ink-3 hover:text-ink"
        >
          <X aria-hidden="true" size={12} />
        </button>
      ) : null}
    </span>
  );
}

/** Gives the filter at hand a name. */
function SaveView({ filter }: { readonly filter: QueueFilter }) {
  const t = useTranslations("review.views");
  return (
    <LateLayer
      layer={saveView}
      kind="dialog"
      own={{ filter }}
      trigger={
        <Button kind="quiet" size="sm" icon={<BookmarkPlus aria-hidden="true" size={13} />}>
          {t("save")}
        </Button>
      }
    />
  );
}
