export type Interval = { readonly low: number; readonly high: number };

/** 97.5th percentile of the standard normal distribution: two-sided 95 %. */
const Z = 1.959963984540054;

/**
 * 95 % score interval of a share after Wilson (1927), without continuity correction; both ends lie in 0–1. Unlike the textbook
 * interval it stays honest for few observations and for shares near 0 or 1. Null when nothing was observed. Throws a RangeError
 * on counts that can't be: negative, fractional, or more hits than observations.
 */
export function wilson(hits: number, n: number): Interval | null {
  if (!Number.isSafeInteger(hits) || !Number.isSafeInteger(n) || hits < 0 || hits > n) {
    throw new RangeError(`not a share: ${hits} of ${n}`);
  }
  if (n === 0) return null;
  const share = hits / n;
  const spread = 1 + Z ** 2 / n;
  const centre = (share + Z ** 2 / (2 * n)) / spread;
  const half = (Z / spread) * Math.sqrt((share * (1 - share)) / n + Z ** 2 / (4 * n ** 2));
  // At the borders the algebra gives exactly 0 or 1; floating point may miss it by an ulp.
  return {
    low: hits === 0 ? 0 : Math.max(0, centre - half),
    high: hits === n ? 1 : Math.min(1, centre + half),
  };
}
