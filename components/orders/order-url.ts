import { OUTCOME_GROUPS, REVIEW_STATES, SEARCH_KINDS, SORTS, TEXT_CHARACTERS_MAX } from "@/lib/orders/client";
import type { OrderFilter } from "@/lib/orders/search-contract";
import { type UrlValues, urlChoice, urlNumber, urlText } from "@/lib/shared/url-state";
import { PAYMENT_METHODS, VERDICTS } from "@/lib/shared/vocabulary";

/** Absent: nothing is asked about it. */
export const ANY = "any";

const AMOUNT = { min: 0, max: 1_000_000_000_000 };

/** What is looked for, as the address says it. A link to it shows the same to a colleague. */
export const ORDER_URL = {
  q: urlText(TEXT_CHARACTERS_MAX),
  kind: urlChoice([ANY, ...SEARCH_KINDS]),
  value: urlText(TEXT_CHARACTERS_MAX),
  key: urlText(20),
  verdict: urlChoice([ANY, ...VERDICTS]),
  review: urlChoice([ANY, ...REVIEW_STATES]),
  outcome: urlChoice([ANY, ...OUTCOME_GROUPS]),
  shop: urlText(64),
  payment: urlChoice([ANY, ...PAYMENT_METHODS]),
  signal: urlText(3),
  from: urlText(10),
  to: urlText(10),
  min: urlNumber(AMOUNT),
  max: urlNumber(AMOUNT),
  sort: urlChoice(SORTS),
};
export type OrderUrl = UrlValues<typeof ORDER_URL>;

/** What is no filter of its own: everything else may be cleared at once. */
export const NO_FILTER = {
  verdict: undefined,
  review: undefined,
  outcome: undefined,
  payment: undefined,
  signal: undefined,
  from: undefined,
  to: undefined,
  min: undefined,
  max: undefined,
} as const;
export const NO_PIVOT = { kind: undefined, value: undefined, key: undefined } as const;

const DAY = /^\d{4}-\d{2}-\d{2}$/;
const isDay = (text: string): boolean => DAY.test(text) && !Number.isNaN(Date.parse(text));

/** The filter that an address asks for; what can't be read of it is left out. Equal filters look alike. */
export function filterOf(url: OrderUrl): OrderFilter {
  const { kind, value, key } = url;
  const pivoted = kind !== ANY && (/^-?\d{1,19}$/.test(key) || value.trim() !== "");
  const asked = {
    q: !pivoted && url.q.trim() !== "" ? url.q.trim() : undefined,
    ...(pivoted ? { kind, ...(/^-?\d{1,19}$/.test(key) ? { key } : { value: value.trim() }) } : {}),
    verdict: chosen(url.verdict),
    review: chosen(url.review),
    outcome: chosen(url.outcome),
    shop: url.shop || undefined,
    payment: chosen(url.payment),
    signal: /^[A-Z]\d\d$/.test(url.signal) ? url.signal : undefined,
    from: isDay(url.from) ? url.from : undefined,
    to: isDay(url.to) ? url.to : undefined,
    min: url.min === undefined ? undefined : Math.round(url.min),
    max: url.max === undefined ? undefined : Math.round(url.max),
    sort: url.sort === "newest" ? undefined : url.sort,
  };
  return Object.fromEntries(Object.entries(asked).filter(([, one]) => one !== undefined));
}

const chosen = <Word extends string>(word: Word): Exclude<Word, typeof ANY> | undefined =>
  word === ANY ? undefined : (word as Exclude<Word, typeof ANY>);

/** How many conditions narrow the orders, besides what is searched for and the shop of the whole console. */
export const conditionsIn = ({
  q: _,
  kind: __,
  value: ___,
  key: ____,
  shop: _____,
  sort: ______,
  ...rest
}: OrderFilter) => Object.keys(rest).length;
