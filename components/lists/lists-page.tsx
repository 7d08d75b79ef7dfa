"use client";

import { Download, Plus, Upload } from "lucide-react";
import { useFormatter, useTranslations } from "next-intl";
import { useMemo, useState } from "react";
import { SearchField } from "@/components/orders/search-field";
import { useUrlState } from "@/components/shell/use-url-state";
import { Button } from "@/components/ui/button";
import { buttonClass } from "@/components/ui/button-class";
import { cx } from "@/components/ui/cx";
import { Select } from "@/components/ui/select";
import { StaleLine } from "@/components/ui/state";
import { can } from "@/lib/access/permissions";
import { ENTRY_STATES, exportHref, VALUE_CHARACTERS_MAX } from "@/lib/lists/client";
import type { EntryFilter } from "@/lib/lists/console-contract";
import { LISTABLE_KINDS, LISTS, type Role } from "@/lib/shared/vocabulary";
import { AddEntrySheet } from "./add-entry-sheet";
import { Entries, type Results, useEntries } from "./entries";
import { EntrySheet } from "./entry-sheet";
import { ImportSheet } from "./import-sheet";
import { filterOf, LIST_URL } from "./list-url";
import type { EntryDraft } from "./use-add-entry";

/** Whom to stop, whom to let pass: everything an organisation keeps on file, found in any spelling. */
export function ListsPage({ role }: { readonly role: Role }) {
  const t = useTranslations("lists");
  const [url, narrow] = useUrlState(LIST_URL);
  const filter = useMemo(() => filterOf(url), [url]);
  const found = useEntries(filter);
  const mayManage = can(role, "lists.manage");
  const open = found.items.find(({ id }) => id === url.entry) ?? null;
  return (
    <div className="flex min-h-[calc(100dvh-6rem)] flex-col gap-3 lg:h-[calc(100dvh-6rem)]">
      <div className="flex flex-wrap items-start gap-x-6 gap-y-2 max-sm:gap-x-3">
        <h1 className="font-mincho font-semibold text-xl leading-11">{t("title")}</h1>
        <SearchField
          className="min-w-64 max-w-3xl flex-1 max-sm:order-last max-sm:basis-full"
          value={url.q}
          onChange={(q) => narrow({ q: q || undefined, entry: undefined }, "replace")}
          label={t("search.label")}
          placeholder={t("search.placeholder")}
          hint={t("search.hint")}
          clearLabel={t("search.clear")}
          maxLength={VALUE_CHARACTERS_MAX}
        />
        <Actions filter={filter} mayManage={mayManage} draft={draftFrom(url.list, url.q)} />
      </div>
      <ListChoice url={url} narrow={narrow} counts={found.counts} />
      {found.staleSince ? <StaleLine since={found.staleSince} onRetry={found.refresh} busy={found.busy} /> : null}
      <Entries
        found={found}
        filter={filter}
        currentId={url.entry}
        onOpen={(entry) => narrow({ entry: entry.id }, "replace")}
        onClear={() => narrow({ list: undefined, kind: undefined, state: undefined, q: undefined })}
        toolbar={<Narrowing url={url} narrow={narrow} />}
      />
      <EntrySheet entry={open} mayManage={mayManage} onClose={() => narrow({ entry: undefined }, "replace")} />
    </div>
  );
}

/** What was searched for in vain is often what one wants to enter. */
function draftFrom(list: Url[0]["list"], q: string): EntryDraft {
  const value = q.trim();
  const kind = value.includes("@") ? "email" : "phone";
  return { list: list === "all" ? "block" : list, kind, value, target: "both" };
}

type Url = ReturnType<typeof useUrlState<typeof LIST_URL>>;

function Actions({
  filter,
  mayManage,
  draft: suggested,
}: {
  readonly filter: EntryFilter;
  readonly mayManage: boolean;
  readonly draft: EntryDraft;
}) {
  const t = useTranslations("lists");
  const [draft, setDraft] = useState<EntryDraft | null>(null);
  const [importing, setImporting] = useState(false);
  return (
    <div className="ml-auto flex flex-wrap gap-2 pt-1 max-sm:pt-0">
      <a href={exportHref(filter)} download className={buttonClass("quiet")}>
        <Download aria-hidden="true" size={14} />
        <span className="max-sm:sr-only">{t("export")}</span>
      </a>
      {mayManage ? (
        <>
          <Button icon={<Upload aria-hidden="true" size={14} />} onClick={() => setImporting(true)}>
            {t("import.open")}
          </Button>
          <Button kind="act" icon={<Plus aria-hidden="true" size={14} />} onClick={() => setDraft(suggested)}>
            {t("add.open")}
          </Button>
          <AddEntrySheet draft={draft} onClose={() => setDraft(null)} />
          <ImportSheet open={importing} onOpenChange={setImporting} />
        </>
      ) : null}
    </div>
  );
}

/** The lists side by side, each with what it does and how much is on it. */
function ListChoice({
  url,
  narrow,
  counts,
}: {
  readonly url: Url[0];
  readonly narrow: Url[1];
  readonly counts: Results["counts"];
}) {
  const t = useTranslations("lists");
  const { number } = useFormatter();
  const total = counts ? LISTS.reduce((sum, list) => sum + counts[list], 0) : null;
  const choices = [
    { list: "all" as const, count: total },
    ...LISTS.map((list) => ({ list, count: counts ? counts[list] : null })),
  ];
  return (
    <fieldset className="flex min-w-0 gap-x-1 overflow-x-auto border-line border-b">
      <legend className="sr-only">{t("column.list")}</legend>
      {choices.map(({ list, count }) => (
        <label
          key={list}
          title={list === "all" ? t("lead") : t(`effect.${list}`)}
          className={cx(
            "relative flex h-control shrink-0 cursor-pointer items-baseline gap-2 whitespace-nowrap px-3 pt-1.5 text-sm first-of-type:pl-0",
            "has-focus-visible:outline-2 has-focus-visible:outline-indigo has-focus-visible:-outline-offset-2",
            url.list === list
              ? "font-semibold text-ink after:absolute after:inset-x-3 after:bottom-0 after:h-0.5 after:bg-ink first-of-type:after:left-0"
              : "text-ink-2 hover:text-ink",
          )}
        >
          <input
            type="radio"
            name="list"
            className="sr-only"
            checked={url.list === list}
            onChange={() => narrow({ list, entry: undefined })}
          />
          {t(`list.${list}`)}
          <span className="figures font-normal text-ink-3 text-xs">{count === null ? null : number(count)}</span>
        </label>
      ))}
    </fieldset>
  );
}

function Narrowing({ url, narrow }: { readonly url: Url[0]; readonly narrow: Url[1] }) {
  const t = useTranslations("lists");
  return (
    <>
      <Select
        size="sm"
        className="w-32!"
        ariaLabel={t("state.label")}
        value={url.state}
        onValueChange={(state) => narrow({ state, entry: undefined })}
        options={[...ENTRY_STATES, "all" as const].map((value) => ({ value, label: t(`state.${value}`) }))}
      />
      <Select
        size="sm"
        className="w-44!"
        ariaLabel={t("filter.kind")}
        value={url.kind}
        onValueChange={(kind) => narrow({ kind, entry: undefined })}
        options={[
          { value: "any" as const, label: t("filter.anyKind") },
          ...LISTABLE_KINDS.map((value) => ({ value, label: t(`kind.${value}`) })),
        ]}
      />
    </>
  );
}
