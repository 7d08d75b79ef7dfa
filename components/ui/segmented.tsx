"use client";

import { Toggle } from "@base-ui/react/toggle";
import { ToggleGroup } from "@base-ui/react/toggle-group";
import type { ReactNode } from "react";
import { cx } from "./cx";

/** One of two to five short words, side by side: a span of time, a way of looking. The chosen one is inked. */
export function Segmented<Value extends string>({
  label,
  value,
  onValueChange,
  options,
  size = "md",
}: {
  readonly label: string;
  /** null = none of them holds. */
  readonly value: Value | null;
  readonly onValueChange: (value: Value) => void;
  readonly options: readonly { readonly value: Value; readonly label: ReactNode; readonly ariaLabel?: string }[];
  readonly size?: "sm" | "md";
}) {
  return (
    <ToggleGroup
      aria-label={label}
      value={value === null ? [] : [value]}
      onValueChange={([next]) => {
        if (next !== undefined) onValueChange(next);
      }}
      className="inline-flex"
    >
      {options.map((option) => (
        <Toggle
          key={option.value}
          value={option.value}
          aria-label={option.ariaLabel}
          className={cx(
            "-ml-px inline-flex items-center gap-1.5 whitespace-nowrap border border-edge bg-sheet px-3 first:ml-0 first:rounded-l-seal last:rounded-r-seal",
            "not-data-pressed:hover:bg-sunk data-pressed:border-ink data-pressed:bg-ink data-pressed:text-paper focus-visible:z-10",
            size === "sm" ? "h-control-sm text-xs" : "h-control text-sm",
          )}
        >
          {option.label}
        </Toggle>
      ))}
    </ToggleGroup>
  );
}
