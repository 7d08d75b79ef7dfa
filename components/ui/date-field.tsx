"use client";

import { Field as Base } from "@base-ui/react/field";
import { useTranslations } from "next-intl";
import { cx } from "./cx";
import { CONTROL_SIZE, type ControlSize, controlClass } from "./field";

type Limits = {
  readonly min?: string;
  readonly max?: string;
  readonly size?: ControlSize;
  readonly className?: string;
};

/**
 * A calendar day as `YYYY-MM-DD`, null = none. The browser's own field: it speaks the reader's language, takes the keyboard, and opens
 * the calendar that a phone is used to.
 */
export function DateField({
  value,
  onValueChange,
  ariaLabel,
  size = "md",
  className,
  ...limits
}: Limits & {
  readonly value: string | null;
  readonly onValueChange: (value: string | null) => void;
  readonly ariaLabel?: string;
}) {
  return (
    <Base.Control
      {...limits}
      type="date"
      aria-label={ariaLabel}
      value={value ?? ""}
      onChange={(event) => onValueChange(event.target.value === "" ? null : event.target.value)}
      className={cx(controlClass, CONTROL_SIZE[size], "figures w-40", className)}
    />
  );
}

export type DayRange = { readonly from: string | null; readonly to: string | null };

/** From one day to another, both included, either of them open. What would end before it begins can't be chosen. */
export function DateRange({
  value,
  onValueChange,
  min,
  max,
  size = "sm",
  className,
}: Limits & { readonly value: DayRange; readonly onValueChange: (value: DayRange) => void }) {
  const t = useTranslations("ui.date");
  const least = value.from ?? min;
  const most = value.to ?? max;
  return (
    <span className={cx("inline-flex items-center gap-1.5", className)}>
      <DateField
        size={size}
        ariaLabel={t("from")}
        value={value.from}
        onValueChange={(from) => onValueChange({ ...value, from })}
        {...(min ? { min } : {})}
        {...(most ? { max: most } : {})}
        className="w-36!"
      />
      <span aria-hidden="true" className="text-ink-3">
        –
      </span>
      <DateField
        size={size}
        ariaLabel={t("to")}
        value={value.to}
        onValueChange={(to) => onValueChange({ ...value, to })}
        {...(least ? { min: least } : {})}
        {...(max ? { max } : {})}
        className="w-36!"
      />
    </span>
  );
}
