"use client";

import { Send } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { MenuItem } from "@/components/ui/menu";
import { Notice } from "@/components/ui/state";
import { disableEndpoint, enableEndpoint, pingEndpoint, rotateSecret, webhookKeys } from "@/lib/webhooks/client";
import type { CreatedEndpoint, Endpoint } from "@/lib/webhooks/contract";
import { ConfirmAct } from "./confirm-act";
import { EndpointDialog } from "./endpoint-dialog";
import { RowMenu } from "./row-menu";
import { SecretShown } from "./secret-shown";
import { useAdminAct } from "./use-admin-act";

type Open = "edit" | "rotation" | "disabling" | null;

/** What can be done about an endpoint. */
export function EndpointActs({ endpoint, now }: { readonly endpoint: Endpoint; readonly now: string }) {
  const t = useTranslations("admin.webhooks");
  const [open, setOpen] = useState<Open>(null);
  const ping = useAdminAct({
    send: (_: null, act) => pingEndpoint(endpoint.id, act),
    forget: [webhookKeys.logs(endpoint.id), webhookKeys.endpoints()],
    loud: true,
    said: () => t("pinged"),
  });
  const enabling = useAdminAct({
    send: enableEndpoint,
    forget: [webhookKeys.endpoints()],
    loud: true,
    said: () => t("enabledNow"),
  });
  const enabled = endpoint.disabledAt === null;
  const close = () => setOpen(null);
  return (
    <>
      <Button
        icon={<Send aria-hidden="true" size={14} />}
        disabled={!enabled}
        busy={ping.busy}
        onClick={() => ping.run(null)}
      >
        {t("ping")}
      </Button>
      <RowMenu label={t("edit")}>
        <MenuItem onClick={() => setOpen("edit")}>{t("edit")}</MenuItem>
        <MenuItem onClick={() => setOpen("rotation")}>{t("rotate")}</MenuItem>
        <MenuItem onClick={() => (enabled ? setOpen("disabling") : enabling.run(endpoint))}>
          {t(enabled ? "disable" : "enable")}
        </MenuItem>
      </RowMenu>
      <EndpointDialog
        endpoint={endpoint}
        open={open === "edit"}
        onOpenChange={(next) => setOpen(next ? "edit" : null)}
      />
      <Rotation endpoint={endpoint} now={now} open={open === "rotation"} onClose={close} />
      <Disabling endpoint={endpoint} open={open === "disabling"} onClose={close} />
    </>
  );
}

type DialogProps = { readonly endpoint: Endpoint; readonly open: boolean; readonly onClose: () => void };

function Rotation({ endpoint, now, open, onClose }: DialogProps & { readonly now: string }) {
  const t = useTranslations("admin");
  const [made, setMade] = useState<CreatedEndpoint | null>(null);
  const act = useAdminAct({
    send: rotateSecret,
    forget: [webhookKeys.endpoints()],
    onDone: (created) => {
      setMade(created);
      onClose();
    },
  });
  const overlaps = endpoint.previousSecretUntil !== null && endpoint.previousSecretUntil > now;
  const done = () => setMade(null);
  return (
    <>
      <ConfirmAct
        open={open}
        onClose={onClose}
        act={act}
        title={t("webhooks.rotation.title")}
        description={
          <>
            <p>{t("webhooks.rotation.lead")}</p>
            {overlaps ? (
              <Notice tone="warn" className="mt-3">
                {t("webhooks.rotation.again")}
              </Notice>
            ) : null}
          </>
        }
        confirmLabel={t("webhooks.rotation.confirm")}
        onConfirm={() => act.run(endpoint)}
      />
      <Dialog
        open={made !== null}
        onOpenChange={(next) => {
          if (!next) done();
        }}
        title={t("webhooks.secret.rotated")}
        description={t("once.lead")}
      >
        {made ? <SecretShown secret={made.secret} onClose={done} /> : null}
      </Dialog>
    </>
  );
}

function Disabling({ endpoint, open, onClose }: DialogProps) {
  const t = useTranslations("admin.webhooks.disabling");
  const act = useAdminAct({
    send: disableEndpoint,
    forget: [webhookKeys.endpoints()],
    said: () => t("done"),
    onDone: onClose,
  });
  return (
    <ConfirmAct
      open={open}
      onClose={onClose}
      act={act}
      title={t("title")}
      description={t("lead")}
      confirmLabel={t("confirm")}
      kind="reject"
      onConfirm={() => act.run(endpoint)}
    />
  );
}
