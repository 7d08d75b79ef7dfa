"use client";

import { useTranslations } from "next-intl";

/** What came back, in words: the status, or why none did; null = not tried yet. */
export function useDeliveryError(): (status: number | null, error: string | null) => string | null {
  const t = useTranslations("admin.webhooks.log");
  return (status, error) => {
    if (status !== null) return t("attempt", { status: String(status) });
    if (error === null) return null;
    return t.has(`error.${error}`) ? t(`error.${error}`) : error;
  };
}
