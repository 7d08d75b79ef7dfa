"use client";

import { Select as Base } from "@base-ui/react/select";
import { Check, ChevronsUpDown } from "lucide-react";
import { useFormatter } from "next-intl";
import { cx } from "./cx";
import { CONTROL_SIZE, type ControlSize, controlClass } from "./field";
import { OPTION, OPTION_LIST, SURFACE } from "./overlay";

export type SelectOption<Value extends string> = {
  readonly value: Value;
  readonly label: string;
  /** A second, quieter line. */
  readonly hint?: string;
  readonly disabled?: boolean;
};

type Common<Value extends string> = {
  readonly options: readonly SelectOption<Value>[];
  readonly placeholder?: string;
  readonly ariaLabel?: string;
  readonly disabled?: boolean;
  readonly size?: ControlSize;
  readonly className?: string;
};

/** One of a few words. Inside a `Field`, or with an `ariaLabel` of its own. */
export function Select<Value extends string>({
  value,
  onValueChange,
  ...common
}: Common<Value> & { readonly value: Value | null; readonly onValueChange: (value: Value) => void }) {
  const change = (next: Value | null) => {
    if (next !== null) onValueChange(next);
  };
  return (
    <Base.Root
      items={common.options}
      value={value}
      onValueChange={change}
      disabled={common.disabled ?? false}
      modal={false}
    >
      <Trigger {...common}>
        <Base.Value className="truncate data-placeholder:text-ink-3" placeholder={common.placeholder} />
      </Trigger>
      <Options options={common.options} />
    </Base.Root>
  );
}

/** Any number of a few words; none chosen reads as the placeholder ("all"). The list stays open while one chooses. */
export function MultiSelect<Value extends string>({
  value,
  onValueChange,
  ...common
}: Common<Value> & { readonly value: readonly Value[]; readonly onValueChange: (value: readonly Value[]) => void }) {
  const format = useFormatter();
  const chosen = common.options.filter((option) => value.includes(option.value));
  return (
    <Base.Root
      multiple
      items={common.options}
      value={[...value]}
      onValueChange={(next: Value[]) => onValueChange(next)}
      disabled={common.disabled ?? false}
      modal={false}
    >
      <Trigger {...common}>
        <span className={cx("truncate", chosen.length === 0 && "text-ink-3")}>
          {chosen.length === 0
            ? common.placeholder
            : format.list(
                chosen.map(({ label }) => label),
                { style: "narrow" },
              )}
        </span>
      </Trigger>
      <Options options={common.options} />
    </Base.Root>
  );
}

function Trigger<Value extends string>({
  ariaLabel,
  size = "md",
  className,
  children,
}: Common<Value> & { readonly children: React.ReactNode }) {
  return (
    <Base.Trigger
      aria-label={ariaLabel}
      className={cx(controlClass, "flex items-center justify-between gap-2 text-left", CONTROL_SIZE[size], className)}
    >
      {children}
      <Base.Icon className="shrink-0 text-ink-3">
        <ChevronsUpDown aria-hidden="true" size={14} />
      </Base.Icon>
    </Base.Trigger>
  );
}

function Options<Value extends string>({ options }: { readonly options: readonly SelectOption<Value>[] }) {
  return (
    <Base.Portal>
      <Base.Positioner sideOffset={4} alignItemWithTrigger={false} className="z-50 outline-none">
        <Base.Popup className={cx(SURFACE, OPTION_LIST, "min-w-[var(--anchor-width)] max-w-[var(--available-width)]")}>
          {options.map((option) => (
            <Base.Item
              key={option.value}
              value={option.value}
              disabled={option.disabled ?? false}
              className={OPTION}
              {...(option.hint ? { label: option.label } : {})}
            >
              <Base.ItemIndicator className="col-start-1 text-indigo">
                <Check aria-hidden="true" size={14} />
              </Base.ItemIndicator>
              <Base.ItemText className="col-start-2">{option.label}</Base.ItemText>
              {option.hint ? <span className="col-start-2 text-ink-3 text-xs">{option.hint}</span> : null}
            </Base.Item>
          ))}
        </Base.Popup>
      </Base.Positioner>
    </Base.Portal>
  );
}
