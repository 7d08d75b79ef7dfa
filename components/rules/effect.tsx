"use client";

import { useTranslations } from "next-intl";
import { Seal } from "@/components/ui/seal";
import type { PublishedRule } from "@/lib/rules/contract";

type Effect = PublishedRule["effect"];

const signed = (points: number): string => (points > 0 ? `+${points}` : `−${Math.abs(points)}`);

/** What a fired rule does: the seal of its verdict, or its points. */
export function EffectMark({ effect }: { readonly effect: Effect }) {
  const t = useTranslations("rules.effect");
  if (effect.kind !== "score") return <Seal word={effect.kind} />;
  return (
    <span className="figures inline-flex h-5.5 w-10 shrink-0 items-center justify-center border-ink border-b text-xs">
      <span className="sr-only">{t("score")} </span>
      {signed(effect.points)}
    </span>
  );
}

/** The same in words. */
export function useEffectText() {
  const t = useTranslations("rules.effect");
  const typology = useTranslations("rules.typology");
  return (effect: Effect): string =>
    effect.kind === "score"
      ? t("scoreText", { points: signed(effect.points), typology: typology(effect.typology) })
      : t(`${effect.kind}Text`);
}
