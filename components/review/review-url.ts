import { z } from "zod";
import { type QueueFilter, queueFilter } from "@/lib/review/filter-contract";

/** What is looked at, as the address says it: the filter of the queue, and one case of it. */
export const REVIEW_URL = z.object({ ...queueFilter.shape, case: z.uuid().optional() });
export type ReviewUrl = z.infer<typeof REVIEW_URL>;

/** The filter alone, without what is not asked for: equal filters look alike. */
export function filterOf({ case: _, ...filter }: ReviewUrl): QueueFilter {
  return Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== undefined));
}

/** A change of the address that makes `filter` the whole filter, and keeps the shop, which is chosen for the whole console. */
export function wholly(filter: QueueFilter): Partial<ReviewUrl> {
  const { shop: _, ...none } = Object.fromEntries(Object.keys(queueFilter.shape).map((name) => [name, undefined]));
  return { ...none, ...filter, case: undefined };
}

/** Whether something is left out of the queue by more than its shop and order. */
export const isNarrowed = ({ shop: _, sort: __, ...filter }: QueueFilter): boolean =>
  Object.values(filter).some((value) => value !== undefined);
