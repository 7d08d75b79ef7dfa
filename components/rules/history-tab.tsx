"use client";

import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useReaderLocale } from "@/components/shell/use-reader-locale";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { cx } from "@/components/ui/cx";
import { Select } from "@/components/ui/select";
import { ErrorState, SkeletonRows } from "@/components/ui/state";
import { Tag } from "@/components/ui/tag";
import { Time } from "@/components/ui/time";
import { useToast } from "@/components/ui/toast";
import { useTries } from "@/components/ui/use-tries";
import { versionOptions, versionsOptions } from "@/lib/rules/client";
import type { VersionView } from "@/lib/rules/contract";
import { ConsoleProblem } from "@/lib/shared/ask-console";
import { ChangeList } from "./change-list";
import { changesBetween, settingChanges } from "./ruleset-diff";
import { usePublish } from "./use-publish";

type Pair = { readonly from: number; readonly to: number };

/** Every version that was ever in force, any two of them side by side, and the way back to one. */
export function HistoryTab({
  inForce,
  mayPublish,
  from,
  to,
  onCompare,
}: {
  readonly inForce: number;
  readonly mayPublish: boolean;
  readonly from: number | null;
  readonly to: number | null;
  readonly onCompare: (pair: Pair) => void;
}) {
  const t = useTranslations("rules.history");
  const common = useTranslations("common");
  const versions = useInfiniteQuery(versionsOptions(useReaderLocale()));
  const [restoring, setRestoring] = useState<VersionView | null>(null);
  const items = versions.data?.pages.flatMap((page) => page.items) ?? [];
  const pair = { from: from ?? Math.max(1, inForce - 1), to: to ?? inForce };
  if (versions.isPending) return <SkeletonRows rows={4} />;
  if (versions.isError && items.length === 0) {
    return (
      <ErrorState
        title={t("failed")}
        action={<Button onClick={() => void versions.refetch()}>{common("action.retry")}</Button>}
      />
    );
  }
  return (
    <div className="grid gap-x-8 gap-y-6 lg:grid-cols-[minmax(20rem,5fr)_minmax(0,7fr)]">
      <div>
        <ol aria-label={t("label")} className="divide-y divide-line border-line border-y">
          {items.map((version) => (
            <Version
              key={version.version}
              version={version}
              inForce={inForce}
              isCompared={version.version === pair.to || version.version === pair.from}
              onCompare={() => onCompare({ from: Math.max(1, version.version - 1), to: version.version })}
              onRestore={mayPublish ? () => setRestoring(version) : null}
            />
          ))}
        </ol>
        {versions.hasNextPage ? (
          <Button
            size="sm"
            className="mt-3"
            busy={versions.isFetchingNextPage}
            onClick={() => void versions.fetchNextPage()}
          >
            {t("more")}
          </Button>
        ) : null}
      </div>
      <Comparison pair={pair} versions={items.map(({ version }) => version)} onCompare={onCompare} />
      <Restore version={restoring} inForce={inForce} onClose={() => setRestoring(null)} />
    </div>
  );
}

function Version({
  version,
  inForce,
  isCompared,
  onCompare,
  onRestore,
}: {
  readonly version: VersionView;
  readonly inForce: number;
  readonly isCompared: boolean;
  readonly onCompare: () => void;
  readonly onRestore: (() => void) | null;
}) {
  const t = useTranslations("rules.history");
  const isInForce = version.version === inForce;
  return (
    <li className={cx("grid grid-cols-[3rem_1fr] gap-x-3 gap-y-1 px-2 py-2.5", isCompared && "bg-indigo-wash")}>
      <span className="figures font-mincho text-xl leading-tight">{version.version}</span>
      <div className="min-w-0">
        <p className="text-sm">
          <bdi>{version.note || t("noNote")}</bdi>
          {isInForce ? (
            <Tag tone="good" className="ml-2 align-middle">
              {t("inForce")}
            </Tag>
          ) : null}
        </p>
        <p className="text-ink-3 text-xs">
          {version.publishedByName ?? t("installation")} · <Time at={version.publishedAt} /> ·{" "}
          {t("rules", { count: version.rules })}
        </p>
        <p className="-ml-2 mt-1 flex flex-wrap gap-1">
          {version.version > 1 ? (
            <Button size="sm" kind="quiet" onClick={onCompare}>
              {t("compare")}
            </Button>
          ) : null}
          {onRestore && !isInForce ? (
            <Button size="sm" kind="quiet" onClick={onRestore}>
              {t("restore")}
            </Button>
          ) : null}
        </p>
      </div>
    </li>
  );
}

