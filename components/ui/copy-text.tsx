"use client";

import { Check, Copy } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button } from "./button";
import { useCopied } from "./use-copied";

/** A text to take away: a key, a command. It can be selected too, should the clipboard be out of reach. */
export function CopyText({
  label,
  copyLabel,
  text,
}: {
  readonly label: string;
  readonly copyLabel?: string;
  readonly text: string;
}) {
  const t = useTranslations("common.action");
  const { copied, copy } = useCopied();
  return (
    <div className="mb-5">
      <div className="mb-1 flex items-center justify-between gap-3">
        <span className="font-medium text-sm">{label}</span>
        <Button
          kind="quiet"
          size="sm"
          onClick={() => copy(text)}
          icon={copied ? <Check aria-hidden="true" size={13} /> : <Copy aria-hidden="true" size={13} />}
        >
          {copied ? t("copied") : (copyLabel ?? t("copy"))}
        </Button>
      </div>
      <code className="block select-all break-all rounded-seal border border-line bg-sunk px-3 py-2 font-mono text-xs">
        {text}
      </code>
    </div>
  );
}
