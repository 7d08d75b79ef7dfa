import type { QueueFilter } from "@/lib/review/contract";

/** What can't be a filter is taken for none. */
export function filterOf(shop: string | null, min: string | null): QueueFilter {
  const minScore = min === null || min === "" ? Number.NaN : Number(min);
  return {
    ...(shop ? { shop: shop.slice(0, 64) } : {}),
    ...(minScore >= 0 && minScore <= 1_000 ? { minScore } : {}),
  };
}
