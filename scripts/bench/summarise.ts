import { median } from "../replay/metrics/quantile";
import type { Load } from "./load";

export type Kind = "floor" | "screen";
export type Cell = {
  readonly kind: Kind;
  readonly connections: number;
  readonly load: Load;
  /** Processor time per request; null where the system does not tell. */
  readonly cpuMs: { readonly node: number | null; readonly postgres: number | null };
};

export type Line = {
  readonly bench: Kind | "ratio";
  readonly connections: number;
  readonly [figure: string]: string | number | null;
};

export const rounded = (value: number | null, digits = 1): number | null =>
  value === null ? null : Number(value.toFixed(digits));

/**
 * Medians over the rounds per kind and number of connections, and the ratio of screen to floor: the median of each round's own
 * ratio, since both of a round met the same machine.
 */
export function summarise(cells: readonly Cell[], kinds: readonly Kind[], connections: readonly number[]): Line[] {
  return connections.flatMap((count) => {
    const of = (kind: Kind) => cells.filter((cell) => cell.kind === kind && cell.connections === count);
    const lines = kinds.map((kind) => figures(kind, count, of(kind)));
    const [floor, screen] = [of("floor"), of("screen")];
    if (floor.length === 0 || screen.length === 0) return lines;
    const ratios = screen.map((cell, round) => cell.load.perSecond / (floor[round]?.load.perSecond ?? Number.NaN));
    return [...lines, { bench: "ratio" as const, connections: count, screenToFloor: rounded(median(ratios), 3) }];
  });
}

function figures(kind: Kind, connections: number, cells: readonly Cell[]): Line {
  const of = (figure: (load: Load) => number | null) =>
    rounded(median(cells.flatMap((cell) => figure(cell.load) ?? [])));
  const failure = cells.find((cell) => cell.load.firstFailure !== null)?.load.firstFailure;
  const rates = cells.map((cell) => cell.load.perSecond);
  return {
    bench: kind,
    connections,
    perSecond: of((load) => load.perSecond),
    perSecondMin: rounded(Math.min(...rates)),
    perSecondMax: rounded(Math.max(...rates)),
    p50Ms: of((load) => load.p50Ms),
    p99Ms: of((load) => load.p99Ms),
    nodeCpuMs: rounded(median(cells.flatMap((cell) => cell.cpuMs.node ?? [])), 2),
    postgresCpuMs: rounded(median(cells.flatMap((cell) => cell.cpuMs.postgres ?? [])), 2),
    rounds: cells.length,
    requests: cells.reduce((sum, cell) => sum + cell.load.requests, 0),
    failures: cells.reduce((sum, cell) => sum + cell.load.failures, 0),
    ...(failure ? { firstFailure: failure } : {}),
  };
}
