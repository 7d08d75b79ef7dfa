"use client";

import { useQuery } from "@tanstack/react-query";
import { useFormatter, useTranslations } from "next-intl";
import { parting } from "@/components/review/diff-text";
import { useReaderLocale } from "@/components/shell/use-reader-locale";
import { Tag } from "@/components/ui/tag";
import { settingsOptions } from "@/lib/rules/client";
import type { PublishedRule } from "@/lib/rules/contract";
import { EffectMark, useEffectText } from "./effect";
import type { RuleChange, RulePart, SettingChange } from "./ruleset-diff";
import { useParamName } from "./use-param-name";
import { useSettingName } from "./use-setting-name";

/** What sets two sets of rules apart, rule by rule, each changed part before and after. */
export function ChangeList({
  changes,
  settings = [],
}: {
  readonly changes: readonly RuleChange[];
  readonly settings?: readonly SettingChange[];
}) {
  const t = useTranslations("rules.diff");
  const valueText = useValueText();
  if (changes.length + settings.length === 0) return <p className="text-ink-2 text-sm">{t("same")}</p>;
  return (
    <ul className="divide-y divide-line border-line border-y">
      {changes.map((change) => (
        <li key={change.ruleId} className="grid gap-2 py-2.5">
          <Change change={change} />
        </li>
      ))}
      {settings.map(({ path, before, after }) => (
        <li key={path} className="flex flex-wrap items-baseline gap-x-3 py-1.5 text-xs">
          <Tag tone="act">{t("setting")}</Tag>
          <SettingPath path={path} />
          <span className="figures ml-auto">
            <del className="text-ink-3 no-underline">{before === null ? t("standard") : valueText(before)}</del>
            {" → "}
            <ins className="font-medium no-underline">{after === null ? t("standard") : valueText(after)}</ins>
          </span>
        </li>
      ))}
    </ul>
  );
}

/** A word without the quotes that JSON gives it. */
const plain = (json: string): string => json.replace(/^"(.*)"$/s, "$1");

/** The word for an action where it is one, a number as it is read, else the value as it is written. */
function useValueText(): (json: string) => string {
  const t = useTranslations("rules.settings.action");
  const { number } = useFormatter();
  return (json) => {
    const word = plain(json);
    if (/^\d+$/.test(json)) return number(Number(json));
    return t.has(word as never) ? t(word as never) : word;
  };
}

/** A setting by what it is called: `C04 同一配送先・別名義 名義の数`, a band of scores, a policy. */
function SettingPath({ path }: { readonly path: string }) {
  const nameOf = useParamName();
  const settingName = useSettingName();
  const { data } = useQuery(settingsOptions(useReaderLocale()));
  const [, code, name] = /^signals\.([A-Z]\d\d)\.(?:params\.)?(\w+)$/.exec(path) ?? [];
  if (code !== undefined && name !== undefined) {
    return (
      <span title={path} className="flex flex-wrap gap-x-2">
        <code className="font-mono text-ink-3">{code}</code>
        <span>{data?.signals.find((signal) => signal.code === code)?.label}</span>
        <span className="text-ink-2">{nameOf(name)}</span>
      </span>
    );
  }
  return <span title={path}>{settingName(path)}</span>;
}

function Change({ change }: { readonly change: RuleChange }) {
  const t = useTranslations("rules.diff");
  const rule = change.kind === "removed" ? change.before : change.after;
  return (
    <>
      <p className="flex flex-wrap items-center gap-3 text-sm">
        <Tag tone={change.kind === "removed" ? "bad" : "act"}>{t(change.kind)}</Tag>
        <EffectMark effect={rule.effect} />
        <bdi className="font-medium">{rule.name}</bdi>
        <code className="font-mono text-ink-3 text-xs">{change.ruleId}</code>
      </p>
      {change.kind === "changed" ? (
        <dl className="grid gap-1.5 text-xs">
          {change.parts.map((part) => (
            <Part key={part} part={part} before={change.before} after={change.after} />
          ))}
        </dl>
      ) : (
        <pre className="whitespace-pre-wrap break-words font-mono text-ink-2 text-xs">{rule.condition}</pre>
      )}
    </>
  );
}

function Part({ part, before, after }: { part: RulePart; before: PublishedRule; after: PublishedRule }) {
  const t = useTranslations("rules.diff");
  const text = usePartText();
  const [old, now] = [text(before, part), text(after, part)];
  const mono = part === "condition" ? "whitespace-pre-wrap break-words font-mono" : "";
  return (
    <div className="grid gap-x-3 gap-y-0.5 sm:grid-cols-[6rem_1fr]">
      <dt className="text-ink-3">{t(`part.${part}`)}</dt>
      <dd className={`grid gap-0.5 ${mono}`}>
        <del className="border-vermilion border-l-2 bg-vermilion-wash/50 px-2 py-0.5 no-underline">
          <span className="sr-only">{t("before")} </span>
          <Marked text={old} other={now} />
        </del>
        <ins className="border-verdigris border-l-2 bg-verdigris-wash/50 px-2 py-0.5 no-underline">
          <span className="sr-only">{t("after")} </span>
          <Marked text={now} other={old} />
        </ins>
      </dd>
    </div>
  );
}

/** The stretch in which two texts part, in bold. */
function Marked({ text, other }: { readonly text: string; readonly other: string }) {
  const { before, own, after } = parting(text, other);
  return (
    <bdi>
      {before}
      <strong className="font-bold underline decoration-1 underline-offset-4">{own}</strong>
      {after}
    </bdi>
  );
}

function usePartText() {
  const t = useTranslations("rules.diff");
  const effectText = useEffectText();
  return (rule: PublishedRule, part: RulePart): string => {
    switch (part) {
      case "name":
      case "condition":
        return rule[part];
      case "description":
        return rule.description ?? t("none");
      case "enabled":
        return t(rule.enabled ? "on" : "off");
      case "effect":
        return effectText(rule.effect);
      default:
        return part satisfies never;
    }
  };
}
