"use client";

import { useFormatter } from "next-intl";
import { cx } from "./cx";

type Props = { readonly at: string | Date; readonly className?: string };

/** An instant by the clock of Japan: `2026/11/22 14:05`. */
export function Time({ at, className }: Props) {
  const format = useFormatter();
  const instant = new Date(at);
  return (
    <time dateTime={instant.toISOString()} className={cx("figures whitespace-nowrap", className)}>
      {format.dateTime(instant, "instant")}
    </time>
  );
}
