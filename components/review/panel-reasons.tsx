"use client";

import { useTranslations } from "next-intl";
import { useEffect, useRef } from "react";
import { cx } from "@/components/ui/cx";
import { KeyHint } from "@/components/ui/key-hint";
import type { ReasonCode } from "@/lib/review/client";

/** The reasons of an act side by side, each with its digit. The first one receives the focus, so that the keys go on from there. */
export function PanelReasons({
  title,
  describedBy,
  reasons,
  chosen,
  takesFocus,
  onChoose,
}: {
  readonly title: string;
  readonly describedBy: string;
  readonly reasons: readonly ReasonCode[];
  readonly chosen: ReasonCode | null;
  /** Not where it was only found open again. */
  readonly takesFocus: boolean;
  readonly onChoose: (reason: ReasonCode) => void;
}) {
  const t = useTranslations("review.reasonCodes");
  const first = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (takesFocus) first.current?.focus();
  }, [takesFocus]);
  return (
    <fieldset aria-describedby={describedBy}>
      <legend className="mb-2 font-mincho font-semibold text-base">{title}</legend>
      <div className="flex flex-wrap gap-1.5">
        {reasons.map((code, index) => (
          <label
            key={code}
            className={cx(
              "inline-flex h-8 cursor-pointer items-center gap-2 rounded-seal border px-2.5 text-sm has-focus-visible:outline-2 has-focus-visible:outline-indigo has-focus-visible:outline-offset-2",
              chosen === code ? "border-ink bg-ink text-paper" : "border-edge bg-sheet hover:bg-sunk",
            )}
          >
            <input
              ref={index === 0 ? first : null}
              type="radio"
              name="reason"
              value={code}
              checked={chosen === code}
              onChange={() => onChoose(code)}
              className="sr-only"
            />
            <KeyHint inherit>{String(index + 1)}</KeyHint>
            {t(code)}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
