"use client";

import Link from "next/link";
import { useFormatter, useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import { Button } from "@/components/ui/button";
import { Fact as FactRow, Facts } from "@/components/ui/hairline-list";
import { Money } from "@/components/ui/money";
import { Section } from "@/components/ui/page";
import { Seal } from "@/components/ui/seal";
import { Table, Td, Th } from "@/components/ui/table";
import type { CaseDetail, Fact, SimilarOrder } from "@/lib/review/contract";
import { NetworkReferences } from "./network-references";
import { useFactText } from "./use-fact-text";

export function Goods({
  detail,
}: {
  readonly detail: Pick<CaseDetail, "items" | "note" | "amountTotal" | "currency">;
}) {
  const t = useTranslations("review.items");
  const { currency } = detail;
  return (
    <Section title={t("title")} aside={<Money amount={detail.amountTotal} currency={currency} />}>
      {detail.items.length === 0 ? null : (
        <Table caption={t("title")}>
          <thead>
            <tr>
              <Th>{t("name")}</Th>
              <Th end>{t("unitPrice")}</Th>
              <Th end>{t("quantity")}</Th>
            </tr>
          </thead>
          <tbody>
            {detail.items.map((item, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: the same article may stand in an order twice
              <tr key={index}>
                <Td className="min-w-48 py-1.5">
                  <bdi>{item.name ?? item.sku ?? t("unnamed")}</bdi>
                  {item.isHighResale ? <Tag>{t("highResale")}</Tag> : null}
                  {item.isTrial ? <Tag>{t("trial")}</Tag> : null}
                </Td>
                <Td end>{item.unitPrice === null ? "—" : <Money amount={item.unitPrice} currency={currency} />}</Td>
                <Td end>{item.quantity ?? "—"}</Td>
              </tr>
            ))}
          </tbody>
        </Table>
      )}
      {detail.note === null ? null : (
        <p className="mt-3 whitespace-pre-wrap">
          <span className="mr-3 text-ink-3 text-xs">{t("note")}</span>
          <bdi>{detail.note}</bdi>
        </p>
      )}
    </Section>
  );
}

const Tag = ({ children }: { readonly children: ReactNode }) => (
  <span className="ml-2 whitespace-nowrap border border-edge px-1 text-2xs text-ink-2">{children}</span>
);

/** Order, payment and device beside one another, each as short as it was sent. */
export function Circumstances({
  detail,
}: {
  readonly detail: Pick<CaseDetail, "payment" | "buyer" | "order" | "device" | "currency">;
}) {
  const t = useTranslations("review.facts");
  const groups = [
    { title: t("payment"), facts: detail.payment },
    { title: t("order"), facts: [...detail.buyer, ...detail.order] },
    { title: t("device"), facts: detail.device },
  ].filter(({ facts }) => facts.length > 0);
  return (
    <div className="grid gap-x-8 @2xl:grid-cols-2">
      {groups.map(({ title, facts }) => (
        <Section key={title} title={title} className={facts === detail.device ? "@2xl:col-span-2" : ""}>
          <FactList facts={facts} currency={detail.currency} />
        </Section>
      ))}
    </div>
  );
}

function FactList({ facts, currency }: { readonly facts: readonly Fact[]; readonly currency: string }) {
  const { nameOf, textOf } = useFactText(currency);
  return (
    <Facts>
      {facts.map((fact) => (
        <FactRow key={fact.field} name={nameOf(fact)}>
          <bdi className="figures">{textOf(fact)}</bdi>
        </FactRow>
      ))}
    </Facts>
  );
}

export function InHouse({ detail }: { readonly detail: Pick<CaseDetail, "inHouse"> }) {
  const t = useTranslations("review.inHouse");
  const verdict = useTranslations("common.verdict");
  const { inHouse } = detail;
  return (
    <Section title={t("title")}>
      {inHouse === null ? (
        <p className="text-ink-2">{t("none")}</p>
      ) : (
        <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
          {inHouse.verdict ? <Seal word={inHouse.verdict} label={verdict(inHouse.verdict)} /> : null}
          {inHouse.score === null ? null : <span className="figures">{t("score", { score: inHouse.score })}</span>}
          <ul className="flex flex-wrap gap-x-3 text-ink-2">
            {inHouse.reasons.map((reason) => (
              <li key={reason}>
                <bdi>{reason}</bdi>
              </li>
            ))}
          </ul>
        </div>
      )}
    </Section>
  );
}

type SimilarDetail = Pick<CaseDetail, "similarOrders" | "networkReferences">;

export function SimilarOrders({ detail }: { readonly detail: SimilarDetail }) {
  const t = useTranslations("review.similar");
  const { similarOrders } = detail;
  const [all, setAll] = useState(false);
  const shown = all ? similarOrders : similarOrders.slice(0, SIMILAR_SHOWN);
  return (
    <Section title={t("title")} aside={t("count", { count: similarOrders.length })}>
      {similarOrders.length === 0 ? (
        <p className="text-ink-2">{t("none")}</p>
      ) : (
        <Table caption={t("title")}>
          <thead>
            <tr>
              <Th>{t("order")}</Th>
              <Th>{t("orderedAt")}</Th>
              <Th end>{t("amount")}</Th>
              <Th>{t("shared")}</Th>
              <Th>{t("verdict")}</Th>
              <Th>{t("decision")}</Th>
              <Th>{t("outcome")}</Th>
            </tr>
          </thead>
          <tbody>
            {shown.map((order) => (
              <SimilarRow key={`${order.externalOrderId} ${order.orderedAt}`} order={order} />
            ))}
          </tbody>
        </Table>
      )}
      {similarOrders.length > shown.length ? (
        <Button kind="quiet" size="sm" className="mt-2" onClick={() => setAll(true)}>
          {t("showAll", { count: similarOrders.length })}
        </Button>
      ) : null}
      <NetworkReferences references={detail.networkReferences} />
    </Section>
  );
}

/** The strongest few say most; the rest is one press away. */
const SIMILAR_SHOWN = 8;

const FRAUD: readonly string[] = ["chargeback", "written_off", "confirmed_fraud"];

function SimilarRow({ order }: { readonly order: SimilarOrder }) {
  const t = useTranslations("review");
  const word = useTranslations("common");
  const format = useFormatter();
  const bad = order.outcome !== null && FRAUD.includes(order.outcome);
  return (
    <tr>
      <Td className="max-w-40 truncate">
        <Link
          href={`/orders/${encodeURIComponent(order.shopId)}/${encodeURIComponent(order.externalOrderId)}`}
          prefetch={false}
          className="text-indigo hover:underline"
        >
          <bdi>{order.externalOrderId}</bdi>
        </Link>
      </Td>
      <Td className="whitespace-nowrap">{format.dateTime(new Date(order.orderedAt), "day")}</Td>
      <Td end>
        <Money amount={order.amountTotal} currency={order.currency} />
      </Td>
      <Td className="min-w-32 py-1 text-ink-2">{order.sharedFields.join(" · ")}</Td>
      <Td>
        {order.verdict ? (
          <Seal word={order.verdict} label={word(`verdict.${order.verdict}`)} />
        ) : (
          <Quiet>{t("similar.notScreened")}</Quiet>
        )}
      </Td>
      <Td>
        {order.decision ? <Seal word={order.decision} label={word(`decision.${order.decision}`)} /> : <Quiet>—</Quiet>}
      </Td>
      <Td className={bad ? "whitespace-nowrap font-semibold text-vermilion" : "whitespace-nowrap"}>
        {order.outcome ? t(`events.${order.outcome}`) : <Quiet>{t("similar.open")}</Quiet>}
      </Td>
    </tr>
  );
}

const Quiet = ({ children }: { readonly children: ReactNode }) => <span className="text-ink-3">{children}</span>;
