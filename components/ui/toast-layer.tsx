"use client";

import { Toast as Base } from "@base-ui/react/toast";
import { X } from "lucide-react";
import { useEffect } from "react";
import { cx } from "./cx";
import type { ToastBoard, ToastMessage, ToastTone } from "./toast-board";

const EDGE: Record<ToastTone, string> = {
  plain: "border-l-ink",
  good: "border-l-verdigris",
  warn: "border-l-amber",
  bad: "border-l-vermilion",
};
/** Who decides fast must still see the list: the newest few, and those before them as these are dealt with. */
const TOASTS_SHOWN = 3;
const isTone = (value: unknown): value is ToastTone => typeof value === "string" && value in EDGE;

/** Where toasts are shown. Comes after the page: until then the board keeps them. */
export function ToastLayer({
  board,
  label,
  dismissLabel,
}: {
  readonly board: ToastBoard;
  readonly label: string;
  readonly dismissLabel: string;
}) {
  return (
    <Base.Provider limit={TOASTS_SHOWN}>
      <Base.Portal>
        <Base.Viewport
          aria-label={label}
          className="fixed left-4 z-50 max-lg:top-14 lg:bottom-14 flex w-[min(24rem,calc(100vw-2rem))] flex-col gap-2 outline-none"
        >
          <Toasts board={board} dismissLabel={dismissLabel} />
        </Base.Viewport>
      </Base.Portal>
    </Base.Provider>
  );
}

function Toasts({ board, dismissLabel }: { readonly board: ToastBoard; readonly dismissLabel: string }) {
  const { toasts, add, close } = Base.useToastManager();
  useEffect(
    () => board.attach({ add: (id, message) => void add({ id, ...optionsOf(message) }), close }),
    [board, add, close],
  );
  return toasts.map((toast) => (
    <Base.Root
      key={toast.id}
      toast={toast}
      // The library hides faults, whose copy is announced at once, but their buttons can be reached: they are shown to everybody, and
      // not announced a second time.
      aria-hidden={false}
      {...(toast.priority === "high" ? { "aria-live": "off" } : {})}
      className={cx(
        "w-full rounded-seal border border-line border-l-4 bg-sheet shadow-lift outline-none",
        "transition-opacity duration-100 data-limited:hidden data-ending-style:opacity-0 data-starting-style:opacity-0",
        EDGE[isTone(toast.type) ? toast.type : "plain"],
      )}
    >
      <Base.Content className="flex items-start gap-3 py-3 pr-2 pl-4">
        <div className="min-w-0 flex-1">
          <Base.Title className="font-medium text-sm" />
          <Base.Description className="text-ink-2 text-sm" />
        </div>
        <Base.Action className="h-7 shrink-0 rounded-seal border border-edge px-2 text-indigo text-xs hover:bg-indigo-wash" />
        <Base.Close
          aria-label={dismissLabel}
          aria-hidden={false}
          className="grid size-7 shrink-0 place-items-center rounded-seal text-ink-3 hover:bg-sunk hover:text-ink"
        >
          <X aria-hidden="true" size={14} />
        </Base.Close>
      </Base.Content>
    </Base.Root>
  ));
}

function optionsOf({ title, description, tone = "plain", action, timeoutMs }: ToastMessage) {
  return {
    title,
    type: tone,
    timeout: timeoutMs ?? (tone === "bad" ? 0 : 6_000),
    priority: tone === "bad" ? ("high" as const) : ("low" as const),
    ...(description ? { description } : {}),
    ...(action ? { actionProps: { children: action.label, onClick: action.onPress } } : {}),
  };
}
