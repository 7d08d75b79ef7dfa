"use client";

import { ChevronsUpDown } from "lucide-react";
import type { ComponentProps } from "react";
import { CONTROL_SIZE, type ControlSize, controlClass } from "./control-class";
import { cx } from "./cx";

/** What is seen of a closed select; also while the rest of it is on its way. */
export function SelectFace({
  size = "md",
  className,
  children,
  ...rest
}: Omit<ComponentProps<"button">, "style"> & { readonly size?: ControlSize }) {
  return (
    <button
      type="button"
      role="combobox"
      aria-expanded={false}
      {...rest}
      className={cx(controlClass, "flex items-center justify-between gap-2 text-left", CONTROL_SIZE[size], className)}
    >
      {children}
      <span aria-hidden="true" className="shrink-0 text-ink-3">
        <ChevronsUpDown aria-hidden="true" size={14} />
      </span>
    </button>
  );
}
