"use client";

import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { CopyText } from "@/components/ui/copy-text";

/** The secret of an endpoint, the one time it is known. */
export function SecretShown({ secret, onClose }: { readonly secret: string; readonly onClose: () => void }) {
  const t = useTranslations("admin");
  return (
    <div>
      <CopyText label={t("webhooks.secret.label")} copyLabel={t("webhooks.secret.copy")} text={secret} />
      <p className="mb-5 text-ink-2 text-sm">{t("webhooks.secret.use")}</p>
      <div className="flex justify-end">
        <Button kind="act" onClick={onClose}>
          {t("once.done")}
        </Button>
      </div>
    </div>
  );
}
