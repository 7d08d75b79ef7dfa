"use client";

import { Field as Base } from "@base-ui/react/field";
import type { ComponentProps, ReactNode } from "react";
import { CONTROL_SIZE, type ControlSize, controlClass, WITHIN } from "./control-class";
import { cx } from "./cx";

/** Label, control, hint and fault of one thing to fill in, tied together for assistive technology. */
export function Field({
  label,
  hint,
  fault,
  name,
  optional,
  className,
  children,
}: {
  readonly label: ReactNode;
  readonly hint?: ReactNode;
  /** What is wrong with what was entered; null or absent = nothing. */
  readonly fault?: string | null;
  readonly name?: string;
  /** The word for "optional", where it may stay empty. */
  readonly optional?: string;
  readonly className?: string;
  readonly children: ReactNode;
}) {
  return (
    <Base.Root
      invalid={Boolean(fault)}
      className={cx("grid content-start gap-1.5", className)}
      {...(name ? { name } : {})}
    >
      <Base.Label className="flex items-baseline gap-2 font-medium text-ink text-sm">
        {label}
        {optional ? <span className="font-normal text-ink-3 text-xs">{optional}</span> : null}
      </Base.Label>
      {children}
      {hint ? <Base.Description className="text-ink-3 text-xs">{hint}</Base.Description> : null}
      {fault ? (
        <Base.Error match className="text-vermilion text-xs">
          {fault}
        </Base.Error>
      ) : null}
    </Base.Root>
  );
}

type ControlValue = {
  readonly value?: string;
  readonly defaultValue?: string;
  readonly size?: ControlSize;
  /** A word that stands before or behind what is typed: a unit, a sign. */
  readonly before?: ReactNode;
  readonly after?: ReactNode;
};

/** A single line of text, inside a `Field` or with an `aria-label` of its own. */
export function Input({
  className,
  size = "md",
  before,
  after,
  ...props
}: Omit<ComponentProps<"input">, "style" | "defaultValue" | "value" | "size"> & ControlValue) {
  if (before === undefined && after === undefined) {
    return <Base.Control {...props} className={cx(controlClass, CONTROL_SIZE[size], className)} />;
  }
  return (
    <span className={cx(controlClass, CONTROL_SIZE[size], "flex items-center gap-2", WITHIN, className)}>
      {before === undefined ? null : <span className="shrink-0 text-ink-3">{before}</span>}
      <Base.Control {...props} className="h-full w-full min-w-0 bg-transparent outline-none placeholder:text-ink-3" />
      {after === undefined ? null : <span className="shrink-0 text-ink-3 text-xs">{after}</span>}
    </span>
  );
}

/** Several lines; grows with what is written between `rows` and half the screen. Says how much room is left when it gets short. */
export function Textarea({
  className,
  rows = 3,
  maxLength,
  value,
  ...props
}: Omit<ComponentProps<"textarea">, "style" | "defaultValue" | "value"> & { readonly value: string }) {
  const left = maxLength === undefined ? null : maxLength - [...value].length;
  return (
    <span className="relative grid">
      <Base.Control
        value={value}
        render={
          <textarea
            {...props}
            rows={rows}
            className={cx(
              controlClass,
              "field-sizing-content max-h-[50dvh] resize-y py-1.5 text-sm leading-relaxed",
              className,
            )}
            style={{ minHeight: `calc(${rows} * 1.625em + 0.875rem)` }}
          />
        }
      />
      {left !== null && left <= NEAR_LIMIT ? (
        <span
          className={cx(
            "figures pointer-events-none absolute right-2 bottom-1 bg-sheet px-1 text-2xs",
            left < 0 ? "font-semibold text-vermilion" : "text-ink-3",
          )}
        >
          {left}
        </span>
      ) : null}
    </span>
  );
}

const NEAR_LIMIT = 200;
