"use client";

import { useQuery } from "@tanstack/react-query";
import { useFormatter, useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { useReaderLocale } from "@/components/shell/use-reader-locale";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/choice";
import { cx } from "@/components/ui/cx";
import { Section } from "@/components/ui/page";
import { ErrorState, SkeletonRows } from "@/components/ui/state";
import { Tag } from "@/components/ui/tag";
import { settingsOptions } from "@/lib/rules/client";
import type { SettingsView, SettingView } from "@/lib/rules/contract";
import { useParamName } from "./use-param-name";
import { useSettingName } from "./use-setting-name";

type SignalView = SettingsView["signals"][number];
const PARAMS = "params.";

/** The signals and policies in force, read-only; what differs from the engine's own is marked. */
export function SettingsTab() {
  const t = useTranslations("rules.settings");
  const common = useTranslations("common");
  const settings = useQuery(settingsOptions(useReaderLocale()));
  const [onlyChanged, setOnlyChanged] = useState(false);
  const nameOf = useSettingName();
  if (settings.isPending) return <SkeletonRows rows={10} />;
  if (!settings.data) {
    return (
      <ErrorState
        title={t("failed")}
        action={<Button onClick={() => void settings.refetch()}>{common("action.retry")}</Button>}
      />
    );
  }
  const { signals, policies } = settings.data;
  const isShown = (all: readonly SettingView[]) => !onlyChanged || all.some(({ changed }) => changed);
  return (
    <>
      <div className="mb-4 flex flex-wrap items-center justify-between gap-3">
        <p className="max-w-prose text-ink-2 text-sm">{t("lead")}</p>
        <Checkbox checked={onlyChanged} onCheckedChange={setOnlyChanged} label={t("onlyChanged")} />
      </div>
      <Section title={t("signals")} aside={t("changed", { count: signals.filter((one) => hasChange(one)).length })}>
        <ul aria-label={t("signals")} className="divide-y divide-line">
          {signals
            .filter((signal) => isShown(signal.settings))
            .map((signal) => (
              <SignalRow key={signal.code} signal={signal} />
            ))}
        </ul>
      </Section>
      <Section title={t("policies")}>
        <dl className="columns-1 gap-x-10 text-xs md:columns-2">
          {policies
            .filter((one) => isShown([one]))
            .map((one) => (
              <Setting key={one.path} setting={one} name={nameOf(one.path)} />
            ))}
        </dl>
      </Section>
    </>
  );
}

const hasChange = ({ settings }: SignalView): boolean => settings.some(({ changed }) => changed);

function SignalRow({ signal }: { readonly signal: SignalView }) {
  const t = useTranslations("rules.settings");
  const typology = useTranslations("rules.typology");
  const value = (path: string) => signal.settings.find((one) => one.path === path) ?? null;
  const [enabled, action, points] = [value("enabled"), value("action"), value("points")];
  const params = signal.settings.filter(({ path }) => path.startsWith(PARAMS));
  const isOff = enabled?.value === false;
  const nameOf = useParamName();
  const said = useWord();
  return (
    <li className="grid items-start gap-x-6 gap-y-1 py-2.5 md:grid-cols-[2.5rem_minmax(12rem,2fr)_minmax(9rem,1fr)_minmax(0,2fr)]">
      <code className={cx("font-mono text-xs leading-6", isOff && "text-ink-3 line-through")}>{signal.code}</code>
      <div className="min-w-0">
        <p className={cx("text-sm", isOff && "text-ink-3")}>{signal.label}</p>
        <p className="text-ink-3 text-xs">{typology(signal.typology)}</p>
      </div>
      <p className="figures grid gap-0.5 text-xs leading-6">
        {isOff ? <Tag>{t("off")}</Tag> : null}
        {action ? <Value setting={action} text={said(action.value)} usual={said(action.standard)} /> : null}
        {points ? (
          <Value setting={points} text={t("points", { points: said(points.value) })} usual={said(points.standard)} />
        ) : null}
      </p>
      <dl className="divide-y divide-line/60 text-xs">
        {params.map((one) => (
          <Setting key={one.path} setting={one} name={nameOf(one.path.slice(PARAMS.length))} />
        ))}
      </dl>
    </li>
  );
}

const isList = (value: SettingView["value"]): value is (string | number)[] =>
  Array.isArray(value) && value.length > 0 && value.every((one) => typeof one === "string" || typeof one === "number");

/** A value as it is read: figures grouped, switches and verdicts and what is not set by words of the page. */
function useWord(): (value: SettingView["value"]) => string {
  const t = useTranslations("rules");
  const { number } = useFormatter();
  const between = useLocale() === "ja" ? "、" : ", ";
  return (value) => {
    if (typeof value === "boolean") return t(value ? "diff.on" : "diff.off");
    if (value === null) return t("diff.none");
    if (typeof value === "number") return number(value);
    if (isList(value)) return value.map((one) => (typeof one === "number" ? number(one) : one)).join(between);
    if (typeof value !== "string") return JSON.stringify(value);
    if (t.has(`policy.value.${value}` as never)) return t(`policy.value.${value}` as never);
    return t.has(`settings.action.${value}` as never) ? t(`settings.action.${value}` as never) : value;
  };
}

function Setting({ setting, name }: { readonly setting: SettingView; readonly name: string }) {
  const said = useWord();
  return (
    <div className="flex break-inside-avoid items-baseline justify-between gap-4 py-0.5">
      <dt className="max-w-[60%] shrink-0 break-words text-ink-2" title={setting.path}>
        {name}
      </dt>
      <dd className="figures text-right">
        <Value setting={setting} text={said(setting.value)} usual={said(setting.standard)} />
      </dd>
    </div>
  );
}

/** A changed value in bold, with what it would be otherwise. */
function Value({
  setting,
  text,
  usual,
}: {
  readonly setting: SettingView;
  readonly text: string;
  readonly usual: string;
}) {
  const t = useTranslations("rules.settings");
  if (!setting.changed) return <span>{text}</span>;
  return (
    <span>
      <strong className="font-semibold text-indigo">{text}</strong>
      <span className="ml-1.5 text-ink-3">{t("standard", { value: usual })}</span>
    </span>
  );
}
