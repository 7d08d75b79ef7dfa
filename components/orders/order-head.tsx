"use client";

import { ArrowLeft } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Figure, RiskFigures } from "@/components/review/risk-figures";
import { Button } from "@/components/ui/button";
import { buttonClass } from "@/components/ui/button-class";
import { Money } from "@/components/ui/money";
import { Seal } from "@/components/ui/seal";
import { Time } from "@/components/ui/time";
import type { OrderPage } from "@/lib/orders/page-contract";
import { OutcomeWord } from "./outcome-word";

/** The order in one glance: its number and worth, the seals upon it, what the gate says, what became of it. */
export function OrderHead({
  page,
  onRecord,
  mayDecide,
  children,
}: {
  readonly page: OrderPage;
  /** Null where the reader may not record outcomes. */
  readonly onRecord: (() => void) | null;
  readonly mayDecide: boolean;
  /** What else is said of the page, beside its acts. */
  readonly children: ReactNode;
}) {
  const t = useTranslations("orders");
  return (
    <header className="mb-8">
      <Link href="/orders" prefetch={false} className="mb-3 inline-flex h-8 items-center gap-1.5 text-indigo text-sm">
        <ArrowLeft aria-hidden="true" size={15} />
        {t("page.back")}
      </Link>
      <div className="flex flex-wrap items-start justify-between gap-x-8 gap-y-4">
        <div className="min-w-0">
          <h1 className="break-all font-mincho font-semibold text-xl">
            {t("page.heading", { order: page.externalOrderId })}
          </h1>
          <p className="text-ink-2 text-sm">
            <bdi>{page.shop.name}</bdi>
            <span className="mx-2 text-line">|</span>
            <Money amount={page.amountTotal} currency={page.currency} className="font-semibold text-ink" />
            <span className="mx-2 text-line">|</span>
            <Time at={page.orderedAt} />
          </p>
        </div>
        <Seals page={page} />
      </div>
      <Figures page={page} />
      <div className="mt-5 flex flex-wrap items-center gap-x-2 gap-y-3">
        {page.openCaseId && mayDecide ? (
          <Link href={`/review?case=${page.openCaseId}`} className={buttonClass("act")}>
            {t("page.toReview")}
          </Link>
        ) : null}
        {onRecord ? <Button onClick={onRecord}>{t("outcomeForm.open")}</Button> : null}
        {children}
      </div>
    </header>
  );
}

/** The engine's word, and beside it a person's: square and round, as everywhere. */
function Seals({ page }: { readonly page: OrderPage }) {
  const t = useTranslations("orders.page");
  return (
    <div className="flex gap-5">
      <Stamp name={t("verdict")}>
        <Seal word={page.verdict} size="lg" />
      </Stamp>
      <Stamp name={t("decision")}>
        {page.decision ? (
          <Seal word={page.decision} size="lg" />
        ) : (
          <Seal word="none" size="lg" label={page.openCaseId ? t("pending") : t("automatic")} />
        )}
      </Stamp>
    </div>
  );
}

const Stamp = ({ name, children }: { readonly name: string; readonly children: ReactNode }) => (
  <figure className="grid justify-items-center gap-1">
    {children}
    <figcaption className="text-2xs text-ink-3">{name}</figcaption>
  </figure>
);

const SHIP_TONE = { ship: "text-verdigris", wait: "text-amber", stop: "text-vermilion" } as const;

function Figures({ page }: { readonly page: OrderPage }) {
  const t = useTranslations("orders.page");
  const { decision } = page.shipDecision;
  return (
    <RiskFigures judged={page} decidedByLabel={t("decidedBy")}>
      <Figure name={t("ship")}>
        <span className={`font-semibold ${SHIP_TONE[decision]}`}>{t(`shipWord.${decision}`)}</span>
      </Figure>
      <Figure name={t("outcome")}>
        <OutcomeWord outcome={page.outcome} />
      </Figure>
    </RiskFigures>
  );
}
