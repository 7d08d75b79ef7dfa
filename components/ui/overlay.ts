import { cx } from "./cx";

/** The face of everything that lies over the page: one sheet of paper, an edge, a shadow. */
export const SURFACE = "rounded-seal border border-edge bg-sheet shadow-lift outline-none";

export const FADE = "transition-opacity duration-100 data-ending-style:opacity-0 data-starting-style:opacity-0";

export const BACKDROP = cx("fixed inset-0 z-40 bg-veil", FADE);

/** A row of a list that opens from a control. */
export const OPTION =
  "grid min-h-control-sm cursor-default grid-cols-[1rem_minmax(0,1fr)] items-center gap-x-2 py-1 pr-4 pl-2 text-sm outline-none select-none data-disabled:opacity-55 data-highlighted:bg-indigo-wash";

export const OPTION_LIST =
  "max-h-[min(22rem,var(--available-height))] overflow-y-auto overscroll-contain py-1 scroll-py-1";
