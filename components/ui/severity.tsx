import { useTranslations } from "next-intl";
import { cx } from "./cx";

export const SEVERITIES = ["low", "medium", "high", "critical"] as const;
export type SeverityWord = (typeof SEVERITIES)[number];

const STROKES: Record<SeverityWord, number> = { low: 1, medium: 2, high: 3, critical: 4 };
const TONE: Record<SeverityWord, string> = {
  low: "text-severity-1",
  medium: "text-severity-2",
  high: "text-severity-3",
  critical: "text-severity-4",
};

/** How grave something is: counted in strokes (一 二 三), so that it reads without its colour; the gravest stands in a frame. */
export function Severity({
  level,
  label,
  bare = false,
  className,
}: {
  readonly level: SeverityWord;
  /** The word in the reader's language; ours when absent. */
  readonly label?: string;
  /** Strokes alone, where a column heading says what they are. The word stays for screen readers. */
  readonly bare?: boolean;
  readonly className?: string;
}) {
  const t = useTranslations("ui.severity");
  const strokes = Math.min(3, STROKES[level]);
  const framed = level === "critical";
  return (
    <span className={cx("inline-flex items-center gap-1.5 whitespace-nowrap text-xs", className)}>
      <svg aria-hidden="true" focusable="false" viewBox="0 0 16 16" className={cx("size-4 shrink-0", TONE[level])}>
        {framed ? <rect x="0.5" y="0.5" width="15" height="15" rx="1" fill="currentColor" /> : null}
        <g fill={framed ? "var(--sheet)" : "currentColor"}>
          {ROWS[strokes]?.map(([y, inset]) => (
            <path key={y} d={`M${2.5 + inset} ${y}l${11 - 2 * inset} -.5v2l-${11 - 2 * inset} .2z`} />
          ))}
        </g>
      </svg>
      <span className={cx(bare && "sr-only", level === "critical" && "font-semibold")}>{label ?? t(level)}</span>
    </span>
  );
}

/** Heights of one, two and three strokes, and how far each is drawn in, as in the characters. */
const ROWS: Readonly<Record<number, readonly (readonly [y: number, inset: number])[]>> = {
  1: [[7.4, 0]],
  2: [
    [4.6, 1.2],
    [10.4, 0],
  ],
  3: [
    [3.2, 0.5],
    [7.4, 1.5],
    [11.6, 0],
  ],
};
