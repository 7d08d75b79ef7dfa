"use client";

import { Check, Copy } from "lucide-react";
import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { Button } from "./button";

const SHOWN_MS = 2_000;

/** A text to take away: a key, a command. It can be selected too, should the clipboard be out of reach. */
export function CopyText({
  label,
  copyLabel,
  text,
}: {
  readonly label: string;
  readonly copyLabel: string;
  readonly text: string;
}) {
  const t = useTranslations("common.action");
  const [copied, setCopied] = useState(false);
  useEffect(() => {
    if (!copied) return;
    const timer = setTimeout(() => setCopied(false), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [copied]);
  const copy = () =>
    navigator.clipboard.writeText(text).then(
      () => setCopied(true),
      () => setCopied(false),
    );
  return (
    <div className="mb-5">
      <div className="mb-1 flex items-center justify-between gap-3">
        <span className="font-medium text-sm">{label}</span>
        <Button
          kind="quiet"
          size="sm"
          onClick={() => void copy()}
          icon={copied ? <Check aria-hidden="true" size={13} /> : <Copy aria-hidden="true" size={13} />}
        >
          {copied ? t("copied") : copyLabel}
        </Button>
      </div>
      <code className="block select-all rounded-seal border border-line bg-sunk px-3 py-2 font-mono text-xs">
        {text}
      </code>
    </div>
  );
}
