"use client";

import { AlertDialog as Base } from "@base-ui/react/alert-dialog";
import type { ReactNode } from "react";
import { cx } from "@/components/ui/cx";
import { DIALOG } from "@/components/ui/dialog";
import { BACKDROP } from "@/components/ui/overlay";

/** Stands until what it asks for is done: neither Escape nor a press outside closes it. */
export function FirmDialog({
  title,
  description,
  children,
}: {
  readonly title: string;
  readonly description: string;
  readonly children: ReactNode;
}) {
  return (
    <Base.Root open>
      <Base.Portal>
        <Base.Backdrop className={BACKDROP} />
        <Base.Popup className={cx(DIALOG, "w-[min(26rem,calc(100vw-2rem))]")}>
          <Base.Title className="font-mincho font-semibold text-lg">{title}</Base.Title>
          <Base.Description className="mt-1 mb-5 text-ink-2 text-sm">{description}</Base.Description>
          {children}
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  );
}
