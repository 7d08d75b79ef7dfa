"use client";

import { createContext, type ReactNode, useContext, useState } from "react";
import { late, useLate } from "./late";
import { ToastBoard } from "./toast-board";

const layer = late(() => import("./toast-layer").then((loaded) => loaded.ToastLayer));

const Board = createContext<Pick<ToastBoard, "show" | "dismiss">>({ show: () => "", dismiss: () => undefined });

/** `const { show, dismiss } = useToast()`. `show` answers an id; faults are announced at once, the rest when there is a pause. */
export const useToast = () => useContext(Board);

/** Holds the toasts of a page; the console's shell has one. */
export function ToastProvider({
  children,
  label,
  dismissLabel,
}: {
  readonly children: ReactNode;
  /** What the place is called where they are shown. */
  readonly label: string;
  readonly dismissLabel: string;
}) {
  const [board] = useState(() => new ToastBoard(() => void layer.load()));
  const Layer = useLate(layer);
  return (
    <Board value={board}>
      {children}
      {Layer ? <Layer board={board} label={label} dismissLabel={dismissLabel} /> : null}
    </Board>
  );
}
