"use client";

import { Dialog as Base } from "@base-ui/react/dialog";
import { X } from "lucide-react";
import type { ReactNode } from "react";
import { cx } from "./cx";

const BACKDROP =
  "fixed inset-0 z-40 bg-veil transition-opacity duration-100 data-ending-style:opacity-0 data-starting-style:opacity-0";
const POPUP = cx(
  "fixed top-1/2 left-1/2 z-50 max-h-[calc(100dvh-2rem)] w-[min(32rem,calc(100vw-2rem))] -translate-x-1/2 -translate-y-1/2",
  "overflow-y-auto rounded-seal border border-edge bg-sheet p-6 shadow-lift outline-none",
  "transition-opacity duration-100 data-ending-style:opacity-0 data-starting-style:opacity-0",
);

/** A sheet laid over the page. Escape and a press outside close it; focus returns to where it came from. */
export function Dialog({
  open,
  onOpenChange,
  title,
  description,
  closeLabel,
  children,
  className,
}: {
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
  readonly title: string;
  readonly description?: ReactNode;
  readonly closeLabel: string;
  readonly children: ReactNode;
  readonly className?: string;
}) {
  return (
    <Base.Root open={open} onOpenChange={(next) => onOpenChange(next)}>
      <Base.Portal>
        <Base.Backdrop className={BACKDROP} />
        <Base.Popup className={cx(POPUP, className)}>
          <div className="mb-4 flex items-start justify-between gap-4">
            <Base.Title className="font-mincho font-semibold text-lg">{title}</Base.Title>
            <Base.Close
              aria-label={closeLabel}
              className="-mt-1 -mr-2 grid size-8 place-items-center rounded-seal text-ink-3 hover:bg-sunk hover:text-ink"
            >
              <X aria-hidden="true" size={16} />
            </Base.Close>
          </div>
          {description ? <Base.Description className="mb-4 text-ink-2 text-sm">{description}</Base.Description> : null}
          {children}
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  );
}
