"use client";

import { useTranslations } from "next-intl";
import { Money } from "@/components/ui/money";
import { Stroke } from "@/components/ui/stroke";
import { Tag } from "@/components/ui/tag";
import type { ProviderView } from "@/lib/providers/contract";

type State = "off" | "open" | "half_open" | "failing" | "well" | "idle";
const TONE = { off: "plain", open: "bad", half_open: "warn", failing: "warn", well: "good", idle: "plain" } as const;

/** How it stands with a provider, as the server that answers this page sees it. */
export function stateOf({ enabled, circuit, lastFailure, lastAnswerAt }: ProviderView): State {
  if (!enabled) return "off";
  if (circuit !== "closed") return circuit;
  if (lastFailure && (lastAnswerAt === null || lastFailure.at > lastAnswerAt)) return "failing";
  return lastAnswerAt === null ? "idle" : "well";
}

export function ProviderState({ provider }: { readonly provider: ProviderView }) {
  const t = useTranslations("outside.providers.state");
  const state = stateOf(provider);
  return <Tag tone={TONE[state]}>{t(state)}</Tag>;
}

/** Near the day's limit it is said in amber, at it no more questions go out. */
const NEAR = 0.8;

/** Today's calls, and what they cost against the day's limit. */
export function SpendToday({ provider: { today, document } }: { readonly provider: ProviderView }) {
  const t = useTranslations("outside.providers.spend");
  const { dailySpendCapJpy: cap, pricePerCallJpy: price } = document;
  const share = cap ? today.spentJpy / cap : 0;
  const reached = cap !== null && price > 0 && today.spentJpy + price > cap;
  return (
    <span className="flex flex-wrap items-center gap-x-3 gap-y-0.5">
      <span className="figures">{t("calls", { count: today.calls })}</span>
      {cap === null ? null : (
        <Stroke strength={share} label={null} tone={share >= NEAR ? "amber" : "ink"} className="w-16!" />
      )}
      <span className="figures">
        <Money amount={Math.round(today.spentJpy)} />
        {cap === null ? null : (
          <>
            {" / "}
            <Money amount={Math.round(cap)} />
          </>
        )}
      </span>
      {reached ? <Tag tone="warn">{t("reached")}</Tag> : null}
    </span>
  );
}
