"use client";

import type { ComponentProps } from "react";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import type { useAdminAct } from "./use-admin-act";

type Props<Reason extends string> = Omit<
  ComponentProps<typeof ConfirmDialog<Reason>>,
  "onOpenChange" | "busy" | "fault"
> & {
  readonly act: Pick<ReturnType<typeof useAdminAct>, "busy" | "fault" | "clear">;
  readonly onClose: () => void;
};

/** Asks before an act on the server. What stood in the way of it is forgotten when the question is left; what comes later is told. */
export function ConfirmAct<Reason extends string = never>({ act, onClose, ...question }: Props<Reason>) {
  return (
    <ConfirmDialog
      {...question}
      onOpenChange={(open) => {
        act.clear(question.title);
        if (!open) onClose();
      }}
      busy={act.busy}
      fault={act.fault?.message ?? null}
    />
  );
}
