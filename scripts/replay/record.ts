import type { Verdict } from "@/lib/shared/vocabulary";

/** What is kept of one screened order. */
export type OrderRecord = {
  readonly externalOrderId: string;
  /** Epoch milliseconds. */
  readonly at: number;
  /** Minor units of `currency`. */
  readonly amount: number;
  readonly currency: string;
  /** Whose payments these are, for card precision: the card's token, else the member. */
  readonly card: string | null;
  /** Lanes the order and its events run in. */
  readonly keys: readonly string[];
  verdict: Verdict | null;
  /** 0–1000. */
  riskScore: number;
  signals: readonly string[];
  rules: readonly string[];
  /** What was confirmed by the end; fraud outweighs a genuine sign such as a payment. */
  label: "fraud" | "genuine" | null;
};

/** A record whose screening was answered. */
export type ScreenedRecord = OrderRecord & { readonly verdict: Verdict };

export const isScreened = (record: OrderRecord): record is ScreenedRecord => record.verdict !== null;
