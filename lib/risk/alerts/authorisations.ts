import { z } from "zod";
import { countMin, HOUR, share } from "../signals/params";
import type { Evidence } from "../signals/signal";
import { type AlertReading, CLEAR, defineAlert, fired, type GroupOrder, percent, unknown } from "./alert";
import { lookBackHours } from "./params";

/** An order and the authorisations that were tried for it. */
export type AuthOrder = GroupOrder & { readonly attempts: number; readonly failed: number };

/** `orders`: those with an authorisation that failed. `others`: card orders beside them, each at least one authorisation. */
export type ShopAuthorisations = {
  readonly orders: readonly AuthOrder[];
  readonly others: { readonly short: number; readonly long: number };
};

/**
 * Card testing at a shop (クレジットマスター): authorisations fail by the dozen, and most of all that are tried, in an hour or in a day.
 * Fewer attempts than `failuresMin` can't tell.
 */
export const C19 = defineAlert({
  code: "C19",
  typology: "impersonation",
  subject: "shop",
  params: z.strictObject({
    shortHours: lookBackHours(1),
    longHours: lookBackHours(24),
    failuresMin: countMin(80),
    failingShareMin: share(0.8),
  }),
  read: ({ orders, others }: ShopAuthorisations, params) => {
    const windows = [
      { hours: params.shortHours, beside: others.short },
      { hours: params.longHours, beside: others.long },
    ];
    let attemptsMost = 0;
    for (const { hours, beside } of windows) {
      const within = orders.filter(({ ago }) => ago <= hours * HOUR);
      const failed = sum(within, "failed");
      const attempts = sum(within, "attempts") + beside;
      attemptsMost = Math.max(attemptsMost, attempts);
      if (failed < params.failuresMin || failed < attempts * params.failingShareMin) continue;
      return fired(authEvidence({ failed, attempts, hours }, params.failingShareMin), within);
    }
    return few(attemptsMost, params.failuresMin);
  },
});

/** BIN concentration (同一BINの集中): cards that begin with the same digits are tried one after the other, and half of them fail. */
export const C20 = defineAlert({
  code: "C20",
  typology: "impersonation",
  subject: "bin",
  params: z.strictObject({
    windowHours: lookBackHours(1),
    attemptsMin: countMin(10),
    failingShareMin: share(0.5),
  }),
  read: ({ orders }: { readonly orders: readonly AuthOrder[] }, params) => {
    const within = orders.filter(({ ago }) => ago <= params.windowHours * HOUR);
    const attempts = sum(within, "attempts");
    if (attempts < params.attemptsMin) return few(attempts, params.attemptsMin);
    const failed = sum(within, "failed");
    if (failed < attempts * params.failingShareMin) return CLEAR;
    return fired(authEvidence({ failed, attempts, hours: params.windowHours }, params.failingShareMin), within);
  },
});

type Counted = { readonly failed: number; readonly attempts: number; readonly hours: number };

function authEvidence({ failed, attempts, hours }: Counted, shareMin: number): Evidence {
  const measured = { measured: percent(failed / attempts), threshold: percent(shareMin) };
  return { ...measured, failed, attempts, windowHours: hours };
}

function few(attempts: number, least: number): AlertReading {
  if (attempts === 0) return unknown("not_sent");
  return attempts < least ? unknown("too_few") : CLEAR;
}

function sum(orders: readonly AuthOrder[], what: "attempts" | "failed"): number {
  return orders.reduce((total, order) => total + order[what], 0);
}
