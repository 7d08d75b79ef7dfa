"use client";

import { useTranslations } from "next-intl";
import { Stroke } from "@/components/ui/stroke";
import type { Alert } from "@/lib/alerts/contract";
import { figureIn } from "./use-alert-texts";

type Measured = Pick<Alert, "code" | "evidence">;

const UNIT = {
  C19: "percent",
  C20: "percent",
  D06: "orders",
  A02: "percent",
  A07: "percent",
  A08: "percent",
  A09: "percent",
  A10: "percent",
  A13: "conversions",
  A14: "percent",
} as const satisfies Record<Alert["code"], string>;

type Absolute = "C19" | "C20";
/** Where authorisations fail, nothing else is needed to compare with. */
const isCompared = (code: Alert["code"]): code is Exclude<Alert["code"], Absolute> => code !== "C19" && code !== "C20";

/** What was measured, against what is usual and from what on it counts: three strokes on one scale. */
export function Measure({ alert: { code, evidence } }: { readonly alert: Measured }) {
  const t = useTranslations("alerts");
  const measured = figureIn(evidence, "measured");
  const usual = figureIn(evidence, "usual");
  const threshold = figureIn(evidence, "threshold");
  if (measured === null) return null;
  const scale = Math.max(measured, usual ?? 0, threshold ?? 0) || 1;
  const minutes = figureIn(evidence, "windowMinutes") ?? 0;
  const said = (value: number) => t(`unit.${UNIT[code]}`, { value });
  const beside = isCompared(code) ? t(`usualOf.${code}`, { minutes }) : null;
  return (
    <figure>
      <figcaption className="mb-2 text-ink-2 text-xs">{t(`measure.${code}`, { minutes })}</figcaption>
      <dl className="grid grid-cols-[max-content_minmax(4rem,16rem)_max-content] items-baseline gap-x-4 gap-y-1.5 text-sm">
        <Bar name={t("detail.measured")} share={measured / scale} value={said(measured)} strong />
        {usual === null ? null : (
          <Bar name={t("detail.usual")} share={usual / scale} value={said(usual)} note={beside} />
        )}
        {threshold === null ? null : (
          <Bar name={t("detail.threshold")} share={threshold / scale} value={said(threshold)} />
        )}
      </dl>
      {usual === null && beside !== null ? <p className="mt-1.5 text-ink-3 text-xs">{t("detail.noUsual")}</p> : null}
    </figure>
  );
}

function Bar({
  name,
  share,
  value,
  note,
  strong = false,
}: {
  readonly name: string;
  readonly share: number;
  readonly value: string;
  readonly note?: string | null;
  readonly strong?: boolean;
}) {
  return (
    <div className="contents">
      <dt className="text-ink-3 text-xs">{name}</dt>
      <dd aria-hidden="true">
        <Stroke strength={share} label={null} className={strong ? "w-full!" : "w-full! opacity-45"} />
      </dd>
      <dd className={strong ? "figures font-semibold" : "figures text-ink-2"}>
        {value}
        {note ? <span className="ml-2 text-ink-3 text-xs max-sm:hidden">{note}</span> : null}
      </dd>
    </div>
  );
}
