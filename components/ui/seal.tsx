import type { Verdict } from "@/lib/shared/vocabulary";
import { cx } from "./cx";

/** What a seal can say: a verdict of the engine, or the decision of a person. */
export type SealWord = Verdict | "approve" | "reject";

/**
 * Weight tells them apart without colour: OK a thin outline, HOLD a double one, NG solid.
 * A person's decision is round, as a personal seal is.
 */
const FACE: Record<SealWord, string> = {
  OK: "rounded-seal border-[1.5px] border-verdigris text-verdigris",
  HOLD: "rounded-seal border-[3px] border-double border-amber text-amber",
  NG: "rounded-seal border-[1.5px] border-vermilion bg-vermilion text-sheet",
  approve: "rounded-full border-[1.5px] border-verdigris text-verdigris",
  reject: "rounded-full border-[1.5px] border-vermilion bg-vermilion text-sheet",
};

const SIZE = {
  sm: "h-5.5 w-10 text-2xs",
  md: "h-8 w-14 text-sm",
  lg: "h-14 w-24 text-lg",
} as const;

/**
 * 判. The same mark wherever a verdict or a decision is shown; it always carries its word.
 * @param label the word in the reader's language (`common.verdict.*`, `common.decision.*`)
 * @param landing plays the stamp's landing once
 */
export function Seal({
  word,
  label,
  size = "sm",
  landing = false,
}: {
  readonly word: SealWord;
  readonly label: string;
  readonly size?: keyof typeof SIZE;
  readonly landing?: boolean;
}) {
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
      {label}
    </span>
  );
}
