import type { QueueFilter } from "@/lib/review/filter-contract";
import {
  AMOUNT_MAX,
  DUE_WORDS,
  PRINTABLE,
  QUERY_CHARACTERS_MAX,
  QUEUE_SORTS,
  REASON,
  SCORE_MAX,
  SHOP_CHARACTERS_MAX,
  STATE_WORDS,
  WHO_WORDS,
} from "@/lib/review/filter-words";
import { type UrlValues, urlMatch, urlNumber, urlWord } from "@/lib/shared/url-state";

const AMOUNT = { min: 0, max: AMOUNT_MAX, whole: true };
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$|^0{8}(-0{4}){3}-0{12}$/i;

/** The filter of the queue as the address says it; the API takes whatever is read here. */
const FILTER_URL = {
  shop: urlMatch(PRINTABLE, SHOP_CHARACTERS_MAX),
  minScore: urlNumber({ min: 0, max: SCORE_MAX }),
  minAmount: urlNumber(AMOUNT),
  maxAmount: urlNumber(AMOUNT),
  reason: urlMatch(REASON),
  due: urlWord(DUE_WORDS),
  who: urlWord(WHO_WORDS),
  state: urlWord(STATE_WORDS),
  q: urlMatch(PRINTABLE, QUERY_CHARACTERS_MAX),
  sort: urlWord(QUEUE_SORTS),
} as const;

/** What is looked at: the filter, and one case. */
export const REVIEW_URL = { ...FILTER_URL, case: urlMatch(UUID, 36) } as const;
export type ReviewUrl = UrlValues<typeof REVIEW_URL>;

/** The filter alone, without what is not asked for: equal filters look alike. */
export function filterOf({ case: _, ...filter }: ReviewUrl): QueueFilter {
  return Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== undefined));
}

/** A change of the address that makes `filter` the whole filter, and keeps the shop, which is chosen for the whole console. */
export function wholly(filter: QueueFilter): Partial<ReviewUrl> {
  const { shop: _, ...none } = Object.fromEntries(Object.keys(FILTER_URL).map((name) => [name, undefined]));
  return { ...none, ...filter, case: undefined };
}

/** Whether something is left out of the queue by more than its shop and order. */
export const isNarrowed = ({ shop: _, sort: __, ...filter }: QueueFilter): boolean =>
  Object.values(filter).some((value) => value !== undefined);
