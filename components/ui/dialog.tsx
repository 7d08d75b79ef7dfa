"use client";

import { Dialog as Base } from "@base-ui/react/dialog";
import { X } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { cx } from "./cx";
import { BACKDROP, FADE, SURFACE } from "./overlay";

export const DIALOG = cx(
  "fixed top-1/2 left-1/2 z-50 max-h-[calc(100dvh-2rem)] w-[min(32rem,calc(100vw-2rem))] -translate-x-1/2 -translate-y-1/2",
  "overflow-y-auto overscroll-contain p-6",
  SURFACE,
  FADE,
);

/** A sheet laid over the page. Escape and a press outside close it; focus returns to where it came from. */
export function Dialog({
  open,
  onOpenChange,
  title,
  description,
  children,
  className,
}: {
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
  readonly title: string;
  readonly description?: ReactNode;
  readonly children: ReactNode;
  readonly className?: string;
}) {
  return (
    <Base.Root open={open} onOpenChange={(next) => onOpenChange(next)}>
      <Base.Portal>
        <Base.Backdrop className={BACKDROP} />
        <Base.Popup className={cx(DIALOG, className)}>
          <DialogHead title={title} description={description} className="mb-4" />
          {children}
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  );
}

/** The name of what lies over the page, and the way out of it. */
export function DialogHead({
  title,
  description,
  className,
}: {
  readonly title: string;
  readonly description?: ReactNode;
  readonly className?: string;
}) {
  const t = useTranslations("common.action");
  return (
    <div className={className}>
      <div className="flex items-start justify-between gap-4">
        <Base.Title className="font-mincho font-semibold text-lg">{title}</Base.Title>
        <Base.Close
          aria-label={t("close")}
          className="-mt-1 -mr-2 grid size-8 shrink-0 place-items-center rounded-seal text-ink-3 hover:bg-sunk hover:text-ink"
        >
          <X aria-hidden="true" size={16} />
        </Base.Close>
      </div>
      {description ? <Base.Description className="mt-1 text-ink-2 text-sm">{description}</Base.Description> : null}
    </div>
  );
}
