"use client";

import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useReaderLocale } from "@/components/shell/use-reader-locale";
import { Fact, Facts } from "@/components/ui/hairline-list";
import { PageHeader, Section } from "@/components/ui/page";
import { Notice } from "@/components/ui/state";
import { Time } from "@/components/ui/time";
import { networkOptions } from "@/lib/network/client";
import type { NetworkStatus } from "@/lib/network/contract";
import { QueryState } from "../query-state";
import { Contributions } from "./contributions";
import { NetworkActs } from "./network-acts";
import { NetworkKeys } from "./network-keys";
import { WhatCrosses } from "./what-crosses";

/** Whether one takes part, what that means to the last field, and everything one ever told. */
export function NetworkPage({ manages, audits }: { readonly manages: boolean; readonly audits: boolean }) {
  const t = useTranslations("outside.network");
  const network = useQuery(networkOptions(useReaderLocale()));
  return (
    <>
      <PageHeader
        title={t("title")}
        lead={t("lead")}
        actions={manages && network.data ? <NetworkActs status={network.data} /> : null}
      />
      <QueryState query={network}>
        {(status) => (
          <>
            <Standing status={status} audits={audits} />
            {status.joined ? (
              <details className="mb-8">
                <summary className="w-fit text-ink-2 text-sm">{t("crosses.title")}</summary>
                <div className="mt-4">
                  <WhatCrosses status={status} />
                </div>
              </details>
            ) : (
              <Section title={t("crosses.title")}>
                <WhatCrosses status={status} />
              </Section>
            )}
            {status.joinedAt === null ? null : (
              <>
                <Contributions status={status} manages={manages} />
                <NetworkKeys status={status} />
              </>
            )}
          </>
        )}
      </QueryState>
    </>
  );
}

function Standing({ status, audits }: { readonly status: NetworkStatus; readonly audits: boolean }) {
  const t = useTranslations("outside.network");
  const { joined, joinedAt, leftAt, contributions, disputed } = status;
  if (!joined) {
    return (
      <Notice role="status" className="mb-6">
        <p>{t(leftAt === null ? "never" : "left")}</p>
        {contributions > 0 ? <p className="mt-1">{t("leaving", { count: contributions })}</p> : null}
      </Notice>
    );
  }
  return (
    <>
      {disputed > 0 ? (
        <Notice tone="warn" className="mb-5">
          {t("disputedNotice", { count: disputed })}{" "}
          <Link href="/admin/network?state=disputed" className="underline underline-offset-4">
            {t("disputedShow")}
          </Link>
        </Notice>
      ) : null}
      <Facts className="mb-6">
        <Fact name={t("facts.joined")}>{joinedAt && <Time at={joinedAt} />}</Fact>
        <Fact name={t("facts.told")}>
          <span className="figures">{t("facts.toldCount", { count: contributions })}</span>
        </Fact>
        <Fact name={t("facts.received")}>
          <Received received={status.received} />
        </Fact>
        {audits ? (
          <Fact name={t("facts.record")}>
            <Link href="/admin/audit?area=network" className="underline underline-offset-4">
              {t("facts.audit")}
            </Link>
          </Fact>
        ) : null}
      </Facts>
    </>
  );
}

/** The signal that asks what others told; the search finds its orders. */
const MATCHED = "/orders?signal=C02";

function Received({ received: { days, screened, matched } }: { readonly received: NetworkStatus["received"] }) {
  const t = useTranslations("outside.network.facts");
  return (
    <>
      <span className="figures">{t("receivedCount", { days, screened, matched })}</span>{" "}
      {matched > 0 ? (
        <Link href={MATCHED} className="underline underline-offset-4">
          {t("receivedShow")}
        </Link>
      ) : null}
    </>
  );
}
