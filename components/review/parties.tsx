"use client";

import { useTranslations } from "next-intl";
import { cx } from "@/components/ui/cx";
import { Section } from "@/components/ui/page";
import type { CaseDetail, Comparison, ComparisonState, ShipTo } from "@/lib/review/contract";
import { DiffText } from "./diff-text";

/** Buyer and ship-to side by side. Only what differs stands out: what agrees is said once and stays quiet. */
export function Parties({ detail }: { readonly detail: Pick<CaseDetail, "shipTos"> }) {
  const t = useTranslations("review.parties");
  const total = detail.shipTos.length;
  return (
    <>
      {detail.shipTos.map((shipTo, index) => (
        <Section
          // biome-ignore lint/suspicious/noArrayIndexKey: ship-tos have no name but their place in the order
          key={index}
          title={total > 1 ? `${t("title")} · ${t("deliveryOf", { number: index + 1, total })}` : t("title")}
          aside={<Aside shipTo={shipTo} />}
        >
          <Comparisons comparisons={shipTo.comparisons} />
        </Section>
      ))}
    </>
  );
}

function Aside({ shipTo }: { readonly shipTo: ShipTo }) {
  const t = useTranslations("review.parties");
  const differences = shipTo.comparisons.filter(({ state }) => state === "different" || state === "same_block").length;
  return (
    <>
      {shipTo.method ? <span className="mr-3">{t(`method.${shipTo.method}`)}</span> : null}
      {shipTo.sameAsBuyer ? t("sameAsBuyer") : t("differences", { count: differences })}
    </>
  );
}

function Comparisons({ comparisons }: { readonly comparisons: readonly Comparison[] }) {
  const t = useTranslations("review.parties");
  if (comparisons.length === 0) return <p className="py-2 text-ink-2">{t("noDelivery")}</p>;
  return (
    <table className="w-full table-fixed border-collapse text-left max-sm:block">
      <thead className="max-sm:sr-only">
        <tr className="text-ink-3 text-xs">
          <th scope="col" className="w-16 py-1 font-normal">
            <span className="sr-only">{t("title")}</span>
          </th>
          <th scope="col" className="py-1 pr-4 font-normal">
            {t("buyer")}
          </th>
          <th scope="col" className="py-1 font-normal">
            {t("delivery")}
          </th>
        </tr>
      </thead>
      <tbody className="max-sm:block">
        {comparisons.map((comparison) => (
          <Row key={comparison.field} comparison={comparison} />
        ))}
      </tbody>
    </table>
  );
}

/** Differences are loud, spellings half-loud; the rest is quiet. */
const LOUD: Readonly<Record<ComparisonState, "loud" | "half" | "quiet">> = {
  different: "loud",
  same_block: "loud",
  respelt: "half",
  buyer_only: "quiet",
  delivery_only: "half",
  same: "quiet",
};

function Row({ comparison: { field, buyer, delivery, state } }: { readonly comparison: Comparison }) {
  const t = useTranslations("review.parties");
  const volume = LOUD[state];
  const cell = "break-words py-1.5 align-baseline max-sm:block";
  return (
    <tr className="border-line border-t max-sm:block max-sm:py-1">
      <th scope="row" className={cx(cell, "font-normal text-ink-3 text-xs max-sm:py-0")}>
        {t(`field.${field}`)}
      </th>
      <td className={cx(cell, "pr-4 max-sm:py-0.5 max-sm:pr-0")}>
        <Side>{t("buyer")}</Side>
        {buyer === null ? <Absent /> : <bdi>{buyer}</bdi>}
      </td>
      <td className={cx(cell, "max-sm:py-0.5", volume === "quiet" && "text-ink-3")}>
        <div
          className={cx(
            volume === "loud" && "-ml-2.5 border-ink border-l-2 pl-2",
            volume === "half" && "-ml-2.5 border-edge border-l pl-2",
          )}
        >
          <Side>{t("delivery")}</Side>
          {state === "same" ? t("state.same") : <Value text={delivery} other={volume === "loud" ? buyer : null} />}
          {state === "same" || state === "buyer_only" ? null : (
            <span className={cx("ml-2 whitespace-nowrap text-xs", volume === "loud" ? "font-semibold" : "text-ink-2")}>
              {volume === "loud" ? "≠ " : null}
              {t(`state.${state}`)}
            </span>
          )}
        </div>
      </td>
    </tr>
  );
}

const Value = ({ text, other }: { readonly text: string | null; readonly other: string | null }) =>
  text === null ? <Absent /> : <DiffText text={text} other={other} />;

/** On a small screen the columns stand under one another, and each says which it is. */
const Side = ({ children }: { readonly children: string }) => (
  <span className="mr-2 text-ink-3 text-xs sm:hidden">{children}</span>
);

const Absent = () => <span className="text-ink-3">—</span>;
