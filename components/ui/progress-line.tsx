import { cx } from "./cx";

/**
 * A thin line at the upper edge of what is being loaded or worked on. Previous data stays under it.
 * @param value 0–1, or null when the length of the work is unknown
 * @param label what is under way, in words
 */
export function ProgressLine({
  active,
  value = null,
  label,
  className,
}: {
  readonly active: boolean;
  readonly value?: number | null;
  readonly label: string;
  readonly className?: string;
}) {
  if (!active) return <div aria-hidden="true" className={cx("h-0.5", className)} />;
  const percent = value === null ? undefined : Math.round(Math.min(1, Math.max(0, value)) * 100);
  return (
    <div
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={percent}
      className={cx("h-0.5 overflow-hidden bg-line", className)}
    >
      <div
        className={cx(
          "h-full bg-indigo",
          percent === undefined ? "w-1/3 animate-run" : "transition-[width] duration-150",
        )}
        style={percent === undefined ? undefined : { width: `${percent}%` }}
      />
    </div>
  );
}
