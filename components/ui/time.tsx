"use client";

import { useFormatter, useNow } from "next-intl";
import { DAY_MS } from "@/lib/shared/durations";
import { cx } from "./cx";

type Props = {
  readonly at: string | Date;
  /** How long ago it was, or will be; the instant itself on hover. What lies further back than a week stays a date. */
  readonly relative?: boolean;
  /** The day alone. */
  readonly day?: boolean;
  readonly className?: string;
};

const WEEK_MS = 7 * DAY_MS;
const TICK_MS = 30_000;

/** An instant by the clock of Japan: `2026/11/22 14:05`, in the calendar that the reader chose. */
export function Time({ at, relative = false, day = false, className }: Props) {
  const format = useFormatter();
  const instant = new Date(at);
  if (relative) return <Relative instant={instant} className={className} />;
  return (
    <time dateTime={instant.toISOString()} className={cx("figures whitespace-nowrap", className)}>
      {format.dateTime(instant, day ? "day" : "instant")}
    </time>
  );
}

/** 3 日前 as people write it: 3日前. */
const closed = (text: string): string => text.replace(/(\d) (?=\p{Script=Han})/u, "$1");

function Relative({ instant, className }: { readonly instant: Date; readonly className: string | undefined }) {
  const format = useFormatter();
  const now = useNow({ updateInterval: TICK_MS });
  const near = Math.abs(now.getTime() - instant.getTime()) < WEEK_MS;
  return (
    <time
      dateTime={instant.toISOString()}
      title={format.dateTime(instant, "instant")}
      className={cx("figures whitespace-nowrap", className)}
    >
      {near ? closed(format.relativeTime(instant, now)) : format.dateTime(instant, "day")}
    </time>
  );
}
