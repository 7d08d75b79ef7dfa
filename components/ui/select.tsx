"use client";

import { Select as Base } from "@base-ui/react/select";
import { Check, ChevronsUpDown } from "lucide-react";
import { cx } from "./cx";
import { controlClass } from "./field";

export type SelectOption<Value extends string> = { readonly value: Value; readonly label: string };

/** One of a few words. Inside a `Field`, or with an `ariaLabel` of its own. */
export function Select<Value extends string>({
  options,
  value,
  onValueChange,
  placeholder,
  ariaLabel,
  disabled = false,
  size = "md",
  className,
}: {
  readonly options: readonly SelectOption<Value>[];
  readonly value: Value | null;
  readonly onValueChange: (value: Value) => void;
  readonly placeholder?: string;
  readonly ariaLabel?: string;
  readonly disabled?: boolean;
  readonly size?: "sm" | "md";
  readonly className?: string;
}) {
  const change = (next: Value | null) => {
    if (next !== null) onValueChange(next);
  };
  return (
    <Base.Root items={options} value={value} onValueChange={change} disabled={disabled} modal={false}>
      <Base.Trigger
        aria-label={ariaLabel}
        className={cx(
          controlClass,
          "flex items-center justify-between gap-2 text-left",
          size === "sm" ? "h-7 px-2 text-xs" : "h-10",
          className,
        )}
      >
        <Base.Value className="truncate data-placeholder:text-ink-3" placeholder={placeholder} />
        <Base.Icon className="shrink-0 text-ink-3">
          <ChevronsUpDown aria-hidden="true" size={14} />
        </Base.Icon>
      </Base.Trigger>
      <Base.Portal>
        <Base.Positioner sideOffset={4} alignItemWithTrigger={false} className="z-50 outline-none">
          <Base.Popup className="max-h-[min(20rem,var(--available-height))] min-w-[var(--anchor-width)] overflow-y-auto rounded-seal border border-edge bg-sheet py-1 shadow-lift outline-none">
            {options.map((option) => (
              <Base.Item
                key={option.value}
                value={option.value}
                className="grid cursor-default grid-cols-[1rem_1fr] items-center gap-2 py-1.5 pr-4 pl-2 text-sm outline-none data-highlighted:bg-indigo-wash"
              >
                <Base.ItemIndicator className="col-start-1 text-indigo">
                  <Check aria-hidden="true" size={14} />
                </Base.ItemIndicator>
                <Base.ItemText className="col-start-2">{option.label}</Base.ItemText>
              </Base.Item>
            ))}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}
