"use client";

import { useTranslations } from "next-intl";
import { DELIVERED_EVENTS } from "@/lib/webhooks/contract";

/** What an event tells, in words; one that has none, by its code. */
export function useEventName(): (event: string) => string {
  const t = useTranslations("admin.webhooks.event");
  return (event) => {
    const known = DELIVERED_EVENTS.find((one) => one === event);
    return known ? t(known) : event;
  };
}
