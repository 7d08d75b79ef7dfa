import type { ReactNode } from "react";
import { cx } from "./cx";

/** Rows parted by hairlines, without boxes. */
export function HairlineList({
  children,
  label,
  ordered = false,
  className,
}: {
  readonly children: ReactNode;
  readonly label?: string;
  readonly ordered?: boolean;
  readonly className?: string;
}) {
  const Tag = ordered ? "ol" : "ul";
  return (
    <Tag aria-label={label} className={cx("divide-y divide-line border-line border-y", className)}>
      {children}
    </Tag>
  );
}

/** One row: at least 34 px high, the chosen one marked by an ink edge and not by colour alone (`aria-current`). */
export function HairlineItem({
  children,
  current = false,
  className,
}: {
  readonly children: ReactNode;
  readonly current?: boolean;
  readonly className?: string;
}) {
  return (
    <li
      aria-current={current ? "true" : undefined}
      className={cx(
        "relative min-h-[2.125rem]",
        current && "bg-indigo-wash before:absolute before:inset-y-0 before:left-0 before:w-0.5 before:bg-indigo",
        className,
      )}
    >
      {children}
    </li>
  );
}

/** Names and values under one another: what an order says of its buyer, its ship-to, its payment. */
export function Facts({ children, className }: { readonly children: ReactNode; readonly className?: string }) {
  return <dl className={cx("grid grid-cols-[max-content_1fr] gap-x-4 gap-y-1 text-sm", className)}>{children}</dl>;
}

/** A value that was not sent reads "—", never an empty place. */
export function Fact({ name, children }: { readonly name: ReactNode; readonly children: ReactNode }) {
  const absent = children === null || children === undefined || children === "";
  return (
    <>
      <dt className="text-ink-3">{name}</dt>
      <dd className="min-w-0">{absent ? <span className="text-ink-3">—</span> : children}</dd>
    </>
  );
}
