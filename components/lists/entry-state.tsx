"use client";

import { useTranslations } from "next-intl";
import { Tag } from "@/components/ui/tag";
import type { EntryState } from "@/lib/lists/client";

const TONE = { expiring: "warn", expired: "past", released: "past" } as const;

/** Where an entry stands. What simply counts is the ordinary case, and quiet. */
export function EntryStateTag({ state }: { readonly state: EntryState }) {
  const t = useTranslations("lists.state");
  if (state === "in_force") return <span className="text-ink-2 text-xs">{t(state)}</span>;
  return <Tag tone={TONE[state]}>{t(state)}</Tag>;
}
