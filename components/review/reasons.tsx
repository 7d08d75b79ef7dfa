"use client";

import Link from "next/link";
import { useTranslations } from "next-intl";
import { Section } from "@/components/ui/page";
import { Stroke } from "@/components/ui/stroke";
import type { CaseDetail, CaseReason, FiredRule } from "@/lib/review/contract";
import { type Finding, rankReasons } from "./rank-reasons";

/** Why the order was held: strongest first, each with its strength as an ink stroke and its evidence in a sentence. */
export function Reasons({ detail }: { readonly detail: Pick<CaseDetail, "reasons" | "rulesFired"> }) {
  const t = useTranslations("review.reasons");
  const { against, inFavour } = rankReasons(detail);
  const isSeveral = against.length + inFavour.length > 1;
  return (
    <Section title={t("title")} aside={isSeveral ? t("aside") : null}>
      {against.length === 0 ? <p className="py-2 text-ink-2">{t("none")}</p> : null}
      <Findings findings={against} />
      {inFavour.length > 0 ? (
        <>
          <h3 className="mt-4 mb-1 text-ink-2 text-xs">{t("trust")}</h3>
          <Findings findings={inFavour} />
        </>
      ) : null}
    </Section>
  );
}

const Findings = ({ findings }: { readonly findings: readonly Finding[] }) => (
  <ol>
    {findings.map((one) =>
      one.kind === "rule" ? (
        <RuleRow key={`rule ${one.rule.ruleId}`} rule={one.rule} />
      ) : (
        <ReasonRow key={one.reason.code} reason={one.reason} />
      ),
    )}
  </ol>
);

const ROW = "grid grid-cols-[6.5rem_minmax(0,1fr)] gap-x-4 border-line border-b py-2.5 max-sm:grid-cols-1";

/** A rule of the merchant's own that fired, and what they wrote of it; its name leads to what it asks. */
function RuleRow({ rule: { ruleId, name, description, action, points } }: { readonly rule: FiredRule }) {
  const t = useTranslations("review.reasons");
  return (
    <li className={ROW}>
      {action === "score" ? (
        <Strength points={Math.abs(points)} lowers={points < 0} />
      ) : (
        <p className="text-ink-2 text-xs leading-6">{t("rules")}</p>
      )}
      <div className="min-w-0">
        <p className="flex flex-wrap items-baseline gap-x-2">
          <Link
            href={`/rules?rule=${encodeURIComponent(ruleId)}`}
            prefetch={false}
            className="font-semibold underline decoration-line underline-offset-4 hover:text-indigo"
          >
            <bdi>{name}</bdi>
          </Link>
          <span className="text-ink-3 text-xs">{action === "score" ? t("rules") : t(`action.${action}`)}</span>
        </p>
        {description === "" ? null : (
          <p className="text-ink-2">
            <bdi>{description}</bdi>
          </p>
        )}
      </div>
    </li>
  );
}

function ReasonRow({ reason }: { readonly reason: CaseReason }) {
  const t = useTranslations("review.reasons");
  return (
    <li className={ROW}>
      <Strength points={reason.points} lowers={reason.action === "trust"} />
      <div className="min-w-0">
        <p className="flex flex-wrap items-baseline gap-x-2">
          <span className="font-semibold">{reason.label}</span>
          <span className="text-ink-3 text-xs">
            {reason.code}
            {reason.action === "NG" || reason.action === "HOLD" ? ` · ${t(`action.${reason.action}`)}` : null}
          </span>
          <Where reason={reason} />
        </p>
        {reason.message === "" ? null : <p className="text-ink-2">{reason.message}</p>}
      </div>
    </li>
  );
}

/** What it is worth, as a stroke and in points. */
function Strength({ points, lowers }: { readonly points: number; readonly lowers: boolean }) {
  const t = useTranslations("review.reasons");
  return (
    <div className="flex items-center gap-2 max-sm:mb-1 sm:block sm:pt-0.5">
      <Stroke
        strength={points / 1_000}
        label={null}
        tone={lowers ? "verdigris" : "ink"}
        className="h-2.5! w-full! max-sm:w-24!"
      />
      <p className="figures text-ink-2 text-xs">{lowers ? t("pointsOff", { points }) : t("points", { points })}</p>
    </div>
  );
}

const PLACES_SHOWN = 3;

/** Which parts of the order the reason speaks of: where to look next. */
function Where({ reason }: { readonly reason: CaseReason }) {
  const t = useTranslations("review.touchpoint");
  const places = reason.touchpoints.slice(0, PLACES_SHOWN);
  return places.length === 0 ? null : (
    <span className="ml-auto text-ink-3 text-xs max-sm:hidden">{places.map((place) => t(place)).join(" · ")}</span>
  );
}

/** What the engine could not answer, by cause. Questions that do not arise for this order are left out. */
export function NotEvaluated({ detail }: { readonly detail: Pick<CaseDetail, "notEvaluated"> }) {
  const t = useTranslations("review.unknown");
  const open = detail.notEvaluated.filter(({ why }) => why !== "not_applicable");
  if (open.length === 0) return null;
  const causes = [...new Set(open.map(({ because }) => because))];
  return (
    <Section title={t("title")}>
      <p className="mb-2 text-ink-2">{t("lead", { count: open.length })}</p>
      <dl className="grid gap-1.5">
        {causes.map((cause) => (
          <div key={cause} className="grid grid-cols-[minmax(0,19rem)_minmax(0,1fr)] gap-x-4 max-sm:grid-cols-1">
            <dt className="text-ink-3 text-xs leading-6">{cause}</dt>
            <dd className="flex flex-wrap gap-x-3">
              {open.map(({ because, code, label }) =>
                because === cause ? (
                  <span key={code} className="underline decoration-line decoration-dashed underline-offset-4">
                    {label}
                  </span>
                ) : null,
              )}
            </dd>
          </div>
        ))}
      </dl>
    </Section>
  );
}
