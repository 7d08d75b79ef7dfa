import type { ComponentProps, ReactNode } from "react";
import { cx } from "./cx";

/** Rows of 34 px under a header that stays; scrolls sideways by itself on narrow screens. The caption is for screen readers. */
export function Table({
  caption,
  children,
  className,
}: {
  readonly caption: string;
  readonly children: ReactNode;
  readonly className?: string;
}) {
  return (
    // Focusable, so that a keyboard can scroll it sideways.
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable
    <section aria-label={caption} tabIndex={0} className={cx("relative overflow-x-auto", className)}>
      <table className="w-full border-collapse text-left text-sm">
        <caption className="sr-only">{caption}</caption>
        {children}
      </table>
    </section>
  );
}

type CellProps = { readonly end?: boolean };

export const Th = ({ end = false, className, ...rest }: ComponentProps<"th"> & CellProps) => (
  <th
    scope="col"
    {...rest}
    className={cx(
      "sticky top-0 h-8 whitespace-nowrap border-ink border-b bg-paper px-2 font-medium text-ink-2 text-xs first:pl-0 last:pr-0",
      end && "text-right",
      className,
    )}
  />
);

/** `end`: right-aligned, for figures. */
export const Td = ({ end = false, className, ...rest }: ComponentProps<"td"> & CellProps) => (
  <td
    {...rest}
    className={cx(
      "h-[2.125rem] border-line border-b px-2 first:pl-0 last:pr-0",
      end && "figures text-right",
      className,
    )}
  />
);
