"use client";

import { ListPlus } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { AddEntrySheet } from "@/components/lists/add-entry-sheet";
import type { EntryDraft } from "@/components/lists/use-add-entry";
import { Section } from "@/components/ui/page";
import { Tag } from "@/components/ui/tag";
import type { OrderPage, Pivot } from "@/lib/orders/page-contract";
import { LISTABLE_KINDS, type ListName } from "@/lib/shared/vocabulary";
import { useCountText } from "./use-count-text";

const TONE: Readonly<Record<ListName, "bad" | "good" | "warn">> = {
  block: "bad",
  allow: "good",
  forwarder: "warn",
  affiliate_own: "warn",
};

/** Every identifier of the order: how many others share it, which lists hold it, and a way onto a list. */
export function Pivots({
  page,
  mayList,
  onListed,
}: {
  readonly page: Pick<OrderPage, "pivots" | "masked">;
  readonly mayList: boolean;
  readonly onListed: () => void;
}) {
  const t = useTranslations("orders.pivots");
  const [draft, setDraft] = useState<EntryDraft | null>(null);
  return (
    <Section title={t("title")} aside={t("aside")}>
      {page.pivots.length === 0 ? <p className="text-ink-2">{t("none")}</p> : null}
      <ul>
        {page.pivots.map((pivot) => (
          <Row
            key={`${pivot.kind}${pivot.key}`}
            pivot={pivot}
            onAdd={mayList && !page.masked ? () => setDraft(draftOf(pivot)) : null}
          />
        ))}
      </ul>
      {mayList && page.masked && page.pivots.length > 0 ? (
        <p className="mt-2 text-ink-3 text-xs">{t("addHint")}</p>
      ) : null}
      <AddEntrySheet draft={draft} onClose={() => setDraft(null)} onAdded={onListed} />
    </Section>
  );
}

/** Null for what no list holds. */
function draftOf({ kind, value, side }: Pivot): EntryDraft | null {
  const listable = LISTABLE_KINDS.find((known) => known === kind);
  if (!listable || value === null) return null;
  return { list: "block", kind: listable, value, target: side === "buyer" || side === "delivery" ? side : "both" };
}

function Row({ pivot, onAdd }: { readonly pivot: Pivot; readonly onAdd: (() => void) | null }) {
  const t = useTranslations("orders");
  const count = useCountText();
  const { kind, side, shown, key, others, lists } = pivot;
  const alone = others.orders === 0;
  const listable = LISTABLE_KINDS.some((known) => known === kind);
  return (
    <li className="grid grid-cols-[5.5rem_minmax(0,1fr)_auto] items-baseline gap-x-3 border-line border-b py-1.5">
      <span className="text-ink-3 text-xs">
        <span className="inline-block first-letter:uppercase">{t(`kind.${kind}`)}</span>
        <span className="block text-2xs">{t(`pivots.side.${side}`)}</span>
      </span>
      <span className="min-w-0">
        <bdi className="figures block break-words">{shown}</bdi>
        <span className="flex flex-wrap items-center gap-1.5 text-xs">
          {alone ? (
            <span className="text-ink-3">{t("pivots.alone")}</span>
          ) : (
            <Link
              href={`/orders?${new URLSearchParams({ kind, key })}`}
              prefetch={false}
              className="text-indigo underline-offset-4 hover:underline"
            >
              {t("pivots.others", { count: count(others) })}
            </Link>
          )}
          {lists.map((list) => (
            <Tag key={list} tone={TONE[list]}>
              {t(`pivots.list.${list}`)}
            </Tag>
          ))}
        </span>
      </span>
      {onAdd && listable ? (
        <button
          type="button"
          aria-label={t("pivots.add", { kind: t(`kind.${kind}`) })}
          title={t("pivots.add", { kind: t(`kind.${kind}`) })}
          onClick={onAdd}
          className="grid size-7 place-items-center self-center rounded-seal text-ink-3 hover:bg-indigo-wash hover:text-indigo"
        >
          <ListPlus aria-hidden="true" size={15} />
        </button>
      ) : null}
    </li>
  );
}
