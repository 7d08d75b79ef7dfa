"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useReaderLocale } from "@/components/shell/use-reader-locale";
import { Button } from "@/components/ui/button";
import { Notice, SkeletonRows } from "@/components/ui/state";
import { Time } from "@/components/ui/time";
import { versionOptions } from "@/lib/rules/client";
import { ChangeList } from "./change-list";
import { changesBetween, type Rebased, rebase, settingChanges } from "./ruleset-diff";
import type { DraftHandle } from "./use-draft";
import type { Meanwhile as Published } from "./use-publish";

/** Somebody published while this draft was written: who, what it changed, and the way on. */
export function Meanwhile({
  published,
  draft,
  onRebased,
}: {
  readonly published: Published;
  readonly draft: DraftHandle;
  readonly onRebased: (rebased: Rebased) => void;
}) {
  const t = useTranslations("rules.meanwhile");
  const locale = useReaderLocale();
  const base = useQuery(versionOptions(locale, draft.baseVersion)).data;
  const theirs = useQuery(versionOptions(locale, published.version)).data;
  const takeOver = () => {
    if (!base || !theirs) return;
    const rebased = rebase(base.rules, draft.rules, theirs.rules);
    draft.replace(rebased.rules, theirs.version);
    onRebased(rebased);
  };
  return (
    <Notice tone="warn" role="alert" className="mb-4 grid gap-3">
      <p>
        <strong className="font-semibold">{t("title", { version: published.version })}</strong>
        <span className="mt-0.5 block text-ink-2 text-xs">
          {published.publishedByName ?? t("installation")} · <Time at={published.publishedAt} />
          {published.note ? ` · ${published.note}` : ""}
        </span>
      </p>
      {base && theirs ? (
        <>
          <details>
            <summary className="w-fit text-indigo text-xs">{t("changes", { version: published.version })}</summary>
            <div className="mt-2 bg-sheet px-3">
              <ChangeList
                changes={changesBetween(base.rules, theirs.rules)}
                settings={settingChanges(base.settings, theirs.settings)}
              />
            </div>
          </details>
          <p className="max-w-prose text-xs">{t("lead")}</p>
          <Button size="sm" onClick={takeOver} className="justify-self-start">
            {t("rebase", { version: published.version })}
          </Button>
        </>
      ) : (
        <SkeletonRows rows={2} />
      )}
    </Notice>
  );
}
