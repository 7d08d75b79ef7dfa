"use client";

import { useTranslations } from "next-intl";

type Count = { readonly orders: number; readonly more: boolean };

/** A number of orders in words; beyond what is counted, "at least". */
export function useCountText(): (count: Count) => string {
  const t = useTranslations("orders.count");
  return ({ orders, more }) => t(more ? "atLeast" : "exact", { count: orders });
}
