"use client";

import { useTranslations } from "next-intl";
import { cx } from "@/components/ui/cx";
import { tallyOf } from "@/lib/live/client";
import { useLiveCounts } from "./use-live";

const SHOWN_MAX = 999;

/** How many cases wait; amber when one is overdue or soon will be, and then the words for it are read, too. */
export function OpenCases({ shop }: { readonly shop: string | null }) {
  const t = useTranslations("shell.cases");
  const counts = useLiveCounts();
  if (counts === null) return null;
  const { open, overdue, dueSoon } = tallyOf(counts, shop);
  if (open === 0) return null;
  const urgent = overdue + dueSoon > 0;
  return (
    <span
      title={t("title", { open, overdue, dueSoon })}
      className={cx(
        "figures rounded-seal px-1 text-2xs leading-4",
        urgent ? "bg-amber-wash text-amber" : "bg-sunk text-ink-2",
      )}
    >
      <span aria-hidden="true">{open > SHOWN_MAX ? `${SHOWN_MAX}+` : open}</span>
      <span className="sr-only">{t("title", { open, overdue, dueSoon })}</span>
    </span>
  );
}
