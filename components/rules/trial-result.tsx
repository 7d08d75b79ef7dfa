"use client";

import { useFormatter, useTranslations } from "next-intl";
import { Money } from "@/components/ui/money";
import { Seal } from "@/components/ui/seal";
import { Table, Td, Th } from "@/components/ui/table";
import { Tag } from "@/components/ui/tag";
import { Time } from "@/components/ui/time";
import type { TrialView } from "@/lib/rules/contract";
import { VERDICTS } from "@/lib/shared/vocabulary";
import type { Tried } from "./use-trial";

/** What the draft would have done to the latest orders: how verdicts would move, what one rule would catch, and which orders. */
export function TrialResult({ tried, stale }: { readonly tried: Tried; readonly stale: boolean }) {
  const t = useTranslations("rules.trial");
  const format = useFormatter();
  const { result, ruleId } = tried;
  const own = ruleId === null ? null : (result.rules.find((one) => one.ruleId === ruleId) ?? null);
  const day = (at: string | null) => (at === null ? "" : format.dateTime(new Date(at), "day"));
  if (result.orders === 0) return <p className="text-ink-2 text-sm">{t("noOrders")}</p>;
  return (
    <div className="grid gap-4">
      <p className="text-ink-2 text-xs">
        {t("about", { orders: result.orders, from: day(result.from), to: day(result.to) })}
        {result.failed > 0 ? ` ${t("failed", { count: result.failed })}` : ""}
        {stale ? <strong className="ml-2 font-medium text-amber">{t("stale")}</strong> : null}
      </p>
      {own ? <OwnRule own={own} orders={result.orders} /> : null}
      <Movements result={result} />
      <Examples examples={result.examples} ofRule={ruleId !== null} />
    </div>
  );
}

function OwnRule({ own, orders }: { readonly own: TrialView["rules"][number]; readonly orders: number }) {
  const t = useTranslations("rules.trial");
  const format = useFormatter();
  const share = format.number(own.orders / orders, { style: "percent", maximumFractionDigits: 1 });
  return (
    <div>
      <p className="flex flex-wrap items-baseline gap-x-3">
        <span className="figures font-mincho text-xl">{t("fired", { count: own.orders })}</span>
        <span className="figures text-ink-2 text-sm">{t("share", { share })}</span>
      </p>
      <p className="figures text-ink-2 text-xs">
        {t("labels", { fraud: own.fraud, genuine: own.genuine, open: own.open })}
        {own.unknown > 0 ? <span className="ml-3">{t("unknown", { count: own.unknown })}</span> : null}
      </p>
    </div>
  );
}

function Movements({ result: { before, after, moved } }: { readonly result: TrialView }) {
  const t = useTranslations("rules.trial");
  const word = useTranslations("common.verdict");
  const format = useFormatter();
  return (
    <div>
      <h3 className="mb-1 font-medium text-sm">{t("verdicts")}</h3>
      <dl className="figures flex flex-wrap gap-x-6 gap-y-1 text-sm">
        {VERDICTS.map((verdict) => (
          <div key={verdict} className="flex items-center gap-2">
            <dt>
              <Seal word={verdict} />
            </dt>
            <dd>
              {format.number(before[verdict])} → <strong>{format.number(after[verdict])}</strong>
            </dd>
          </div>
        ))}
      </dl>
      {moved.length === 0 ? (
        <p className="mt-1 text-ink-3 text-xs">{t("nothingMoved")}</p>
      ) : (
        <ul className="mt-1 grid gap-0.5 text-ink-2 text-xs">
          {moved.map((one) => (
            <li key={one.from + one.to} className="figures">
              {t("moved", { from: word(one.from), to: word(one.to), count: one.orders })}
              <span className="ml-2 text-ink-3">
                {t("labels", { fraud: one.fraud, genuine: one.genuine, open: one.open })}
              </span>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

const TONE = { fraud: "bad", genuine: "good", open: "plain" } as const;

function Examples({ examples, ofRule }: { readonly examples: TrialView["examples"]; readonly ofRule: boolean }) {
  const t = useTranslations("rules.trial");
  if (examples.length === 0) return null;
  const title = t(ofRule ? "examplesOfRule" : "examplesMoved");
  return (
    <div>
      <h3 className="mb-1 font-medium text-sm">{title}</h3>
      <Table caption={title}>
        <thead>
          <tr>
            <Th>{t("order")}</Th>
            <Th>{t("orderedAt")}</Th>
            <Th end>{t("amount")}</Th>
            <Th end>{t("score")}</Th>
            <Th>{t("verdict")}</Th>
            <Th>{t("outcome")}</Th>
          </tr>
        </thead>
        <tbody>
          {examples.map((one) => (
            <tr key={one.orderId}>
              <Td className="whitespace-nowrap font-mono text-xs">
                <bdi>{one.externalOrderId}</bdi>
                <span className="ml-2 text-ink-3">{one.shopId}</span>
              </Td>
              <Td className="text-xs">
                <Time at={one.orderedAt} />
              </Td>
              <Td end>
                <Money amount={one.amountTotal} currency={one.currency} />
              </Td>
              <Td end>{one.riskScore.toFixed(1)}</Td>
              <Td className="whitespace-nowrap">
                <Seal word={one.before} />
                {one.before === one.after ? null : (
                  <>
                    <span className="mx-1.5 text-ink-3">→</span>
                    <Seal word={one.after} />
                  </>
                )}
              </Td>
              <Td>
                <Tag tone={TONE[one.label]}>{t(`label.${one.label}`)}</Tag>
              </Td>
            </tr>
          ))}
        </tbody>
      </Table>
    </div>
  );
}
