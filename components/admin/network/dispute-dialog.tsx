"use client";

import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { Radios } from "@/components/ui/choice";
import { Dialog } from "@/components/ui/dialog";
import { Field, Input } from "@/components/ui/field";
import { Segmented } from "@/components/ui/segmented";
import { Notice } from "@/components/ui/state";
import { disputeIdentifier, networkKeys } from "@/lib/network/client";
import {
  DISPUTE_DAYS,
  type DisputeResult,
  REASONS,
  type Reason,
  SHARED_KINDS,
  type SharedKind,
} from "@/lib/network/contract";
import { ActNotice } from "../act-notice";
import { useAdminAct } from "../use-admin-act";

/** Silences what others told of an identifier, until whoever told it stands by it. Who that is stays unknown. */
export function DisputeDialog({ open, onClose }: { readonly open: boolean; readonly onClose: () => void }) {
  const t = useTranslations("outside.network.dispute");
  return (
    <Dialog
      open={open}
      onOpenChange={(next) => {
        if (!next) onClose();
      }}
      title={t("title")}
      description={t("lead", { days: DISPUTE_DAYS })}
    >
      {open ? <DisputeForm onClose={onClose} /> : null}
    </Dialog>
  );
}

function DisputeForm({ onClose }: { readonly onClose: () => void }) {
  const t = useTranslations("outside.network");
  const [kind, setKind] = useState<SharedKind>("phone");
  const [value, setValue] = useState("");
  const [reason, setReason] = useState<Reason>("data_subject_request");
  const [result, setResult] = useState<DisputeResult | null>(null);
  const act = useAdminAct({ send: disputeIdentifier, forget: [networkKeys.all], onDone: setResult });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setResult(null);
    act.run({ kind, value: value.trim(), reason });
  };
  return (
    <form onSubmit={submit} noValidate className="grid gap-5">
      <ActNotice fault={act.fault} />
      <Segmented
        label={t("dispute.kind")}
        value={kind}
        onValueChange={setKind}
        options={SHARED_KINDS.map((one) => ({ value: one, label: t(`identifier.${one}`) }))}
      />
      <Field label={t(`identifier.${kind}`)} hint={t("dispute.valueHint")} fault={act.fault?.at("/value") ?? null}>
        <Input value={value} onChange={(event) => setValue(event.target.value)} autoComplete="off" maxLength={600} />
      </Field>
      <div>
        <p className="mb-2 font-medium text-sm">{t("reasonLabel")}</p>
        <Radios
          label={t("reasonLabel")}
          value={reason}
          onValueChange={setReason}
          options={REASONS.map((one) => ({ value: one, label: t(`reason.${one}`) }))}
        />
      </div>
      <div aria-live="polite" className="empty:hidden">
        {result ? (
          <Notice tone={result.silenced ? "good" : "plain"}>
            {t(result.silenced ? "dispute.silenced" : "dispute.nothing")}
          </Notice>
        ) : null}
      </div>
      <div className="flex justify-end gap-2">
        <Button kind="quiet" onClick={onClose}>
          {t("dispute.close")}
        </Button>
        <Button type="submit" kind="act" busy={act.busy} disabled={value.trim() === ""}>
          {t("dispute.submit")}
        </Button>
      </div>
    </form>
  );
}
