"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Code } from "@/components/ui/code";
import type { NetworkStatus } from "@/lib/network/contract";

const STAYS = ["person", "order", "merchant", "payment", "device"] as const;
const BACK = ["count", "kind", "never"] as const;
const TERMS = ["negatives", "meetings", "expiry", "clearing", "dispute", "leave"] as const;

/** What leaves, what stays, what comes back, and on what terms: the whole of it, with one true example. */
export function WhatCrosses({ status }: { readonly status: NetworkStatus }) {
  const t = useTranslations("outside.network.crosses");
  return (
    <div className="grid gap-8">
      <div className="grid gap-x-10 gap-y-6 md:grid-cols-2">
        <Part title={t("leaves")}>
          <p>{t("leavesLead")}</p>
          <Slip example={status.example} />
        </Part>
        <Part title={t("stays")}>
          <ul className="grid list-['—_'] gap-1 pl-5">
            {STAYS.map((name) => (
              <li key={name}>{t(`stay.${name}`)}</li>
            ))}
          </ul>
          <h3 className="mt-5 mb-1.5 font-mincho font-semibold">{t("comesBack")}</h3>
          <ul className="grid list-['—_'] gap-1 pl-5">
            {BACK.map((name) => (
              <li key={name}>{t(`back.${name}`)}</li>
            ))}
          </ul>
        </Part>
      </div>
      <Part title={t("terms")}>
        <dl className="grid gap-x-6 gap-y-1.5 sm:grid-cols-[max-content_1fr]">
          {TERMS.map((name) => (
            <div key={name} className="contents">
              <dt className="text-ink-3 max-sm:mt-1">{t(`term.${name}`)}</dt>
              <dd>{t(`termText.${name}`)}</dd>
            </div>
          ))}
        </dl>
      </Part>
    </div>
  );
}

const Part = ({ title, children }: { readonly title: string; readonly children: ReactNode }) => (
  <div className="min-w-0 text-sm">
    <h3 className="mb-1.5 font-mincho font-semibold">{title}</h3>
    {children}
  </div>
);

/** One row as it crosses: made by the server with the key in use, of a number that belongs to nobody. */
function Slip({ example }: { readonly example: NetworkStatus["example"] }) {
  const t = useTranslations("outside.network");
  const rows: readonly (readonly [name: string, value: string])[] = [
    [t("slip.hash"), example.keyHash],
    [t("slip.key"), example.keyId],
    [t("slip.kind"), t(`negative.${example.kind}`)],
    [t("slip.day"), example.day],
    [t("slip.count"), String(example.count)],
  ];
  return (
    <figure className="mt-3 border-line border-y">
      <figcaption className="flex flex-wrap items-baseline gap-x-2 py-2 text-ink-2">
        <Code>{example.identifier}</Code>
        <span className="text-ink-3 text-xs">{t("slip.caption")}</span>
      </figcaption>
      <dl className="grid grid-cols-[max-content_1fr] gap-x-4 gap-y-0.5 border-line border-t border-dashed bg-sunk px-3 py-2">
        {rows.map(([name, value]) => (
          <div key={name} className="contents">
            <dt className="text-ink-2 text-xs leading-6">{name}</dt>
            <dd className="break-all font-mono text-xs leading-6">{value}</dd>
          </div>
        ))}
      </dl>
    </figure>
  );
}
