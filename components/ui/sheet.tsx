"use client";

import { Dialog as Base } from "@base-ui/react/dialog";
import type { ReactNode } from "react";
import { cx } from "./cx";
import { DialogHead } from "./dialog";
import { BACKDROP } from "./overlay";

/**
 * A panel that comes in from the side, and from below on a phone: details or a form, while what it belongs to stays in sight.
 * @param modal false leaves the page beside it alive: no veil, and no press outside closes it
 * @param foot its actions, always in sight
 */
export function Sheet({
  open,
  onOpenChange,
  title,
  description,
  children,
  foot,
  modal = true,
  className,
}: {
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
  readonly title: string;
  readonly description?: ReactNode;
  readonly children: ReactNode;
  readonly foot?: ReactNode;
  readonly modal?: boolean;
  readonly className?: string;
}) {
  return (
    <Base.Root open={open} onOpenChange={(next) => onOpenChange(next)} modal={modal} disablePointerDismissal={!modal}>
      <Base.Portal>
        {modal ? <Base.Backdrop className={BACKDROP} /> : null}
        <Base.Popup
          className={cx(
            "fixed z-50 flex flex-col border-edge bg-sheet shadow-lift outline-none transition-[translate,opacity] duration-120 ease-settle",
            "sm:inset-y-0 sm:right-0 sm:w-[min(30rem,90vw)] sm:border-l sm:data-ending-style:translate-x-8 sm:data-starting-style:translate-x-8",
            "max-sm:inset-x-0 max-sm:bottom-0 max-sm:max-h-[88dvh] max-sm:border-t max-sm:data-ending-style:translate-y-8 max-sm:data-starting-style:translate-y-8",
            "data-ending-style:opacity-0 data-starting-style:opacity-0",
            className,
          )}
        >
          <DialogHead title={title} description={description} className="border-line border-b px-5 pt-4 pb-3" />
          <div className="relative min-h-0 flex-1 overflow-y-auto overscroll-contain px-5 py-4">{children}</div>
          {foot ? <div className="flex flex-wrap gap-2 border-line border-t px-5 py-3">{foot}</div> : null}
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  );
}
