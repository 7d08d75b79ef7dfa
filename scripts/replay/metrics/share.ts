import { wilson } from "@/lib/reports/wilson";

/** A share with what it rests on and its 95 % Wilson interval. */
export type Share = {
  readonly hits: number;
  readonly n: number;
  readonly value: number;
  readonly low: number;
  readonly high: number;
};

/** Null when nothing was observed. */
export function shareOf(hits: number, n: number): Share | null {
  const interval = wilson(hits, n);
  return interval && { hits, n, value: hits / n, ...interval };
}
