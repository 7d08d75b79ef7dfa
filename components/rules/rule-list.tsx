"use client";

import { useFormatter, useTranslations } from "next-intl";
import { cx } from "@/components/ui/cx";
import { Tag } from "@/components/ui/tag";
import { Time } from "@/components/ui/time";
import type { PublishedRule, UsageView } from "@/lib/rules/contract";
import { EffectMark } from "./effect";
import type { RuleChange } from "./ruleset-diff";

export type ListedRule = { readonly rule: PublishedRule; readonly change: RuleChange["kind"] | null };

/** The rules in the order of their position, with how often each fired. `usage` is null while it is counted or where it failed. */
export function RuleList({
  rules,
  usage,
  current,
  onOpen,
}: {
  readonly rules: readonly ListedRule[];
  readonly usage: UsageView | null;
  readonly current: string | null;
  readonly onOpen: (ruleId: string) => void;
}) {
  const t = useTranslations("rules.list");
  const firings = new Map(usage?.rules.map((one) => [one.ruleId, one]));
  return (
    <div className="@container">
      <div aria-hidden="true" className={cx(ROW, "h-8 border-ink border-b text-ink-3 text-xs")}>
        <span>{t("effect")}</span>
        <span>{t("name")}</span>
        <span className="text-right">{t("last7d")}</span>
        <span className="text-right">{t("last30d")}</span>
        <span className="@max-md:hidden text-right">{t("lastFired")}</span>
      </div>
      <ul aria-label={t("label")}>
        {rules.map(({ rule, change }) => (
          <li
            key={rule.id}
            aria-current={rule.id === current ? "true" : undefined}
            className={cx(
              "relative border-line border-b",
              rule.id === current &&
                "bg-indigo-wash before:absolute before:inset-y-0 before:left-0 before:w-0.5 before:bg-indigo",
            )}
          >
            <button
              type="button"
              onClick={() => onOpen(rule.id)}
              className={cx(ROW, "-outline-offset-2! min-h-row w-full py-1.5 text-left hover:bg-sunk")}
            >
              <Cells rule={rule} change={change} fired={usage ? (firings.get(rule.id) ?? NEVER) : null} />
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}

const ROW =
  "grid grid-cols-[2.75rem_1fr_3rem_3.25rem] @md:grid-cols-[2.75rem_1fr_3.5rem_3.5rem_6.5rem] items-center gap-x-3 px-2";
const NEVER = { last7d: 0, last30d: 0, lastFiredAt: null } as const;
type Fired = { readonly last7d: number; readonly last30d: number; readonly lastFiredAt: string | null };

function Cells({ rule, change, fired }: ListedRule & { readonly fired: Fired | null }) {
  const t = useTranslations("rules.list");
  const format = useFormatter();
  const gone = change === "removed";
  return (
    <>
      <EffectMark effect={rule.effect} />
      <span className="min-w-0">
        <bdi className={cx("text-sm", (!rule.enabled || gone) && "text-ink-3", gone && "line-through")}>
          {rule.name || t("unnamed")}
        </bdi>
        <span className="ml-2 inline-flex gap-1.5 align-middle">
          {change ? <Tag tone="act">{t(change)}</Tag> : null}
          {rule.enabled ? null : <Tag>{t("disabled")}</Tag>}
        </span>
      </span>
      <span className="figures text-right text-xs">
        <span className="sr-only">{t("last7d")} </span>
        {fired ? format.number(fired.last7d) : "—"}
      </span>
      <span className="figures text-right text-xs">
        <span className="sr-only">{t("last30d")} </span>
        {fired ? format.number(fired.last30d) : "—"}
      </span>
      <span className="@max-md:hidden text-right text-ink-3 text-xs">
        {fired?.lastFiredAt ? <Time at={fired.lastFiredAt} relative /> : "—"}
      </span>
    </>
  );
}
