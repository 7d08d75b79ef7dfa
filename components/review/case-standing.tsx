"use client";

import { useFormatter, useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/state";
import type { CaseDetail } from "@/lib/review/contract";
import type { ClaimState } from "./use-claim";

/** Why one can't simply decide: somebody else is on it, it was decided, given up or escalated, or the hold on it was lost. Nothing otherwise. */
export function CaseStanding({
  detail,
  claim,
  mayDecide,
  onTakeNext,
}: {
  readonly detail: CaseDetail;
  readonly claim: ClaimState;
  readonly mayDecide: boolean;
  readonly onTakeNext: () => void;
}) {
  const t = useTranslations("review");
  const format = useFormatter();
  if (detail.decision) {
    const { decision, decidedBy, decidedAt, reasonCode } = detail.decision;
    return (
      <Notice className="mb-5">
        <bdi>
          {t(`decided.${decision}`, {
            name: decidedBy,
            time: format.dateTime(new Date(decidedAt), "instant"),
            reason: t(`reasonCodes.${reasonCode}`),
          })}
        </bdi>
      </Notice>
    );
  }
  if (detail.closedAt !== null) {
    const { event, at } = detail.closedFor ?? { event: "closed" as const, at: detail.closedAt };
    return (
      <Notice className="mb-5">{t(`decided.${event}`, { time: format.dateTime(new Date(at), "instant") })}</Notice>
    );
  }
  if (claim.status === "lost") {
    return (
      <Notice tone="warn" role="status" className="mb-5">
        {t("claim.lost")}
      </Notice>
    );
  }
  if (claim.status === "other") {
    const { holder, claimedAt } = claim.holder;
    return (
      <Notice tone="warn" role="status" className="mb-5 flex flex-wrap items-center justify-between gap-3">
        <bdi>{t("claim.other", { name: holder, time: format.dateTime(new Date(claimedAt), "clock") })}</bdi>
        <Button size="sm" onClick={onTakeNext}>
          {t("claim.takeNext")}
        </Button>
      </Notice>
    );
  }
  if (detail.escalatedAt === null) return null;
  return (
    <Notice tone="warn" role="status" className="mb-5">
      {t(mayDecide ? "claim.escalatedToYou" : "claim.escalated", {
        time: format.dateTime(new Date(detail.escalatedAt), "instant"),
      })}
    </Notice>
  );
}
