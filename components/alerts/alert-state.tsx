"use client";

import { useTranslations } from "next-intl";
import { Tag } from "@/components/ui/tag";
import type { AlertState } from "@/lib/alerts/client";
import type { Alert } from "@/lib/alerts/contract";

const TONE = { open: "warn", acknowledged: "act", closed: "plain" } as const satisfies Record<AlertState, string>;

/** Whether somebody sees to it. */
export function AlertStateTag({ state }: Pick<Alert, "state">) {
  const t = useTranslations("alerts.state");
  return <Tag tone={TONE[state]}>{t(state)}</Tag>;
}
