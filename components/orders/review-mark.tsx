"use client";

import { useTranslations } from "next-intl";
import { Seal } from "@/components/ui/seal";
import type { ListedOrder } from "@/lib/orders/search-contract";

/** A person's word on an order, that one is waited for, or that none was needed. */
export function ReviewMark({ review }: { readonly review: ListedOrder["review"] }) {
  const t = useTranslations("orders.review");
  if (review === null) return <span className="text-ink-3">—</span>;
  if (review === "pending") return <span className="font-semibold text-amber text-xs">{t("pending")}</span>;
  return <Seal word={review} />;
}
