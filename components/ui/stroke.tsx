import { cx } from "./cx";

const TONE = {
  ink: "text-ink",
  vermilion: "text-vermilion",
  amber: "text-amber",
  verdigris: "text-verdigris",
  indigo: "text-indigo",
} as const;

/** A brush set down firmly on the left and lifted on the right; drawn in a box of 100 × 8. */
const BRUSH =
  "M0 3.4C1.2 1.4 4 .9 9 1.1 30 1.8 62 1.5 84 2.3c7 .3 12 .9 16 2-5 .8-10 1.2-17 1.4-24 .8-52 .6-74 1.2C4 7.1 1 6.4 0 3.4Z";

/**
 * Strength of evidence: the length of an ink stroke on a hairline, not a colour.
 * @param strength 0–1; outside is cut off
 * @param label what it says in words, for those who don't see it; null where the figure stands beside it
 */
export function Stroke({
  strength,
  label,
  tone = "ink",
  className,
}: {
  readonly strength: number;
  readonly label: string | null;
  readonly tone?: keyof typeof TONE;
  readonly className?: string;
}) {
  const length = Math.round(Math.min(1, Math.max(0, strength)) * 1000) / 10;
  const said = label === null ? { "aria-hidden": true } : { role: "img", "aria-label": label };
  return (
    <span {...said} className={cx("relative inline-block h-2.5 w-24 align-middle", TONE[tone], className)}>
      <span className="absolute inset-x-0 top-1/2 h-px bg-line" />
      <svg
        aria-hidden="true"
        focusable="false"
        viewBox="0 0 100 8"
        preserveAspectRatio="none"
        className="absolute inset-y-0 left-0 h-full"
        width={`${length}%`}
      >
        <path d={BRUSH} fill="currentColor" />
      </svg>
    </span>
  );
}
