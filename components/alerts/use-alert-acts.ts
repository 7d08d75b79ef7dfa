"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useReaderLocale } from "@/components/shell/use-reader-locale";
import { useAnnounce } from "@/components/ui/live-region";
import { useToast } from "@/components/ui/toast";
import { acknowledge, alertKeys, type CloseReason, close, reopen } from "@/lib/alerts/client";
import type { Alert } from "@/lib/alerts/contract";
import { ConsoleProblem } from "@/lib/shared/ask-console";

/** What a person does to an alert: said aloud when it is done, and why when it was refused. */
export function useAlertActs(alert: Alert) {
  const t = useTranslations("alerts");
  const locale = useReaderLocale();
  const queries = useQueryClient();
  const announce = useAnnounce();
  const { show } = useToast();
  const [busy, setBusy] = useState(false);
  const { alertId: id, revision } = alert;

  const act = async (ask: () => Promise<Alert>, done: string, failed: string): Promise<boolean> => {
    setBusy(true);
    try {
      await ask();
      announce(done);
      show({ title: done, tone: "good" });
      return true;
    } catch (error) {
      const detail = error instanceof ConsoleProblem ? (error.errors[0]?.message ?? error.detail) : "";
      show({ title: failed, description: detail, tone: "bad" });
      return false;
    } finally {
      await queries.invalidateQueries({ queryKey: alertKeys.all });
      setBusy(false);
    }
  };
  return {
    busy,
    acknowledge: () =>
      act(() => acknowledge(locale, id, { revision }), t("act.acknowledged"), t("failure.acknowledge")),
    close: (reason: CloseReason, note: string) =>
      act(() => close(locale, id, { revision, reason, note }), t("act.closed"), t("failure.close")),
    reopen: () => act(() => reopen(locale, id, revision), t("act.reopened"), t("failure.reopen")),
  };
}
