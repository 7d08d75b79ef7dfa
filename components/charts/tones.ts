import type { ChartTone } from "./chart-model";

/** Colour, edge where a bar is not solid, and the wash of an interval. Weight tells tones apart without colour. */
export const TONES: Readonly<
  Record<ChartTone, { readonly color: string; readonly edge?: string; readonly wash: string }>
> = {
  ink: { color: "var(--ink)", wash: washOf("--indigo") },
  quiet: { color: "var(--sunk)", edge: "var(--edge)", wash: washOf("--edge") },
  vermilion: { color: "var(--vermilion)", wash: washOf("--vermilion") },
  amber: { color: "var(--amber-wash)", edge: "var(--amber)", wash: washOf("--amber") },
  verdigris: { color: "var(--verdigris)", wash: washOf("--verdigris") },
  indigo: { color: "var(--indigo)", wash: washOf("--indigo") },
};

/** A line is drawn in its edge where its bars would be hollow. */
export const lineColor = (tone: ChartTone): string => TONES[tone].edge ?? TONES[tone].color;

function washOf(name: string): string {
  return `color-mix(in srgb, var(${name}) 20%, transparent)`;
}
