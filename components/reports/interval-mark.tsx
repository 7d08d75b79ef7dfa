import { cx } from "@/components/ui/cx";
import type { Rate } from "@/lib/reports/contract";

/** A share on a line from 0 to 100 %: its interval a wash, itself a stroke of ink. The figures stand beside it. */
export function IntervalMark({ rate, className }: { readonly rate: Rate; readonly className?: string }) {
  const percent = (share: number) => `${Math.round(share * 1_000) / 10}%`;
  return (
    <span aria-hidden="true" className={cx("relative inline-block h-4 w-full", className)}>
      <span className="absolute inset-x-0 top-1/2 h-px bg-line" />
      <span className="absolute top-0 left-0 h-full w-px bg-line" />
      <span className="absolute top-0 right-0 h-full w-px bg-line" />
      <span
        className="absolute inset-y-1 bg-indigo/25"
        style={{ left: percent(rate.low), width: percent(rate.high - rate.low) }}
      />
      <span className="-ml-px absolute inset-y-0 w-0.5 bg-ink" style={{ left: percent(rate.value) }} />
    </span>
  );
}
