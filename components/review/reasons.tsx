"use client";

import Link from "next/link";
import { useTranslations } from "next-intl";
import { Section } from "@/components/ui/page";
import { Stroke } from "@/components/ui/stroke";
import type { CaseDetail, CaseReason } from "@/lib/review/contract";

/** Why the order was held: strongest first, each with its strength as an ink stroke and its evidence in a sentence. */
export function Reasons({ detail }: { readonly detail: Pick<CaseDetail, "reasons" | "rulesFired"> }) {
  const t = useTranslations("review.reasons");
  const against = detail.reasons.filter((reason) => reason.action !== "trust");
  const trust = detail.reasons.filter((reason) => reason.action === "trust");
  return (
    <Section title={t("title")} aside={<span className="max-sm:hidden">{t("aside")}</span>}>
      {against.length + detail.rulesFired.length === 0 ? <p className="py-2 text-ink-2">{t("none")}</p> : null}
      <ol>
        {detail.rulesFired.map((rule) => (
          <RuleRow key={rule.ruleId} rule={rule} />
        ))}
        {against.map((reason) => (
          <ReasonRow key={reason.code} reason={reason} />
        ))}
      </ol>
      {trust.length > 0 ? (
        <>
          <h3 className="mt-4 mb-1 text-ink-2 text-xs">{t("trust")}</h3>
          <ol>
            {trust.map((reason) => (
              <ReasonRow key={reason.code} reason={reason} />
            ))}
          </ol>
        </>
      ) : null}
    </Section>
  );
}

const ROW = "grid grid-cols-[6.5rem_minmax(0,1fr)] gap-x-4 border-line border-b py-2.5 max-sm:grid-cols-1";

/** A rule of the merchant's own that fired; its name leads to what it asks. */
function RuleRow({ rule }: { readonly rule: CaseDetail["rulesFired"][number] }) {
  const t = useTranslations("review.reasons");
  return (
    <li className={ROW}>
      <p className="text-ink-2 text-xs leading-6">{t("rules")}</p>
      <p>
        <Link
          href={`/rules?rule=${encodeURIComponent(rule.ruleId)}`}
          prefetch={false}
          className="font-semibold underline decoration-line underline-offset-4 hover:text-indigo"
        >
          <bdi>{rule.name}</bdi>
        </Link>
      </p>
    </li>
  );
}

function ReasonRow({ reason }: { readonly reason: CaseReason }) {
  const t = useTranslations("review.reasons");
  const trust = reason.action === "trust";
  return (
    <li className={ROW}>
      <div className="flex items-center gap-2 max-sm:mb-1 sm:block sm:pt-0.5">
        <Stroke
          strength={reason.points / 1_000}
          label={null}
          tone={trust ? "verdigris" : "ink"}
          className="h-2.5! w-full! max-sm:w-24!"
        />
        <p className="figures text-ink-2 text-xs">
          {trust ? t("pointsOff", { points: reason.points }) : t("points", { points: reason.points })}
        </p>
      </div>
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
