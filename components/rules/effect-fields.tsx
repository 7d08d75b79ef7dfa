"use client";

import { useTranslations } from "next-intl";
import { Field } from "@/components/ui/field";
import { NumberField } from "@/components/ui/number-field";
import { Segmented } from "@/components/ui/segmented";
import { Select } from "@/components/ui/select";
import type { PublishedRule } from "@/lib/rules/contract";
import { TYPOLOGIES, VERDICTS } from "@/lib/shared/vocabulary";

type Effect = PublishedRule["effect"];
const KINDS = [...VERDICTS, "score"] as const;
const FIRST_POINTS = 100;
const POINTS_MAX = 1_000;

/** What the rule does when it fires: a verdict, or points for one kind of harm. */
export function EffectFields({
  effect,
  onChange,
}: {
  readonly effect: Effect;
  readonly onChange: (effect: Effect) => void;
}) {
  const t = useTranslations("rules");
  const choose = (kind: (typeof KINDS)[number]) =>
    onChange(kind === "score" ? { kind, points: FIRST_POINTS, typology: "impersonation" } : { kind });
  return (
    <div className="flex flex-wrap items-end gap-x-5 gap-y-3">
      <div className="grid gap-1.5">
        <span className="font-medium text-sm">{t("effect.label")}</span>
        <Segmented
          label={t("effect.label")}
          value={effect.kind}
          onValueChange={choose}
          options={KINDS.map((kind) => ({ value: kind, label: t(`effect.${kind}`) }))}
        />
      </div>
      {effect.kind === "score" ? (
        <>
          <Field label={t("effect.points")} className="w-32">
            <NumberField
              value={effect.points}
              onValueChange={(points) => onChange({ ...effect, points: points ?? 0 })}
              min={-POINTS_MAX}
              max={POINTS_MAX}
              step={10}
              unit={t("effect.pointUnit")}
            />
          </Field>
          <Field label={t("effect.typology")} className="w-48">
            <Select
              value={effect.typology}
              onValueChange={(typology) => onChange({ ...effect, typology })}
              options={TYPOLOGIES.map((typology) => ({ value: typology, label: t(`typology.${typology}`) }))}
            />
          </Field>
        </>
      ) : null}
      <p className="w-full max-w-prose text-ink-3 text-xs">{t(`effect.${effect.kind}Hint`)}</p>
    </div>
  );
}
