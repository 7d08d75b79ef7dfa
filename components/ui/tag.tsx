import type { ReactNode } from "react";
import { cx } from "./cx";

const TONE = {
  plain: "border-edge text-ink-2",
  act: "border-indigo text-indigo",
  good: "border-verdigris text-verdigris",
  warn: "border-amber text-amber",
  bad: "border-vermilion text-vermilion",
  /** Over, revoked, expired. */
  past: "border-line text-ink-3 line-through decoration-1",
} as const;

/** A short word about what it stands beside: a state, a class. Not a verdict; that is a `Seal`. */
export const Tag = ({
  tone = "plain",
  children,
  className,
}: {
  readonly tone?: keyof typeof TONE;
  readonly children: ReactNode;
  readonly className?: string;
}) => (
  <span
    className={cx(
      "inline-flex h-4.5 shrink-0 items-center gap-1 whitespace-nowrap rounded-seal border px-1.5 text-2xs leading-none",
      TONE[tone],
      className,
    )}
  >
    {children}
  </span>
);
