import { cx } from "./cx";

/** The face of what is filled in; apart from the fields themselves, for places that need no more than their look. */
export const controlClass = cx(
  "w-full rounded-seal border border-edge bg-sheet text-ellipsis px-2.5 text-ink placeholder:text-ink-3",
  "data-invalid:border-vermilion data-disabled:opacity-55 disabled:opacity-55",
);

/** Heights follow the density; `sm` stands in toolbars and rows. */
export const CONTROL_SIZE = { sm: "h-control-sm text-xs", md: "h-control text-sm" } as const;
export type ControlSize = keyof typeof CONTROL_SIZE;

/** A frame around a control shows its focus and its fault. */
export const WITHIN =
  "has-[:focus-visible]:outline-2 has-[:focus-visible]:outline-indigo has-[:focus-visible]:outline-offset-2 has-data-invalid:border-vermilion";
