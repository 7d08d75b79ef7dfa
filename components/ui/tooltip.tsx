"use client";

import { Tooltip as Base } from "@base-ui/react/tooltip";
import type { ReactElement, ReactNode } from "react";
import { KeyHint } from "./key-hint";

/**
 * A word on what is under the pointer or the focus. `children` is that one element, focusable, with a name of its own: a tooltip is
 * never the only place where something is said.
 */
export function Tooltip({
  text,
  shortcut,
  side = "top",
  children,
}: {
  readonly text: ReactNode;
  readonly shortcut?: string | null;
  readonly side?: "top" | "bottom" | "left" | "right";
  readonly children: ReactElement;
}) {
  return (
    <Base.Root>
      <Base.Trigger delay={350} render={children} />
      <Base.Portal>
        <Base.Positioner side={side} sideOffset={6} className="z-60">
          <Base.Popup className="flex max-w-72 items-center gap-2 rounded-seal bg-ink px-2 py-1 text-paper text-xs transition-opacity duration-100 data-ending-style:opacity-0 data-starting-style:opacity-0 data-instant:duration-0">
            {text}
            {shortcut ? <KeyHint inherit>{shortcut}</KeyHint> : null}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}
