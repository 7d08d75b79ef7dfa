"use client";

import type { ComponentProps, KeyboardEvent, ReactNode, SyntheticEvent } from "react";
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
} & Omit<ComponentProps<"button">, "style">;

/** The browser's own button: the primitives' one would be in every page's first load, for what is said in a few lines here. */
export function Button(props: ButtonProps) {
  const { kind = "plain", size = "md", busy = false, shortcut, icon, className, children, disabled, ...rest } = props;
  const off = disabled === true || busy;
  return (
    <button
      type="button"
      {...rest}
      {...(busy ? DEAF : { disabled: off })}
      {...(off ? { "data-disabled": "" } : {})}
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
    </button>
  );
}

const hold = (event: SyntheticEvent) => event.preventDefault();

/** Keeps the focus where it is and lets it go on by Tab; a press does nothing, and submits no form. */
const DEAF = {
  disabled: false,
  "aria-disabled": true,
  "aria-busy": true,
  onClick: hold,
  onMouseDown: undefined,
  onPointerDown: hold,
  onKeyUp: undefined,
  onKeyDown: (event: KeyboardEvent) => {
    if (event.key !== "Tab") event.preventDefault();
  },
} as const;
