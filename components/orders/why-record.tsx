"use client";

import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useReaderLocale } from "@/components/shell/use-reader-locale";
import { Button } from "@/components/ui/button";
import { CodeBlock } from "@/components/ui/code";
import { Fact, Facts } from "@/components/ui/hairline-list";
import { Section } from "@/components/ui/page";
import { Notice } from "@/components/ui/state";
import { Time } from "@/components/ui/time";
import { openRecord } from "@/lib/orders/client";
import type { OrderPage, OrderRecord } from "@/lib/orders/page-contract";
import { ConsoleProblem } from "@/lib/shared/ask-console";

/** By what the order was judged: versions, facts, and whether today's engine says the same of them. The raw JSON comes last. */
export function WhyRecord({ page }: { readonly page: Pick<OrderPage, "orderId" | "record"> }) {
  const t = useTranslations("orders.why");
  const locale = useReaderLocale();
  const { engineVersion, rulesetVersion, screenedAt, elapsedMs, degraded } = page.record;
  const open = useMutation({ mutationFn: () => openRecord(locale, page.orderId) });
  return (
    <Section title={t("title")}>
      <p className="mb-3 max-w-prose text-ink-2">{t("lead")}</p>
      <Facts>
        <Fact name={t("screenedAt")}>
          <Time at={screenedAt} />
        </Fact>
        <Fact name={t("engine")}>{engineVersion}</Fact>
        <Fact name={t("ruleset")}>{t("rulesetVersion", { version: rulesetVersion })}</Fact>
        <Fact name={t("elapsed")}>
          <span className="figures">{t("ms", { ms: Math.round(elapsedMs * 10) / 10 })}</span>
        </Fact>
        <Fact name={t("degraded")}>{degraded.length === 0 ? t("noneDegraded") : degraded.join(", ")}</Fact>
      </Facts>
      {open.data ? (
        <Opened record={open.data} />
      ) : (
        <div className="mt-4 flex flex-wrap items-center gap-3">
          <Button size="sm" busy={open.isPending} onClick={() => open.mutate()}>
            {t("open")}
          </Button>
          <p className="text-ink-3 text-xs">{t("openHint")}</p>
        </div>
      )}
      {open.error ? (
        <Notice tone="bad" role="alert" className="mt-3">
          {t("failed")}
          {open.error instanceof ConsoleProblem && open.error.detail ? ` ${open.error.detail}` : null}
        </Notice>
      ) : null}
    </Section>
  );
}

function Opened({ record }: { readonly record: OrderRecord }) {
  const t = useTranslations("orders.why");
  return (
    <div className="mt-5 grid gap-5">
      <Replay replay={record.replay} />
      <Readings readings={record.readings} />
      <Json title={t("orderJson")} value={record.order} />
      <Json title={t("factsJson")} value={record.facts} />
      <Json title={t("assessmentJson")} value={record.assessment} />
    </div>
  );
}

const Json = ({ title, value }: { readonly title: string; readonly value: unknown }) => (
  <div>
    <h3 className="mb-1 font-semibold text-sm">{title}</h3>
    <CodeBlock label={title}>{JSON.stringify(value, null, 2)}</CodeBlock>
  </div>
);

function Replay({ replay }: { readonly replay: OrderRecord["replay"] }) {
  const t = useTranslations("orders.why");
  const verdict = useTranslations("common.verdict");
  if (!replay) return <Notice tone="warn">{t("noReplay")}</Notice>;
  if (replay.same) return <Notice tone="good">{t("same", { version: replay.engineVersion })}</Notice>;
  return (
    <Notice tone="warn">
      <p>{t("changed", { version: replay.engineVersion, count: replay.changed.length })}</p>
      <p>{t("verdictNow", { verdict: verdict(replay.verdict), score: replay.riskScore })}</p>
      <p className="text-ink-2 text-xs">{replay.changed.map(({ code, label }) => `${code} ${label}`).join(" · ")}</p>
    </Notice>
  );
}

const STATES = ["fired", "unknown", "clear"] as const;

function Readings({ readings }: { readonly readings: OrderRecord["readings"] }) {
  const t = useTranslations("orders.why");
  if (readings.length === 0) return null;
  return (
    <div>
      <h3 className="mb-1 font-semibold text-sm">{t("readings")}</h3>
      <dl className="grid gap-2">
        {STATES.map((state) => {
          const found = readings.filter((reading) => reading.state === state);
          if (found.length === 0) return null;
          return (
            <div key={state} className="grid grid-cols-[7rem_minmax(0,1fr)] gap-x-4 max-sm:grid-cols-1">
              <dt className="text-ink-3 text-xs leading-6">
                {t(state)} <span className="figures">{found.length}</span>
              </dt>
              <dd className={state === "clear" ? "text-ink-3" : undefined}>
                <ul className="flex flex-wrap gap-x-4">
                  {found.map(({ code, label, points, because }) => (
                    <li key={code} title={because ?? ""}>
                      <span className="text-ink-3 text-xs">{code}</span> {label}
                      {points === null ? null : (
                        <span className="figures ml-1 text-ink-2 text-xs">{t("points", { points })}</span>
                      )}
                    </li>
                  ))}
                </ul>
              </dd>
            </div>
          );
        })}
      </dl>
    </div>
  );
}
