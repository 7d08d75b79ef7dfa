"use client";

import { Toast as Base } from "@base-ui/react/toast";
import { X } from "lucide-react";
import { type ReactNode, useCallback } from "react";
import { cx } from "./cx";

export type ToastTone = "plain" | "good" | "warn" | "bad";
export type ToastMessage = {
  readonly title: string;
  readonly description?: string;
  readonly tone?: ToastTone;
  /** An undo, for instance. */
  readonly action?: { readonly label: string; readonly onPress: () => void };
  /** Milliseconds it stays; 0 = until dismissed. Faults stay by default. */
  readonly timeoutMs?: number;
};

const EDGE: Record<ToastTone, string> = {
  plain: "border-l-ink",
  good: "border-l-verdigris",
  warn: "border-l-amber",
  bad: "border-l-vermilion",
};
const isTone = (value: unknown): value is ToastTone => typeof value === "string" && value in EDGE;

/** `const { show, dismiss } = useToast()`. `show` answers an id; faults are announced at once, the rest when there is a pause. */
export function useToast() {
  const manager = Base.useToastManager();
  const show = useCallback(
    (message: ToastMessage): string => {
      const tone = message.tone ?? "plain";
      return manager.add({
        title: message.title,
        type: tone,
        timeout: message.timeoutMs ?? (tone === "bad" ? 0 : 6_000),
        priority: tone === "bad" ? "high" : "low",
        ...(message.description ? { description: message.description } : {}),
        ...(message.action ? { actionProps: { children: message.action.label, onClick: message.action.onPress } } : {}),
      });
    },
    [manager.add],
  );
  return { show, dismiss: manager.close };
}

function Toasts({ dismissLabel }: { readonly dismissLabel: string }) {
  const { toasts } = Base.useToastManager();
  return toasts.map((toast) => (
    <Base.Root
      key={toast.id}
      toast={toast}
      className={cx(
        "w-full rounded-seal border border-line border-l-4 bg-sheet shadow-lift outline-none",
        "transition-opacity duration-100 data-ending-style:opacity-0 data-starting-style:opacity-0",
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
          className="grid size-7 shrink-0 place-items-center rounded-seal text-ink-3 hover:bg-sunk hover:text-ink"
        >
          <X aria-hidden="true" size={14} />
        </Base.Close>
      </Base.Content>
    </Base.Root>
  ));
}

/** Holds the toasts of a page; the console's shell has one. */
export function ToastProvider({
  children,
  dismissLabel,
}: {
  readonly children: ReactNode;
  readonly dismissLabel: string;
}) {
  return (
    <Base.Provider limit={3}>
      {children}
      <Base.Portal>
        <Base.Viewport className="fixed left-4 z-50 max-lg:top-14 lg:bottom-14 flex w-[min(24rem,calc(100vw-2rem))] flex-col gap-2 outline-none">
          <Toasts dismissLabel={dismissLabel} />
        </Base.Viewport>
      </Base.Portal>
    </Base.Provider>
  );
}
