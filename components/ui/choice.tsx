"use client";

import { Checkbox as BaseCheckbox } from "@base-ui/react/checkbox";
import { Radio as BaseRadio } from "@base-ui/react/radio";
import { RadioGroup as BaseRadioGroup } from "@base-ui/react/radio-group";
import { Switch as BaseSwitch } from "@base-ui/react/switch";
import type { ReactNode } from "react";
import { cx } from "./cx";

type Said = {
  readonly label?: ReactNode;
  /** A second, quieter line under the label. */
  readonly hint?: ReactNode;
  /** Where there is no label to be seen. */
  readonly ariaLabel?: string;
  readonly disabled?: boolean;
  readonly className?: string;
};
type Ticked = Said & {
  readonly checked: boolean;
  readonly onCheckedChange: (checked: boolean) => void;
};

const BOX =
  "relative grid shrink-0 place-items-center border border-edge bg-sheet text-sheet transition-colors duration-100 data-disabled:opacity-55 data-invalid:border-vermilion";
const ON =
  "data-checked:border-indigo data-checked:bg-indigo data-indeterminate:border-indigo data-indeterminate:bg-indigo";

/** The control stands on the first line of its words, and the words press it too. */
function Labelled({ label, hint, className, children }: Said & { readonly children: ReactNode }) {
  if (label === undefined) return children;
  return (
    // biome-ignore lint/a11y/noLabelWithoutControl: the control is its first child
    <label className={cx("flex items-start gap-2.5 text-sm has-data-disabled:text-ink-3", className)}>
      <span className="grid h-[1lh] shrink-0 items-center">{children}</span>
      <span className="min-w-0">
        {label}
        {hint ? <span className="block text-ink-3 text-xs">{hint}</span> : null}
      </span>
    </label>
  );
}

/** Yes or no, or "some of them" (`indeterminate`). */
export function Checkbox({
  checked,
  onCheckedChange,
  indeterminate = false,
  ...said
}: Ticked & { readonly indeterminate?: boolean }) {
  return (
    <Labelled {...said}>
      <BaseCheckbox.Root
        checked={checked}
        indeterminate={indeterminate}
        onCheckedChange={(next) => onCheckedChange(next)}
        disabled={said.disabled ?? false}
        aria-label={said.ariaLabel}
        className={cx(BOX, ON, "size-4 rounded-seal", said.label === undefined && said.className)}
      >
        <BaseCheckbox.Indicator className="grid">
          <svg aria-hidden="true" focusable="false" viewBox="0 0 12 12" className="size-3" fill="none">
            <path
              d={indeterminate ? "M2.5 6h7" : "M2.2 6.4 4.9 9 9.9 2.8"}
              stroke="currentColor"
              strokeWidth="1.9"
              strokeLinecap="square"
            />
          </svg>
        </BaseCheckbox.Indicator>
      </BaseCheckbox.Root>
    </Labelled>
  );
}

/** On or off, at once: a bolt (閂) that slides. What waits for "save" is a `Checkbox`. */
export function Switch({ checked, onCheckedChange, ...said }: Ticked) {
  return (
    <Labelled {...said}>
      <BaseSwitch.Root
        checked={checked}
        onCheckedChange={(next) => onCheckedChange(next)}
        disabled={said.disabled ?? false}
        aria-label={said.ariaLabel}
        className={cx(
          "relative h-4.5 w-8 shrink-0 rounded-seal border border-edge bg-sunk transition-colors duration-100",
          "data-checked:border-indigo data-checked:bg-indigo data-disabled:opacity-55",
          said.label === undefined && said.className,
        )}
      >
        <BaseSwitch.Thumb className="absolute inset-y-0.5 left-0.5 w-3 rounded-[1px] bg-ink-2 transition-[translate,background-color] duration-100 ease-settle data-checked:translate-x-3.5 data-checked:bg-sheet" />
      </BaseSwitch.Root>
    </Labelled>
  );
}

export type RadioOption<Value extends string> = {
  readonly value: Value;
  readonly label: ReactNode;
  readonly hint?: ReactNode;
  readonly disabled?: boolean;
};

/** One of a few, all of them in sight. */
export function Radios<Value extends string>({
  label,
  value,
  onValueChange,
  options,
  inline = false,
  disabled = false,
}: {
  /** Names the group for screen readers; what is to be seen above it is the caller's. */
  readonly label: string;
  readonly value: Value | null;
  readonly onValueChange: (value: Value) => void;
  readonly options: readonly RadioOption<Value>[];
  readonly inline?: boolean;
  readonly disabled?: boolean;
}) {
  return (
    <BaseRadioGroup
      aria-label={label}
      value={value}
      onValueChange={(next) => {
        if (next !== null) onValueChange(next);
      }}
      disabled={disabled}
      className={inline ? "flex flex-wrap gap-x-5 gap-y-2" : "grid gap-2"}
    >
      {options.map((option) => (
        <Labelled key={option.value} label={option.label} hint={option.hint}>
          <BaseRadio.Root
            value={option.value}
            disabled={option.disabled ?? false}
            className={cx(BOX, "size-4 rounded-full text-indigo data-checked:border-indigo")}
          >
            <BaseRadio.Indicator className="size-2 rounded-full bg-indigo" />
          </BaseRadio.Root>
        </Labelled>
      ))}
    </BaseRadioGroup>
  );
}
