"use client";

import { useTranslations } from "next-intl";
import { type KeyboardEvent, type ReactNode, useRef, useState } from "react";
import { cx } from "./cx";
import { useStored } from "./use-stored";

const STEP_PERCENT = 2;

const parseShare = (stored: unknown): number | null =>
  typeof stored === "number" && Number.isFinite(stored) && stored > 0 && stored < 100 ? stored : null;

/**
 * A list beside what is chosen from it. The line between them can be dragged, or moved by arrow keys; a double press puts it back. On
 * a small screen there is one pane at a time: `showing` says which.
 * @param share percent of the width for the list, at first
 */
export function SplitView({
  name,
  list,
  detail,
  showing,
  share = 34,
  least = 22,
  most = 60,
  className,
}: {
  /** Under which this browser remembers the line. */
  readonly name: string;
  readonly list: ReactNode;
  readonly detail: ReactNode;
  readonly showing: "list" | "detail";
  readonly share?: number;
  readonly least?: number;
  readonly most?: number;
  readonly className?: string;
}) {
  const t = useTranslations("ui.split");
  const [stored, remember] = useStored(`split.${name}`, parseShare);
  const [dragged, setDragged] = useState<number | null>(null);
  const frame = useRef<HTMLDivElement>(null);
  const clamp = (percent: number) => Math.round(Math.min(most, Math.max(least, percent)) * 10) / 10;
  const at = clamp(dragged ?? stored ?? share);

  const fromPointer = (clientX: number): number => {
    const box = frame.current?.getBoundingClientRect();
    return box && box.width > 0 ? clamp(((clientX - box.left) / box.width) * 100) : at;
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const target = { ArrowLeft: at - STEP_PERCENT, ArrowRight: at + STEP_PERCENT, Home: least, End: most }[event.key];
    if (target === undefined) return;
    event.preventDefault();
    remember(clamp(target));
  };
  return (
    <div ref={frame} className={cx("flex min-h-0", className)}>
      <div
        className={cx("min-h-0 min-w-0 max-lg:w-full! max-lg:flex-1", showing === "detail" && "max-lg:hidden")}
        style={{ width: `${at}%` }}
      >
        {list}
      </div>
      {/* biome-ignore lint/a11y/useSemanticElements: a separator that moves is no hr */}
      <div
        role="separator"
        aria-orientation="vertical"
        aria-label={t("handle")}
        aria-valuemin={least}
        aria-valuemax={most}
        aria-valuenow={Math.round(at)}
        tabIndex={0}
        onKeyDown={onKeyDown}
        onDoubleClick={() => remember(null)}
        onPointerDown={(event) => {
          event.currentTarget.setPointerCapture(event.pointerId);
          setDragged(at);
        }}
        onPointerMove={(event) => (dragged === null ? undefined : setDragged(fromPointer(event.clientX)))}
        onPointerUp={() => {
          if (dragged !== null) remember(dragged);
          setDragged(null);
        }}
        onPointerCancel={() => setDragged(null)}
        className={cx(
          "relative z-10 -mx-1 w-2 shrink-0 cursor-col-resize touch-none max-lg:hidden",
          "after:absolute after:inset-y-0 after:left-1/2 after:w-px after:bg-line hover:after:bg-indigo focus-visible:after:w-0.5 focus-visible:after:bg-indigo",
        )}
      />
      <div className={cx("min-h-0 min-w-0 flex-1", showing === "list" && "max-lg:hidden")}>{detail}</div>
    </div>
  );
}
