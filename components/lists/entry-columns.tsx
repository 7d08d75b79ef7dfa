"use client";

import { useLocale, useTranslations } from "next-intl";
import { useMemo } from "react";
import type { Column } from "@/components/ui/data-table";
import { Tag } from "@/components/ui/tag";
import { Time } from "@/components/ui/time";
import { LIST_REASONS } from "@/lib/lists/client";
import type { ShownEntry } from "@/lib/lists/console-contract";
import type { ListName } from "@/lib/shared/vocabulary";
import { EntryStateTag } from "./entry-state";
import { shownValue } from "./shown-value";

const LIST_TONE: Readonly<Record<ListName, "bad" | "good" | "warn" | "plain">> = {
  block: "bad",
  allow: "good",
  forwarder: "warn",
  affiliate_own: "plain",
};

/** Which list it is, in the colour of what it does. */
export function ListTag({ list }: { readonly list: ListName }) {
  const t = useTranslations("lists.list");
  return <Tag tone={LIST_TONE[list]}>{t(list)}</Tag>;
}

/** Reasons of imports from elsewhere may have no text. */
export function useReasonText(): (reason: string) => string {
  const t = useTranslations("lists.reason");
  return (reason) => {
    const known = LIST_REASONS.find((one) => one === reason);
    return known ? t(known) : reason;
  };
}

/** Who entered it: a person by name, a merchant's system as such. */
export function useAuthor(): (createdBy: string) => string {
  const t = useTranslations("lists.row");
  return (createdBy) => (createdBy.startsWith("api_key:") ? t("byKey") : createdBy);
}

export function useEntryColumns(): readonly Column<ShownEntry>[] {
  const t = useTranslations("lists");
  const reason = useReasonText();
  const author = useAuthor();
  const dayWidth = useLocale() === "en" ? 124 : 104;
  return useMemo(
    () => [
      {
        id: "value",
        header: t("column.value"),
        width: 300,
        grow: true,
        hideable: false,
        cell: (entry) => <Value entry={entry} />,
      },
      { id: "list", header: t("column.list"), width: 156, cell: ({ list }) => <ListTag list={list} /> },
      { id: "kind", header: t("column.kind"), width: 140, cell: ({ kind }) => t(`kind.${kind}`) },
      {
        id: "target",
        header: t("column.target"),
        width: 120,
        hidden: true,
        cell: ({ target }) => t(`target.${target}`),
      },
      { id: "reason", header: t("column.reason"), width: 150, cell: (entry) => reason(entry.reason) },
      {
        id: "note",
        header: t("column.note"),
        width: 180,
        hidden: true,
        cell: ({ note }) => <bdi className="text-ink-2">{note ?? "—"}</bdi>,
      },
      {
        id: "createdAt",
        header: t("column.createdAt"),
        width: dayWidth,
        cell: ({ createdAt }) => <Time at={createdAt} day className="text-ink-2" />,
      },
      {
        id: "createdBy",
        header: t("column.createdBy"),
        width: 110,
        cell: ({ createdBy }) => <bdi className="text-ink-2">{author(createdBy)}</bdi>,
      },
      {
        id: "expiresAt",
        header: t("column.expiresAt"),
        width: dayWidth,
        cell: ({ expiresAt }) =>
          expiresAt ? <Time at={expiresAt} day /> : <span className="text-ink-3">{t("row.noExpiry")}</span>,
      },
      { id: "state", header: t("column.state"), width: 104, cell: ({ state }) => <EntryStateTag state={state} /> },
    ],
    [t, reason, author, dayWidth],
  );
}

function Value({ entry }: { readonly entry: ShownEntry }) {
  const t = useTranslations("lists.row");
  const text = shownValue(entry.kind, entry.value);
  return (
    <span className="flex min-w-0 items-center gap-2" title={text}>
      <bdi className="figures truncate font-medium">{text}</bdi>
      {entry.forcesOk ? <Tag tone="good">{t("forcesOk")}</Tag> : null}
      {entry.subject ? (
        <span className="truncate text-ink-3 text-xs">{t("subject", { id: entry.subject })}</span>
      ) : null}
    </span>
  );
}

/** An entry where there is little room. */
export function NarrowEntry({ entry }: { readonly entry: ShownEntry }) {
  const t = useTranslations("lists");
  const reason = useReasonText();
  return (
    <span className="grid gap-0.5">
      <span className="flex items-center gap-2">
        <ListTag list={entry.list} />
        <span className="text-ink-3 text-xs">{t(`kind.${entry.kind}`)}</span>
        <span className="ml-auto">
          <EntryStateTag state={entry.state} />
        </span>
      </span>
      <bdi className="figures break-words font-medium">{shownValue(entry.kind, entry.value)}</bdi>
      <span className="flex justify-between gap-3 text-ink-2 text-xs">
        {reason(entry.reason)}
        <Time at={entry.createdAt} day className="text-ink-3" />
      </span>
    </span>
  );
}
