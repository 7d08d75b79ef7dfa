"use client";

import { useFormatter, useTranslations } from "next-intl";
import { Money } from "@/components/ui/money";
import { Section } from "@/components/ui/page";
import { Table, Td, Th } from "@/components/ui/table";
import { MATURITY_DAYS } from "@/lib/reports/client";
import type { VerdictReport } from "@/lib/reports/contract";
import { IntervalMark } from "./interval-mark";
import { useRateText } from "./use-rate-text";

/** Who detected what: the merchant's own system, the engine, both or neither, and how right each was. */
export function InHouseTable({ inHouse }: { readonly inHouse: VerdictReport["inHouse"] }) {
  const t = useTranslations("reports.inHouse");
  const format = useFormatter();
  const { percent, range } = useRateText();
  const known = inHouse.rows.reduce((total, row) => total + row.orders, 0);
  const immature = inHouse.rows.reduce((total, row) => total + row.immature, 0);
  if (known === 0) {
    return (
      <Section title={t("title")}>
        <p className="max-w-prose text-ink-2">{t("none")}</p>
      </Section>
    );
  }
  return (
    <Section title={t("title")}>
      <p className="mb-3 max-w-prose text-ink-2">{t("lead")}</p>
      <Table caption={t("title")}>
        <thead>
          <tr>
            <Th>{t("by")}</Th>
            <Th end>{t("orders")}</Th>
            <Th end>{t("fraud")}</Th>
            <Th end>{t("genuine")}</Th>
            <Th end>{t("open")}</Th>
            <Th end>{t("share")}</Th>
            <Th end>{t("interval")}</Th>
            <Th end>{t("fraudJpy")}</Th>
            <Th aria-hidden="true" className="w-1/5 max-md:hidden" />
          </tr>
        </thead>
        <tbody>
          {inHouse.rows.map((row) => (
            <tr key={row.by}>
              <th scope="row" className="h-row whitespace-nowrap border-line border-b pr-2 font-medium">
                {t(row.by)}
              </th>
              <Td end className="whitespace-nowrap">
                {format.number(row.orders)}
              </Td>
              <Td end className="whitespace-nowrap">
                {format.number(row.fraud)}
              </Td>
              <Td end className="whitespace-nowrap">
                {format.number(row.genuine)}
              </Td>
              <Td end className="whitespace-nowrap">
                {format.number(row.open)}
              </Td>
              <Td end className="font-semibold">
                {row.fraudShare.byCount ? percent(row.fraudShare.byCount.value) : "—"}
              </Td>
              <Td end className="whitespace-nowrap text-ink-2">
                {row.fraudShare.byCount ? range(row.fraudShare.byCount) : "—"}
              </Td>
              <Td end className="whitespace-nowrap">
                <Money amount={row.fraudJpy} />
              </Td>
              <Td aria-hidden="true" className="pl-6! max-md:hidden">
                {row.fraudShare.byCount ? (
                  <IntervalMark rate={row.fraudShare.byCount} className="align-middle" />
                ) : null}
              </Td>
            </tr>
          ))}
        </tbody>
      </Table>
      <p className="mt-2 text-ink-3 text-xs">
        {inHouse.withoutVerdict > 0 ? t("without", { count: inHouse.withoutVerdict }) : null}{" "}
        {immature > 0 ? t("immature", { count: immature, days: MATURITY_DAYS }) : null}
      </p>
    </Section>
  );
}
