import { cx } from "./cx";

const WIDTH = 100;
const HEIGHT = 24;
const PAD = 2;

/**
 * The course of a figure in the width of a word, oldest first; the last point is marked. The figure itself stands beside it.
 * @param label what it says, in words; null where that stands beside it
 */
export function Sparkline({
  values,
  label,
  tone = "ink",
  className,
}: {
  /** null = no figure for that step: the line is interrupted. */
  readonly values: readonly (number | null)[];
  readonly label: string | null;
  readonly tone?: "ink" | "vermilion" | "amber" | "verdigris" | "indigo";
  readonly className?: string;
}) {
  const said = label === null ? { "aria-hidden": true } : { role: "img", "aria-label": label };
  const points = place(values);
  const last = points.findLast((point) => point !== null) ?? null;
  return (
    <span {...said} className={cx("inline-block h-5 w-20 align-middle", COLOR[tone], className)}>
      <svg
        aria-hidden="true"
        focusable="false"
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
        preserveAspectRatio="none"
        className="size-full overflow-visible"
        fill="none"
      >
        <path d={`M0 ${HEIGHT - 0.5}H${WIDTH}`} stroke="var(--line)" vectorEffect="non-scaling-stroke" />
        <path
          d={pathOf(points)}
          stroke="currentColor"
          strokeWidth="1.5"
          strokeLinejoin="round"
          strokeLinecap="round"
          vectorEffect="non-scaling-stroke"
        />
        {last ? (
          <path
            d={`M${last[0]} ${last[1]}h0`}
            stroke="currentColor"
            strokeWidth="5"
            strokeLinecap="round"
            vectorEffect="non-scaling-stroke"
          />
        ) : null}
      </svg>
    </span>
  );
}

const COLOR = {
  ink: "text-ink",
  vermilion: "text-vermilion",
  amber: "text-amber",
  verdigris: "text-verdigris",
  indigo: "text-indigo",
} as const;

type Point = readonly [x: number, y: number] | null;

/** From zero, or from the lowest value below it, to the highest: what is small must look small. */
function place(values: readonly (number | null)[]): readonly Point[] {
  const known = values.filter((value) => value !== null);
  const low = Math.min(0, ...known);
  const span = Math.max(0, ...known) - low || 1;
  const step = values.length > 1 ? WIDTH / (values.length - 1) : 0;
  return values.map((value, index) =>
    value === null ? null : [round(index * step), round(PAD + (1 - (value - low) / span) * (HEIGHT - 2 * PAD))],
  );
}

const round = (value: number): number => Math.round(value * 10) / 10;

const pathOf = (points: readonly Point[]): string =>
  points
    .map((point, index) => (point === null ? "" : `${points[index - 1] ? "L" : "M"}${point[0]} ${point[1]}`))
    .join("");
