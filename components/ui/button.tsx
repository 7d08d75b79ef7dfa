"use client";

import { Button as Base } from "@base-ui/react/button";
import type { ReactNode } from "react";
import { type ButtonKind, type ButtonSize, KIND, SIZE } from "./button-class";
import { cx } from "./cx";
import { KeyHint } from "./key-hint";

export type { ButtonKind } from "./button-class";

export type ButtonProps = {
  readonly kind?: ButtonKind;
  readonly size?: ButtonSize;
  /** Work is under way: it stays focusable, says so, and does nothing when pressed again. */
  readonly busy?: boolean;
  /** The key that does the same, shown inside the button. */
  readonly shortcut?: string | null;
  readonly icon?: ReactNode;
} & Omit<Base.Props, "className" | "style"> & { readonly className?: string };

export function Button(props: ButtonProps) {
  const { kind = "plain", size = "md", busy = false, shortcut, icon, className, children, disabled, ...rest } = props;
  return (
    <Base
      {...rest}
      disabled={disabled || busy}
      focusableWhenDisabled={busy}
      aria-busy={busy || undefined}
      className={cx(
        "inline-flex shrink-0 select-none items-center justify-center gap-2 whitespace-nowrap rounded-seal border font-medium",
        "transition-colors duration-100 data-disabled:cursor-default data-disabled:opacity-55",
        KIND[kind],
        SIZE[size],
        className,
      )}
    >
      {icon}
      {children}
      {shortcut ? <KeyHint inherit>{shortcut}</KeyHint> : null}
    </Base>
  );
}
