"use client";

import { Field as Base } from "@base-ui/react/field";
import type { ComponentProps, ReactNode } from "react";
import { cx } from "./cx";

export const controlClass = cx(
  "w-full rounded-seal border border-edge bg-sheet px-3 text-base text-ink placeholder:text-ink-3",
  "data-invalid:border-vermilion data-disabled:opacity-55 disabled:opacity-55",
);

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

/** A single line of text, inside a `Field` or with an `aria-label` of its own. */
export function Input({
  className,
  ...props
}: Omit<ComponentProps<"input">, "style" | "defaultValue" | "value"> & ControlValue) {
  return <Base.Control {...props} className={cx(controlClass, "h-10", className)} />;
}

type ControlValue = { readonly value?: string; readonly defaultValue?: string };
