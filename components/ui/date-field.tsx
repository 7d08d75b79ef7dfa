"use client";

import { Field as Base } from "@base-ui/react/field";
import { CalendarDays } from "lucide-react";
import { useTranslations } from "next-intl";
import { type KeyboardEvent, useRef, useState } from "react";
import { CONTROL_SIZE, type ControlSize, controlClass, WITHIN } from "./control-class";
import { cx } from "./cx";
import { dayOfText, isWholeDay, textOfDay } from "./day-text";

type Limits = {
  readonly min?: string;
  readonly max?: string;
  readonly size?: ControlSize;
  readonly className?: string;
};

type DayProps = Limits & {
  readonly value: string | null;
  readonly onValueChange: (value: string | null) => void;
  readonly ariaLabel?: string;
  readonly placeholder?: string;
};

/**
 * A calendar day as `YYYY-MM-DD`, null = none. It is written the same wherever the browser comes from, and read in any spelling;
 * the calendar is the browser's own, and on a touch screen it is all there is to press.
 */
export function DateField({
  value,
  onValueChange,
  ariaLabel,
  placeholder,
  size = "md",
  className,
  min,
  max,
}: DayProps) {
  const t = useTranslations("ui.date");
  const picker = useRef<HTMLInputElement>(null);
  const { text, unreadable, type, settle } = useDayText(value, onValueChange);
  const outside = value !== null && ((min !== undefined && value < min) || (max !== undefined && value > max));
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === "Enter" && !event.nativeEvent.isComposing) settle();
  };
  return (
    <span
      className={cx(
        controlClass,
        CONTROL_SIZE[size],
        WITHIN,
        "relative inline-flex w-40 items-center pr-0!",
        (unreadable || outside) && "border-vermilion",
        className,
      )}
    >
      <Base.Control
        value={text}
        aria-label={ariaLabel}
        aria-invalid={unreadable || outside || undefined}
        placeholder={placeholder}
        inputMode="numeric"
        autoComplete="off"
        onChange={(event) => type(event.target.value)}
        onBlur={settle}
        onKeyDown={onKeyDown}
        className="figures h-full w-full min-w-0 bg-transparent outline-none placeholder:text-ink-3"
      />
      <button
        type="button"
        tabIndex={-1}
        aria-label={t("open")}
        onClick={() => picker.current?.showPicker()}
        className="grid h-full w-7 shrink-0 place-items-center text-ink-3 hover:text-ink"
      >
        <CalendarDays aria-hidden="true" size={14} />
      </button>
      <input
        ref={picker}
        type="date"
        tabIndex={-1}
        aria-hidden="true"
        value={value ?? ""}
        min={min}
        max={max}
        onChange={(event) => onValueChange(event.target.value === "" ? null : event.target.value)}
        className="pointer-events-none absolute inset-0 size-full opacity-0 pointer-coarse:pointer-events-auto"
      />
    </span>
  );
}

/** What is being typed, and the day it comes to: told once it is whole, else when the field is left. */
function useDayText(value: string | null, onValueChange: (value: string | null) => void) {
  const [text, setText] = useState(textOfDay(value));
  const [seen, setSeen] = useState(value);
  const [unreadable, setUnreadable] = useState(false);
  // Chosen in the calendar, or set from outside.
  if (seen !== value) {
    setSeen(value);
    if (dayOfText(text) !== value) {
      setText(textOfDay(value));
      setUnreadable(false);
    }
  }
  const tell = (day: string | null) => {
    if (day !== value) onValueChange(day);
  };
  return {
    text,
    unreadable,
    type: (next: string) => {
      setText(next);
      setUnreadable(false);
      if (next.trim() === "") tell(null);
      else if (isWholeDay(next) && dayOfText(next) !== null) tell(dayOfText(next));
    },
    settle: () => {
      const day = dayOfText(text);
      setUnreadable(text.trim() !== "" && day === null);
      if (day !== null) setText(textOfDay(day));
      tell(day);
    },
  };
}

export type DayRange = { readonly from: string | null; readonly to: string | null };

/** From one day to another, both included, either of them open. */
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
        placeholder={t("from")}
        value={value.from}
        onValueChange={(from) => onValueChange({ ...value, from })}
        {...(min ? { min } : {})}
        {...(most ? { max: most } : {})}
        className="w-32! pointer-coarse:w-34!"
      />
      <span aria-hidden="true" className="text-ink-3">
        –
      </span>
      <DateField
        size={size}
        ariaLabel={t("to")}
        placeholder={t("to")}
        value={value.to}
        onValueChange={(to) => onValueChange({ ...value, to })}
        {...(least ? { min: least } : {})}
        {...(max ? { max } : {})}
        className="w-32! pointer-coarse:w-34!"
      />
    </span>
  );
}
