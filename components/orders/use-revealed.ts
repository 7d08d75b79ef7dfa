"use client";

import { useTranslations } from "next-intl";
import { useCallback, useState } from "react";
import { useReaderLocale } from "@/components/shell/use-reader-locale";
import { useAnnounce } from "@/components/ui/live-region";
import { useToast } from "@/components/ui/toast";
import { revealBuyer } from "@/lib/orders/client";
import type { ListedBuyer } from "@/lib/orders/search-contract";
import { ConsoleProblem } from "@/lib/shared/ask-console";

/** Buyers that were asked for, by order; each was put on the audit log. Forgotten when the page is left. */
export function useRevealed() {
  const t = useTranslations("orders.row");
  const locale = useReaderLocale();
  const announce = useAnnounce();
  const { show } = useToast();
  const [buyers, setBuyers] = useState<ReadonlyMap<string, ListedBuyer>>(new Map());
  const [busy, setBusy] = useState<string | null>(null);
  const reveal = useCallback(
    (orderId: string) => {
      setBusy(orderId);
      revealBuyer(locale, orderId)
        .then(
          ({ buyer }) => {
            setBuyers((known) => new Map(known).set(orderId, buyer));
            announce(t("revealed"));
          },
          (error: unknown) =>
            show({
              title: t("revealFailed"),
              description: error instanceof ConsoleProblem ? error.detail : "",
              tone: "bad",
            }),
        )
        .finally(() => setBusy(null));
    },
    [announce, locale, show, t],
  );
  return { buyers, busy, reveal };
}
