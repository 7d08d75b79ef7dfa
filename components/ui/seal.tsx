import { useTranslations } from "next-intl";
import type { Verdict } from "@/lib/shared/vocabulary";
import { cx } from "./cx";

/** What a seal can say: a verdict of the engine, the decision of a person, or that there is none yet. */
export type SealWord = Verdict | "approve" | "reject" | "none";

/**
 * Weight tells them apart without colour: OK a thin outline, HOLD a double one, NG solid, an empty place dashed.
 * A person's decision is round, as a personal seal is.
 */
const FACE: Record<SealWord, string> = {
  OK: "rounded-seal border-[1.5px] border-verdigris text-verdigris",
  HOLD: "rounded-seal border-[3px] border-double border-amber text-amber",
  NG: "rounded-seal border-[1.5px] border-vermilion bg-vermilion text-sheet",
  approve: "rounded-full border-[1.5px] border-verdigris text-verdigris",
  reject: "rounded-full border-[1.5px] border-vermilion bg-vermilion text-sheet",
  none: "rounded-seal border border-edge border-dashed font-normal text-ink-3",
};

const TEXT = {
  OK: "common.verdict.OK",
  HOLD: "common.verdict.HOLD",
  NG: "common.verdict.NG",
  approve: "common.decision.approve",
  reject: "common.decision.reject",
  none: "ui.seal.none",
} as const satisfies Record<SealWord, string>;

const SIZE = {
  sm: "h-5.5 min-w-10 px-1 text-2xs",
  md: "h-8 min-w-14 px-2 text-sm",
  lg: "h-14 min-w-24 px-3 text-lg",
} as const;

/**
 * 判. The same mark wherever a verdict or a decision is shown; it always carries its word.
 * @param label another word than that of the glossary
 * @param landing plays the stamp's landing once
 */
export function Seal({
  word,
  label,
  size = "sm",
  landing = false,
}: {
  readonly word: SealWord;
  readonly label?: string;
  readonly size?: keyof typeof SIZE;
  readonly landing?: boolean;
}) {
  const t = useTranslations();
  return (
    <span
      data-seal={word}
      className={cx(
        "inline-flex shrink-0 items-center justify-center whitespace-nowrap font-semibold leading-none tracking-wide",
        SIZE[size],
        FACE[word],
        landing && "animate-land",
      )}
    >
      {label ?? t(TEXT[word])}
    </span>
  );
}
