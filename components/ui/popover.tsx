"use client";

import { Popover as Base } from "@base-ui/react/popover";
import type { ReactElement, ReactNode } from "react";
import { cx } from "./cx";
import { FADE, SURFACE } from "./overlay";

/** Something small that belongs to a button: a filter, a definition, a set of columns. `trigger` is that button. */
export function Popover({
  trigger,
  title,
  children,
  align = "start",
  open,
  onOpenChange,
  className,
}: {
  readonly trigger: ReactElement;
  readonly title?: string;
  readonly children: ReactNode;
  readonly align?: "start" | "center" | "end";
  readonly open?: boolean;
  readonly onOpenChange?: (open: boolean) => void;
  readonly className?: string;
}) {
  return (
    <Base.Root
      {...(open === undefined ? {} : { open })}
      {...(onOpenChange ? { onOpenChange: (next: boolean) => onOpenChange(next) } : {})}
    >
      <Base.Trigger render={trigger} />
      <Base.Portal>
        <Base.Positioner align={align} sideOffset={6} collisionPadding={12} className="z-50">
          <Base.Popup
            className={cx(
              SURFACE,
              FADE,
              "max-h-(--available-height) max-w-[min(22rem,var(--available-width))] overflow-y-auto p-3 text-sm",
              className,
            )}
          >
            {title ? <Base.Title className="mb-2 font-semibold text-xs">{title}</Base.Title> : null}
            {children}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}
