import { z } from "zod";
import { isFirstOrder } from "./first-order";
import { amountsMinor, countMin, ratioMin } from "./params";
import { CLEAR, defineSignal, fired, unknown } from "./signal";

/**
 * High amount (高額) on a first order: many times what the shop usually sells for, or simply a lot. What is not a lot may still be much for
 * a shop of which no median is known. */
export const C23 = defineSignal({
  code: "C23",
  typology: "impersonation",
  action: "weight",
  points: 100,
  touchpoints: ["order.amount"],
  params: z.strictObject({ ratioMin: ratioMin(3), amountMinMinor: amountsMinor({ JPY: 50_000 }) }),
  read: (order, facts, params) => {
    const first = isFirstOrder(order, facts);
    if (first.known && !first.value) return CLEAR;
    const { amountTotal, currency } = order.input;
    const limit = params.amountMinMinor[currency];
    const median = facts.shop.known ? facts.shop.value.amountMedian : null;
    const times = median === null || median <= 0 ? 0 : amountTotal / median;
    const isMuch = (limit !== undefined && amountTotal >= limit) || times >= params.ratioMin;
    if (!isMuch && median !== null) return CLEAR;
    if (!isMuch) return unknown(facts.shop.known ? "no_reference_data" : facts.shop.why);
    if (!first.known) return unknown(first.why);
    return fired({
      amount: amountTotal,
      currency,
      amountMin: limit ?? 0,
      times: Math.round(times * 10) / 10,
      timesMin: params.ratioMin,
    });
  },
});

/** Quantity (大量): several of one article, on one line or on many. */
export const C24 = defineSignal({
  code: "C24",
  typology: "resale",
  action: "weight",
  points: 60,
  touchpoints: ["order.items"],
  params: z.strictObject({ quantityMin: countMin(3) }),
  read: (order, _facts, params) => {
    const { items } = order.input;
    if (items === undefined || items.length === 0) return unknown("not_sent");
    const units = new Map<string, number>();
    let most = 0;
    for (const { sku, name, quantity = 1 } of items) {
      const article = sku ?? name;
      const total = quantity + (article === undefined ? 0 : (units.get(article) ?? 0));
      if (article !== undefined) units.set(article, total);
      most = Math.max(most, total);
    }
    return most >= params.quantityMin ? fired({ quantity: most, quantityMin: params.quantityMin }) : CLEAR;
  },
});
