"use client";

import { useFormatter, useTranslations } from "next-intl";
import { Money } from "@/components/ui/money";
import { Section } from "@/components/ui/page";
import { Seal } from "@/components/ui/seal";
import { Time } from "@/components/ui/time";
import type { Moment } from "@/lib/orders/page-contract";

/** All that happened to the order, the latest first, along a thread of ink. */
export function Moments({ moments, currency }: { readonly moments: readonly Moment[]; readonly currency: string }) {
  const t = useTranslations("orders.timeline");
  return (
    <Section title={t("title")}>
      {moments.length === 0 ? <p className="text-ink-2">{t("none")}</p> : null}
      <ol className="relative before:absolute before:top-2 before:bottom-2 before:left-[3px] before:w-px before:bg-line">
        {moments.toReversed().map((moment, index) => (
          <li
            // biome-ignore lint/suspicious/noArrayIndexKey: two things may happen at one instant
            key={index}
            className="relative grid gap-0.5 pb-3 pl-5 before:absolute before:top-[0.55rem] before:left-0 before:size-[7px] before:rotate-45 before:bg-paper before:outline before:outline-ink-3"
          >
            <What moment={moment} currency={currency} />
            <p className="text-ink-3 text-xs">
              <Time at={moment.at} />
              <span className="mx-1.5">·</span>
              <By moment={moment} />
            </p>
          </li>
        ))}
      </ol>
    </Section>
  );
}

function What({ moment, currency }: { readonly moment: Moment; readonly currency: string }) {
  const t = useTranslations("orders.timeline");
  const detail = useDetail();
  const said = detail(moment);
  return (
    <div className="min-w-0">
      <p className="flex flex-wrap items-center gap-x-2">
        <Title moment={moment} />
        {moment.amount === null ? null : <Money amount={moment.amount} currency={currency} className="text-ink-2" />}
        {said === "" ? null : <bdi className="text-ink-2 text-xs">{said}</bdi>}
      </p>
      {moment.body ? (
        <p className="whitespace-pre-wrap break-words border-line border-l-2 pl-2 text-ink-2">
          <span className="sr-only">{t("kind.note")}: </span>
          <bdi>{moment.body}</bdi>
        </p>
      ) : null}
    </div>
  );
}

function Title({ moment: { kind, event, verdict } }: { readonly moment: Moment }) {
  const t = useTranslations("orders.timeline.kind");
  const events = useTranslations("review.events");
  if (kind === "event" && event)
    return <span className="inline-block font-medium first-letter:uppercase">{events(event)}</span>;
  return (
    <>
      {kind === "approve" || kind === "reject" ? <Seal word={kind} /> : null}
      {kind === "screened" && verdict ? <Seal word={verdict} /> : null}
      <span className="font-medium">{t(kind)}</span>
    </>
  );
}

function useDetail(): (moment: Moment) => string {
  const t = useTranslations("orders.timeline");
  const reasons = useTranslations("review.reasonCodes");
  const format = useFormatter();
  return ({ reasonCode, dueAt, entries, webhook }) => {
    const status = webhook && t.has(`webhookStatus.${webhook.status}` as never);
    return [
      // Codes come from the server; whether a text exists is only known by asking.
      reasonCode !== null && reasons.has(reasonCode as never) ? reasons(reasonCode as never) : null,
      dueAt === null ? null : t("until", { time: format.dateTime(new Date(dueAt), "instant") }),
      entries === null ? null : t("entries", { count: entries }),
      webhook
        ? t("webhook", {
            event: webhook.event,
            status: status ? t(`webhookStatus.${webhook.status}` as never) : webhook.status,
          })
        : null,
    ]
      .filter((part) => part !== null)
      .join(" · ");
  };
}

function By({ moment: { kind, actor } }: { readonly moment: Moment }) {
  const t = useTranslations("orders.timeline");
  if (actor !== null) return <bdi>{t("by", { name: actor })}</bdi>;
  return kind === "event" ? t("byMerchant") : t("byEngine");
}
