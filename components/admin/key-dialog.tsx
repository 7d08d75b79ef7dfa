"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { Dialog } from "@/components/ui/dialog";
import type { ShopView } from "@/lib/access/contract";
import type { IssuedKey } from "./issued-key";
import { KeyForm } from "./key-form";
import { KeyMade } from "./key-made";

/** What the key may do, then the key itself, in one dialog: it closes when the key has been taken. */
export function KeyDialog({
  open,
  onOpenChange,
  shops,
}: {
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
  readonly shops: readonly ShopView[];
}) {
  const t = useTranslations("admin");
  const [issued, setIssued] = useState<IssuedKey | null>(null);
  const change = (next: boolean) => {
    onOpenChange(next);
    if (!next) setIssued(null);
  };
  return (
    <Dialog
      open={open}
      onOpenChange={change}
      title={t(issued ? "keys.made.title" : "keys.form.title")}
      description={issued ? t("once.lead") : null}
    >
      {issued ? (
        <KeyMade issued={issued} shops={shops} onClose={() => change(false)} />
      ) : (
        <KeyForm shops={shops} onIssued={setIssued} />
      )}
    </Dialog>
  );
}
