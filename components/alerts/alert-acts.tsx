"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { keyOf } from "@/components/shortcuts/commands";
import { useCommand } from "@/components/shortcuts/shortcuts";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { can } from "@/lib/access/permissions";
import { CLOSE_REASONS, NOTE_CHARACTERS_MAX } from "@/lib/alerts/client";
import type { Alert } from "@/lib/alerts/contract";
import type { Role } from "@/lib/shared/vocabulary";
import { useAlertActs } from "./use-alert-acts";

/** What this person may do to the alert, by key as well. */
export function AlertActs({ alert, role }: { readonly alert: Alert; readonly role: Role }) {
  const t = useTranslations("alerts.act");
  const reasons = useTranslations("alerts.reason");
  const [closing, setClosing] = useState(false);
  const acts = useAlertActs(alert);
  const mayAcknowledge = alert.state === "open" && can(role, "alerts.acknowledge");
  const mayClose = alert.state !== "closed" && can(role, "alerts.close");
  const mayReopen = alert.state === "closed" && can(role, "alerts.close");
  useCommand("alert-acknowledge", mayAcknowledge ? () => void acts.acknowledge() : null);
  useCommand("alert-close", mayClose ? () => setClosing(true) : null);
  useCommand("alert-reopen", mayReopen ? () => void acts.reopen() : null);
  return (
    <div className="flex flex-wrap items-center gap-2">
      {mayAcknowledge ? (
        <Button
          kind="act"
          busy={acts.busy}
          shortcut={keyOf("alert-acknowledge")}
          onClick={() => void acts.acknowledge()}
        >
          {t("acknowledge")}
        </Button>
      ) : null}
      {mayClose ? (
        <Button shortcut={keyOf("alert-close")} onClick={() => setClosing(true)}>
          {t("close")}
        </Button>
      ) : null}
      {mayReopen ? (
        <Button busy={acts.busy} shortcut={keyOf("alert-reopen")} onClick={() => void acts.reopen()}>
          {t("reopen")}
        </Button>
      ) : null}
      {mayAcknowledge && !mayClose ? <p className="text-ink-3 text-xs">{t("mayNot")}</p> : null}
      <ConfirmDialog
        open={closing}
        onOpenChange={setClosing}
        title={t("closeTitle")}
        description={t("closeBody")}
        confirmLabel={t("close")}
        busy={acts.busy}
        reasons={CLOSE_REASONS.map((value) => ({ value, label: reasons(value) }))}
        note="required"
        noteMaxLength={NOTE_CHARACTERS_MAX}
        onConfirm={({ reason, note }) => {
          if (reason === null || note === null) return;
          void acts.close(reason, note).then((done) => {
            if (done) setClosing(false);
          });
        }}
      />
    </div>
  );
}