function Comparison({
  pair,
  versions,
  onCompare,
}: {
  readonly pair: Pair;
  readonly versions: readonly number[];
  readonly onCompare: (pair: Pair) => void;
}) {
  const t = useTranslations("rules.history");
  const locale = useReaderLocale();
  const before = useQuery(versionOptions(locale, pair.from));
  const after = useQuery(versionOptions(locale, pair.to));
  const options = [...new Set([...versions, pair.from, pair.to])]
    .toSorted((a, b) => b - a)
    .map((version) => ({ value: String(version), label: t("version", { version }) }));
  return (
    <section aria-label={t("difference")}>
      <div className="mb-3 flex flex-wrap items-center gap-2 text-sm">
        <Select
          size="sm"
          ariaLabel={t("before")}
          value={String(pair.from)}
          onValueChange={(version) => onCompare({ ...pair, from: Number(version) })}
          options={options}
          className="w-28!"
        />
        <span aria-hidden="true">→</span>
        <Select
          size="sm"
          ariaLabel={t("after")}
          value={String(pair.to)}
          onValueChange={(version) => onCompare({ ...pair, to: Number(version) })}
          options={options}
          className="w-28!"
        />
      </div>
      {before.data && after.data ? (
        <ChangeList
          changes={changesBetween(before.data.rules, after.data.rules)}
          settings={settingChanges(before.data.settings, after.data.settings)}
        />
      ) : null}
      {before.isError || after.isError ? <p className="text-ink-2 text-sm">{t("noSuchVersion")}</p> : null}
      {before.isPending || after.isPending ? <SkeletonRows rows={4} /> : null}
    </section>
  );
}

function Restore({
  version,
  inForce,
  onClose,
}: {
  readonly version: VersionView | null;
  readonly inForce: number;
  readonly onClose: () => void;
}) {
  const t = useTranslations("rules.history");
  const common = useTranslations("common");
  const toast = useToast();
  const { restoration } = usePublish((published) => {
    onClose();
    toast.show({ title: t("restored", { version: published.version }), tone: "good" });
  });
  const tries = useTries();
  const { error } = restoration;
  const said = (why: Error) => (why instanceof ConsoleProblem && why.detail) || common("failure.network");
  const restore = (to: number, note: string) => {
    const begun = tries.begin();
    const onError = (why: Error) => {
      if (!begun.left) return;
      toast.show({ title: t("restoreFailed", { version: to }), description: said(why), tone: "bad" });
      restoration.reset();
    };
    restoration.mutate({ version: to, expectedVersion: inForce, note }, { onError });
  };
  return (
    <ConfirmDialog
      open={version !== null}
      onOpenChange={(open) => {
        if (open) return;
        tries.leave(null);
        if (!restoration.isPending) restoration.reset();
        onClose();
      }}
      title={t("restoreTitle", { version: version?.version ?? 0 })}
      description={t("restoreBody", { version: version?.version ?? 0, next: inForce + 1 })}
      confirmLabel={t("restoreConfirm", { next: inForce + 1 })}
      kind="act"
      busy={restoration.isPending}
      note="required"
      fault={error ? said(error) : null}
      onConfirm={({ note }) => {
        if (version) restore(version.version, note ?? "");
      }}
    />
  );
}
