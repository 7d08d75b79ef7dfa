"use client";

import { NumberField as Base } from "@base-ui/react/number-field";
import { useLocale } from "next-intl";
import { CONTROL_SIZE, type ControlSize, controlClass, WITHIN } from "./control-class";
import { cx } from "./cx";

/**
 * A figure. Full-width digits are read as what they mean; arrow keys step, with Shift by tens. Inside a `Field`, or with an `ariaLabel`.
 * @param unit stands behind the figure: 円, 時間, 点
 */
export function NumberField({
  value,
  onValueChange,
  min,
  max,
  step = 1,
  unit,
  ariaLabel,
  placeholder,
  disabled = false,
  size = "md",
  className,
}: {
  readonly value: number | null;
  readonly onValueChange: (value: number | null) => void;
  readonly min?: number;
  readonly max?: number;
  readonly step?: number;
  readonly unit?: string;
  readonly ariaLabel?: string;
  readonly placeholder?: string;
  readonly disabled?: boolean;
  readonly size?: ControlSize;
  readonly className?: string;
}) {
  return (
    <Base.Root
      value={value}
      onValueChange={(next) => onValueChange(next)}
      min={min}
      max={max}
      step={step}
      largeStep={step * 10}
      locale={useLocale()}
      disabled={disabled}
      className={className}
    >
      <Base.Group className={cx(controlClass, CONTROL_SIZE[size], "flex items-center gap-1.5", WITHIN)}>
        <Base.Input
          aria-label={ariaLabel}
          placeholder={placeholder}
          className="figures h-full w-full min-w-0 bg-transparent text-right outline-none placeholder:text-ink-3"
        />
        {unit ? <span className="shrink-0 text-ink-3 text-xs">{unit}</span> : null}
      </Base.Group>
    </Base.Root>
  );
}
