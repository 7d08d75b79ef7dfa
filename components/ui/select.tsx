"use client";

import { Select as Base } from "@base-ui/react/select";
import { Check } from "lucide-react";
import { useFormatter } from "next-intl";
import type { ReactElement } from "react";
import type { ControlSize } from "./control-class";
import { cx } from "./cx";
import { OPTION, OPTION_LIST, SURFACE } from "./overlay";
import { SelectFace } from "./select-face";

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
  trigger,
  ...common
}: Common<Value> & {
  readonly value: Value | null;
  readonly onValueChange: (value: Value) => void;
  /** A face of its own, which says what is chosen. */
  readonly trigger?: ReactElement;
}) {
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
      {trigger ? (
        <Base.Trigger render={trigger} />
      ) : (
        <Trigger {...common}>
          <Base.Value className="truncate data-placeholder:text-ink-3" placeholder={common.placeholder} />
        </Trigger>
      )}
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
      render={
        <SelectFace size={size} aria-label={ariaLabel} {...(className ? { className } : {})}>
          {children}
        </SelectFace>
      }
    />
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
