"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { joinNetwork, leaveNetwork, networkKeys } from "@/lib/network/client";
import type { NetworkStatus } from "@/lib/network/contract";
import { ConfirmAct } from "../confirm-act";
import { useAdminAct } from "../use-admin-act";
import { DisputeDialog } from "./dispute-dialog";

type Open = "joining" | "leaving" | "dispute" | null;

/** Taking part, disputing what others told, and leaving. */
export function NetworkActs({ status }: { readonly status: NetworkStatus }) {
  const t = useTranslations("outside.network");
  const [open, setOpen] = useState<Open>(null);
  const close = () => setOpen(null);
  return (
    <>
      {status.joined ? (
        <>
          <Button onClick={() => setOpen("dispute")}>{t("dispute.open")}</Button>
          <Button kind="reject" onClick={() => setOpen("leaving")}>
            {t("leave.open")}
          </Button>
        </>
      ) : (
        <Button kind="act" onClick={() => setOpen("joining")}>
          {t("join.open")}
        </Button>
      )}
      <Joining open={open === "joining"} onClose={close} />
      <Leaving status={status} open={open === "leaving"} onClose={close} />
      <DisputeDialog open={open === "dispute"} onClose={close} />
    </>
  );
}

type DialogProps = { readonly open: boolean; readonly onClose: () => void };

function Joining({ open, onClose }: DialogProps) {
  const t = useTranslations("outside.network.join");
  const act = useAdminAct({
    send: (_: null, how) => joinNetwork(how),
    forget: [networkKeys.all],
    said: () => t("done"),
    onDone: onClose,
  });
  return (
    <ConfirmAct
      open={open}
      onClose={onClose}
      act={act}
      title={t("title")}
      description={
        <>
          <p>{t("leaves")}</p>
          <p className="mt-2">{t("returns")}</p>
          <p className="mt-2">{t("undo")}</p>
        </>
      }
      confirmLabel={t("confirm")}
      onConfirm={() => act.run(null)}
    />
  );
}

function Leaving({ status, open, onClose }: DialogProps & { readonly status: NetworkStatus }) {
  const t = useTranslations("outside.network.leave");
  const act = useAdminAct({
    send: (_: null, how) => leaveNetwork(how),
    forget: [networkKeys.all],
    said: () => t("done"),
    onDone: onClose,
  });
  return (
    <ConfirmAct
      open={open}
      onClose={onClose}
      act={act}
      title={t("title")}
      description={
        <>
          <p>{t("lead", { count: status.contributions })}</p>
          <p className="mt-2">{t("again")}</p>
        </>
      }
      confirmLabel={t("confirm")}
      kind="reject"
      onConfirm={() => act.run(null)}
    />
  );
}
