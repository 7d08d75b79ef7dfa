import { createHash } from "node:crypto";

export type CardPayment = {
  /** Calendar day; days are taken in the order of their names. */
  readonly day: string;
  readonly card: string;
  readonly score: number;
  readonly fraud: boolean;
};

/**
 * Card precision at `top` (Fraud Detection Handbook): each day the cards are ranked by their highest score, and the share of cards
 * with fraud that day among the first `top` is taken; cards found that way are left out of later days. The mean over the days, 0–1;
 * null without a day. Equal scores are ranked by a hash of the card, which knows nothing of fraud.
 */
export function cardPrecision(payments: readonly CardPayment[], top: number): number | null {
  const found = new Set<string>();
  const days = byDay(payments);
  if (days.size === 0) return null;
  let sum = 0;
  for (const day of [...days.keys()].toSorted()) {
    const cards = cardsOf(days.get(day) ?? [], found);
    const first = cards.toSorted((a, b) => b.score - a.score || (tieBreak(a.card) < tieBreak(b.card) ? -1 : 1));
    const caught = first.slice(0, top).filter((card) => card.fraud);
    for (const { card } of caught) found.add(card);
    sum += caught.length / top;
  }
  return sum / days.size;
}

function byDay(payments: readonly CardPayment[]): Map<string, CardPayment[]> {
  const days = new Map<string, CardPayment[]>();
  for (const payment of payments) {
    const day = days.get(payment.day);
    if (day) day.push(payment);
    else days.set(payment.day, [payment]);
  }
  return days;
}

function cardsOf(payments: readonly CardPayment[], found: ReadonlySet<string>) {
  const cards = new Map<string, { readonly card: string; score: number; fraud: boolean }>();
  for (const { card, score, fraud } of payments) {
    if (found.has(card)) continue;
    const known = cards.get(card);
    if (known) {
      known.score = Math.max(known.score, score);
      known.fraud ||= fraud;
    } else cards.set(card, { card, score, fraud });
  }
  return [...cards.values()];
}

const tieBreak = (card: string): string => createHash("sha256").update(card).digest("hex");
