"use client";

import { useFormatter, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { CopyText } from "@/components/ui/copy-text";
import { Notice } from "@/components/ui/state";

/** A link for somebody else, the one time it is known. */
export function LinkShown({
  label,
  path,
  expiresAt,
  mailed,
  onClose,
  children,
}: {
  readonly label: string;
  readonly path: string;
  readonly expiresAt: string;
  /** False where it reaches nobody unless it is handed over. */
  readonly mailed: boolean;
  readonly onClose: () => void;
  /** What to do with it. */
  readonly children: ReactNode;
}) {
  const t = useTranslations("admin.once");
  const action = useTranslations("common.action");
  const format = useFormatter();
  return (
    <div className="grid gap-4">
      <Notice tone={mailed ? "good" : "warn"} role="status">
        {children}
      </Notice>
      <div>
        <CopyText label={label} copyLabel={t("copyLink")} text={window.location.origin + path} />
        <p className="-mt-3 text-ink-3 text-xs">
          {t("until", { time: format.dateTime(new Date(expiresAt), "instant") })}
        </p>
      </div>
      <div className="flex justify-end">
        <Button kind="act" onClick={onClose}>
          {action("close")}
        </Button>
      </div>
    </div>
  );
}
