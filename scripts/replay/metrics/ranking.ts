/** A score and the truth about what it was given to. */
export type Scored = { readonly score: number; readonly positive: boolean };

/** Groups of equal scores, highest first: how many stand in each, and how many of them are positive. */
function* ties(scored: readonly Scored[]): Generator<{ readonly n: number; readonly positives: number }, void> {
  const ranked = scored.toSorted((a, b) => b.score - a.score);
  let n = 0;
  let positives = 0;
  for (const [index, { score, positive }] of ranked.entries()) {
    n += 1;
    if (positive) positives += 1;
    if (ranked[index + 1]?.score === score) continue;
    yield { n, positives };
    n = 0;
    positives = 0;
  }
}

const positivesOf = (scored: readonly Scored[]): number => scored.filter(({ positive }) => positive).length;

/**
 * Area under the ROC curve: how often a positive scores above a negative, ties counting half (Mann-Whitney). 0–1; null where one of
 * the two is missing. O(n log n).
 */
export function rocAuc(scored: readonly Scored[]): number | null {
  const positives = positivesOf(scored);
  const negatives = scored.length - positives;
  if (positives === 0 || negatives === 0) return null;
  let won = 0;
  let negativesBelow = negatives;
  for (const group of ties(scored)) {
    const tied = group.n - group.positives;
    negativesBelow -= tied;
    won += group.positives * (negativesBelow + tied / 2);
  }
  return won / (positives * negatives);
}

/**
 * Average precision: precision at every threshold, weighted by the recall gained there, without interpolation. 0–1; null without a
 * positive. O(n log n).
 */
export function averagePrecision(scored: readonly Scored[]): number | null {
  const positives = positivesOf(scored);
  if (positives === 0) return null;
  let seen = 0;
  let found = 0;
  let sum = 0;
  for (const group of ties(scored)) {
    seen += group.n;
    found += group.positives;
    sum += (group.positives / positives) * (found / seen);
  }
  return sum;
}
