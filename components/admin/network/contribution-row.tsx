"use client";

import Link from "next/link";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Tag } from "@/components/ui/tag";
import { Time } from "@/components/ui/time";
import { confirmContribution, networkKeys, withdrawContribution } from "@/lib/network/client";
import { type ContributionView, REASONS, type Reason } from "@/lib/network/contract";
import { orderHref } from "@/lib/orders/client";
import { ConfirmAct } from "../confirm-act";
import { RecordRow } from "../record-list";
import { useAdminAct } from "../use-admin-act";

/** One negative that was told: of which order, of what kind, how long it speaks, and whether it still does. */
export function ContributionRow({ entry, acts }: { readonly entry: ContributionView; readonly acts: boolean }) {
  const t = useTranslations("outside.network");
  const { kind, identifierKind, externalOrderId, shopCode, day, until, toldAt, withdrawnAt, disputed } = entry;
  const over = withdrawnAt !== null;
  return (
    <RecordRow
      name={
        <>
          {t(`negative.${kind}`)}
          <span className="font-normal text-ink-2">{t(`identifier.${identifierKind}`)}</span>
          {disputed ? <Tag tone="warn">{t("entries.state.disputed")}</Tag> : null}
          {over ? <Tag>{t("entries.state.withdrawn")}</Tag> : null}
        </>
      }
      under={
        externalOrderId === null || shopCode === null ? (
          t("entries.orderGone")
        ) : (
          <Link href={orderHref(shopCode, externalOrderId)} className="underline-offset-4 hover:underline">
            <bdi>{externalOrderId}</bdi>
          </Link>
        )
      }
      past={over}
      facts={
        <>
          <span>
            {t("entries.day")} <Time at={dayStart(day)} day />
          </span>
          <span>
            {t("entries.toldAt")} <Time at={toldAt} />
          </span>
          {withdrawnAt === null ? (
            <span>
              {t("entries.until")} <Time at={dayStart(until)} day />
            </span>
          ) : (
            <span>
              {t("entries.withdrawnAt")} <Time at={withdrawnAt} />
            </span>
          )}
        </>
      }
      actions={
        acts && !over ? (
          <>
            {disputed ? <Standing entry={entry} /> : null}
            <Withdrawal entry={entry} />
          </>
        ) : null
      }
    />
  );
}

/** Days are Japan's. */
const dayStart = (day: string): string => `${day}T00:00:00+09:00`;

const nameOf = ({ externalOrderId }: ContributionView): string => externalOrderId ?? "";

function Withdrawal({ entry }: { readonly entry: ContributionView }) {
  const t = useTranslations("outside.network");
  const [open, setOpen] = useState(false);
  const act = useAdminAct({
    send: (reason: Reason, how) => withdrawContribution(entry.id, reason, how),
    forget: [networkKeys.all],
    said: () => t("withdrawal.done"),
    onDone: () => setOpen(false),
  });
  return (
    <>
      <Button
        size="sm"
        kind="quiet"
        onClick={() => setOpen(true)}
        aria-label={t("withdrawal.openOf", { name: nameOf(entry) })}
      >
        {t("withdrawal.open")}
      </Button>
      <ConfirmAct<Reason>
        open={open}
        onClose={() => setOpen(false)}
        act={act}
        title={t("withdrawal.title")}
        description={t("withdrawal.lead")}
        confirmLabel={t("withdrawal.confirm")}
        kind="reject"
        reasons={REASONS.map((value) => ({ value, label: t(`reason.${value}`) }))}
        onConfirm={({ reason }) => {
          if (reason !== null) act.run(reason);
        }}
      />
    </>
  );
}

/** Stands by what others dispute: it speaks again. */
function Standing({ entry }: { readonly entry: ContributionView }) {
  const t = useTranslations("outside.network.standing");
  const [open, setOpen] = useState(false);
  const act = useAdminAct({
    send: (_: null, how) => confirmContribution(entry.id, how),
    forget: [networkKeys.all],
    said: () => t("done"),
    onDone: () => setOpen(false),
  });
  return (
    <>
      <Button size="sm" onClick={() => setOpen(true)} aria-label={t("openOf", { name: nameOf(entry) })}>
        {t("open")}
      </Button>
      <ConfirmAct
        open={open}
        onClose={() => setOpen(false)}
        act={act}
        title={t("title")}
        description={t("lead")}
        confirmLabel={t("confirm")}
        onConfirm={() => act.run(null)}
      />
    </>
  );
}
