import { cx } from "./cx";

/**
 * `act`: the one thing this place is for. `approve` and `reject` are decisions. `plain`: anything else. `quiet`: inside text and
 * toolbars, without an edge.
 */
export type ButtonKind = "act" | "approve" | "reject" | "plain" | "quiet";

export const KIND: Record<ButtonKind, string> = {
  act: "border-indigo bg-indigo text-sheet not-data-disabled:hover:bg-ink not-data-disabled:hover:border-ink",
  approve: "border-verdigris bg-sheet text-verdigris not-data-disabled:hover:bg-verdigris-wash",
  reject: "border-vermilion bg-sheet text-vermilion not-data-disabled:hover:bg-vermilion-wash",
  plain: "border-edge bg-sheet text-ink not-data-disabled:hover:bg-sunk",
  quiet:
    "border-transparent bg-transparent text-ink-2 not-data-disabled:hover:bg-sunk not-data-disabled:hover:text-ink",
};

export const SIZE = {
  sm: "h-control-sm px-2 text-xs",
  md: "h-control px-3.5 text-sm",
  lg: "h-11 px-5 text-base",
} as const;

export type ButtonSize = keyof typeof SIZE;

/** The same face for a link: `<a className={buttonClass("plain")}>`. */
export const buttonClass = (kind: ButtonKind = "plain", size: ButtonSize = "md"): string =>
  cx("inline-flex items-center justify-center gap-2 rounded-seal border font-medium", KIND[kind], SIZE[size]);
