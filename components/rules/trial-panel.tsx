"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Segmented } from "@/components/ui/segmented";
import { Notice } from "@/components/ui/state";
import type { PublishedRule } from "@/lib/rules/contract";
import { ConsoleProblem } from "@/lib/shared/ask-console";
import { TrialResult } from "./trial-result";
import { useTrial } from "./use-trial";

const LASTS = ["200", "500", "2000"] as const;

/** The bench: the draft as it stands, against orders whose facts are on record. Nothing is published or stored by it. */
export function TrialPanel({
  rules,
  rule,
  isSound,
  published,
}: {
  readonly rules: readonly PublishedRule[];
  readonly rule: PublishedRule;
  /** Whether every rule of the draft compiles; null while that is not known. */
  readonly isSound: boolean | null;
  readonly published: readonly PublishedRule[];
}) {
  const t = useTranslations("rules.trial");
  const common = useTranslations("common");
  const [last, setLast] = useState<(typeof LASTS)[number]>("500");
  const trial = useTrial();
  const problem = trial.error instanceof ConsoleProblem ? trial.error : null;
  const run = () => trial.mutate({ rules, ruleId: rule.id, last: Number(last) });
  const isUnchanged = rules === published;
  return (
    <section aria-label={t("title")} className="grid gap-3 border-ink border-t pt-3">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <h2 className="font-semibold text-sm">{t("title")}</h2>
        <span className="flex flex-wrap items-center gap-3">
          <Segmented
            label={t("last")}
            size="sm"
            value={last}
            onValueChange={setLast}
            options={LASTS.map((count) => ({ value: count, label: t("lastOrders", { count: Number(count) }) }))}
          />
          <Button size="sm" busy={trial.isPending} disabled={!isSound} onClick={run}>
            {t("run")}
          </Button>
        </span>
      </div>
      <p className="max-w-prose text-ink-3 text-xs">
        {t(isSound === false ? "unsound" : "lead")}
        {isSound && isUnchanged ? ` ${t("unchanged")}` : ""}
        {isSound && !rule.enabled ? ` ${t("disabled")}` : ""}
      </p>
      {trial.error ? (
        <Notice tone="bad" role="alert">
          {problem?.detail || common("failure.network")}
        </Notice>
      ) : null}
      <div aria-live="polite">
        {trial.data && trial.data.ruleId === rule.id ? (
          <TrialResult tried={trial.data} stale={trial.data.rules !== rules} />
        ) : null}
      </div>
    </section>
  );
}
