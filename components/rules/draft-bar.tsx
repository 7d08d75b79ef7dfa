"use client";

import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import type { RuleChange } from "./ruleset-diff";
import type { Unsound } from "./use-faults";

/** That there is a draft, how it differs, and what can be done with it. */
export function DraftBar({
  changes,
  baseVersion,
  unsound,
  onOpen,
  onDiscard,
  onPublish,
}: {
  readonly changes: readonly RuleChange[];
  readonly baseVersion: number;
  readonly unsound: readonly Unsound[] | null;
  readonly onOpen: (ruleId: string) => void;
  readonly onDiscard: () => void;
  readonly onPublish: () => void;
}) {
  const t = useTranslations("rules.draft");
  const count = (kind: RuleChange["kind"]) => changes.filter((change) => change.kind === kind).length;
  const first = unsound?.[0];
  return (
    <section
      aria-label={t("title")}
      className="mb-4 flex flex-wrap items-center gap-x-5 gap-y-2 border-indigo border-l-2 bg-indigo-wash px-3 py-2 text-sm"
    >
      <p>
        <strong className="mr-3 font-semibold">{t("title")}</strong>
        {t("changes", { added: count("added"), changed: count("changed"), removed: count("removed") })}
        <span className="ml-3 text-ink-2 text-xs">{t("base", { version: baseVersion })}</span>
      </p>
      {first ? (
        <button type="button" onClick={() => onOpen(first.rule.id)} className="text-vermilion text-xs hover:underline">
          {t("unsound", { count: unsound.length })}
        </button>
      ) : null}
      <span className="ml-auto flex gap-2">
        <Button size="sm" kind="quiet" onClick={onDiscard}>
          {t("discard")}
        </Button>
        <Button size="sm" kind="act" onClick={onPublish} disabled={unsound === null || unsound.length > 0}>
          {t("publish")}
        </Button>
      </span>
    </section>
  );
}
