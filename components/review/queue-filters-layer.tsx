"use client";

import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import type { Layered } from "@/components/ui/late-layer";
import { NumberField } from "@/components/ui/number-field";
import { Popover } from "@/components/ui/popover";
import { Segmented } from "@/components/ui/segmented";
import { Select } from "@/components/ui/select";
import type { CaseList } from "@/lib/review/contract";
import type { QueueFilter } from "@/lib/review/filter-contract";
import { DUE_WORDS, SCORE_MAX, STATE_WORDS, WHO_WORDS } from "@/lib/review/filter-words";

const ANY = "any";

type Parts = { readonly filter: QueueFilter; readonly onNarrow: (change: QueueFilter) => void };
export type QueueFiltersProps = Parts & {
  readonly reasons: CaseList["reasons"];
  /** How many conditions leave cases out. */
  readonly active: number;
  readonly onClear: () => void;
};

export function QueueFiltersLayer({
  trigger,
  filter,
  reasons,
  active,
  onNarrow,
  onClear,
}: QueueFiltersProps & Layered) {
  const t = useTranslations("review.filter");
  return (
    <Popover align="end" title={t("title")} trigger={trigger}>
      <div className="grid w-72 gap-3">
        <ReasonField filter={filter} reasons={reasons} onNarrow={onNarrow} />
        <Bounds filter={filter} onNarrow={onNarrow} />
        <Choices filter={filter} onNarrow={onNarrow} />
        {active > 0 ? (
          <Button kind="quiet" size="sm" onClick={onClear} className="justify-self-start">
            {t("clear")}
          </Button>
        ) : null}
      </div>
    </Popover>
  );
}

function ReasonField({ filter, reasons, onNarrow }: Parts & { readonly reasons: CaseList["reasons"] }) {
  const t = useTranslations("review.filter");
  const family = (code: string) => code.charAt(0);
  const families = [...new Set(reasons.map(({ code }) => family(code)))].toSorted();
  const known = (letter: string) => t.has(`family.${letter}` as never);
  const chosen = filter.reason;
  const listed = chosen === undefined || chosen.length === 1 || reasons.some(({ code }) => code === chosen);
  return (
    <Field label={t("reason")}>
      <Select
        size="sm"
        value={chosen ?? ANY}
        onValueChange={(value) => onNarrow({ reason: value === ANY ? undefined : value })}
        options={[
          { value: ANY, label: t("any") },
          ...families
            .filter(known)
            .map((letter) => ({ value: letter, label: t("wholeFamily", { family: t(`family.${letter}` as never) }) })),
          ...reasons.map(({ code, label, open }) => ({
            value: code,
            label: t("reasonOption", { label, count: open }),
          })),
          ...(listed ? [] : [{ value: chosen, label: chosen }]),
        ]}
      />
    </Field>
  );
}

function Bounds({ filter, onNarrow }: Parts) {
  const t = useTranslations("review.filter");
  const orAbsent = (value: number | null) => value ?? undefined;
  return (
    <>
      <div className="grid gap-1.5">
        <span className="font-medium text-sm">{t("amount")}</span>
        <div className="grid grid-cols-[1fr_auto_1fr] items-center gap-2">
          <NumberField
            size="sm"
            ariaLabel={t("amountFrom")}
            min={0}
            step={1_000}
            value={filter.minAmount ?? null}
            onValueChange={(value) => onNarrow({ minAmount: orAbsent(value) })}
          />
          <span className="text-ink-3">–</span>
          <NumberField
            size="sm"
            ariaLabel={t("amountTo")}
            min={0}
            step={1_000}
            value={filter.maxAmount ?? null}
            onValueChange={(value) => onNarrow({ maxAmount: orAbsent(value) })}
          />
        </div>
      </div>
      <Field label={t("score")}>
        <NumberField
          size="sm"
          ariaLabel={t("score")}
          min={0}
          max={SCORE_MAX}
          step={50}
          value={filter.minScore ?? null}
          onValueChange={(value) => onNarrow({ minScore: orAbsent(value) })}
        />
      </Field>
    </>
  );
}

function Choices({ filter, onNarrow }: Parts) {
  const t = useTranslations("review.filter");
  const choice = <Word extends string>(name: "due" | "who" | "state", words: readonly Word[]) => ({
    size: "sm" as const,
    label: t(name),
    value: (filter[name] as Word | undefined) ?? ANY,
    options: [
      { value: ANY, label: t("any") },
      ...words.map((word) => ({ value: word, label: t(`${name}Word.${word}` as never) })),
    ],
    onValueChange: (value: string) => onNarrow({ [name]: value === ANY ? undefined : value }),
  });
  return (
    <>
      {(
        [
          ["due", DUE_WORDS],
          ["who", WHO_WORDS],
          ["state", STATE_WORDS],
        ] as const
      ).map(([name, words]) => (
        <div key={name} className="grid gap-1.5">
          <span className="font-medium text-sm">{t(name)}</span>
          <Segmented {...choice<string>(name, words)} />
        </div>
      ))}
    </>
  );
}
