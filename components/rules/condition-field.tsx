"use client";

import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import { useId, useMemo, useState } from "react";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/state";
import type { Fault } from "./checker";
import type { EditorWords, Known } from "./editor/completion";
import { FieldsUsed } from "./fields-used";
import { ConditionText } from "./rule-reading";
import { useChecker } from "./use-checker";
import { useFaults } from "./use-faults";

/** The editor and the parser come in a file of their own, when a rule is first edited. */
const ConditionEditor = dynamic(() => import("./editor/condition-editor").then((file) => file.ConditionEditor), {
  ssr: false,
  loading: () => <div className="h-30 border border-edge bg-sunk" />,
});

const FUNCTIONS = ["isMissing", "default", "fired", "size", "contains", "startsWith", "endsWith", "matches"] as const;
const USAGE: Readonly<Record<(typeof FUNCTIONS)[number], string>> = {
  isMissing: "isMissing(x)",
  default: "default(x, 0)",
  fired: 'fired("C12")',
  size: "size(x)",
  contains: 'x.contains("a")',
  startsWith: 'x.startsWith("a")',
  endsWith: 'x.endsWith("a")',
  matches: 'x.matches("^a")',
};

/** A condition with its mistakes under it, each at its line and column, and what the names in it mean. */
export function ConditionField({
  value,
  onChange,
}: {
  readonly value: string;
  readonly onChange: (value: string) => void;
}) {
  const t = useTranslations("rules.condition");
  const again = useTranslations("common.action")("retry");
  const id = useId();
  const { vocabulary, retry } = useChecker();
  const words = useWords();
  const faults = useFaults(value);
  const [place, setPlace] = useState<{ at: number } | null>(null);
  const known = useMemo<Known | null>(() => vocabulary && { ...vocabulary, words }, [vocabulary, words]);
  return (
    <div className="grid gap-1.5">
      <span className="font-medium text-sm">{t("label")}</span>
      {known ? (
        <ConditionEditor
          label={t("label")}
          hint={t("placeholder")}
          value={value}
          onChange={onChange}
          known={known}
          faults={faults ?? NONE}
          place={place}
          describedBy={id}
        />
      ) : (
        <ConditionText text={value} />
      )}
      {retry ? (
        <Notice tone="bad" role="alert" className="flex flex-wrap items-center justify-between gap-3">
          {t("noChecker")}
          <Button size="sm" onClick={retry}>
            {again}
          </Button>
        </Notice>
      ) : null}
      <Faults id={id} faults={faults} onChoose={(at) => setPlace({ at })} />
      {vocabulary ? <FieldsUsed text={value} vocabulary={vocabulary} /> : null}
    </div>
  );
}

const NONE: readonly Fault[] = [];

function Faults({
  id,
  faults,
  onChoose,
}: {
  readonly id: string;
  readonly faults: readonly Fault[] | null;
  readonly onChoose: (at: number) => void;
}) {
  const t = useTranslations("rules.condition");
  return (
    <div id={id} aria-live="polite" className="min-h-6 text-xs">
      {faults?.length === 0 ? <p className="text-verdigris">{t("sound")}</p> : null}
      {faults && faults.length > 0 ? (
        <ul className="grid gap-0.5">
          {faults.map((fault) => (
            <li key={`${fault.from}-${fault.message}`}>
              <button
                type="button"
                onClick={() => onChoose(fault.from)}
                className="text-left text-vermilion underline-offset-4 hover:underline"
              >
                <span className="figures mr-2 font-mono">{t("at", { line: fault.line, column: fault.column })}</span>
                {fault.message}
              </button>
            </li>
          ))}
        </ul>
      ) : null}
    </div>
  );
}

function useWords(): EditorWords {
  const t = useTranslations("rules");
  return useMemo(
    () => ({
      type: { number: t("type.number"), string: t("type.string"), bool: t("type.bool") },
      unit: (unit) => t(`unit.${unit}`),
      functions: FUNCTIONS.map((name) => ({ name, usage: USAGE[name], help: t(`function.${name}`) })),
    }),
    [t],
  );
}
