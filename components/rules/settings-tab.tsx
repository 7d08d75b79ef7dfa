"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
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

type SignalView = SettingsView["signals"][number];
const PARAMS = "params.";

/** The signals and policies in force, read-only; what differs from the engine's own is marked. */
export function SettingsTab() {
  const t = useTranslations("rules.settings");
  const common = useTranslations("common");
  const settings = useQuery(settingsOptions(useReaderLocale()));
  const [onlyChanged, setOnlyChanged] = useState(false);
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
              <Setting key={one.path} setting={one} name={one.path} />
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
  return (
    <li className="grid gap-x-4 gap-y-1 py-2 md:grid-cols-[3rem_minmax(12rem,2fr)_9rem_3fr]">
      <code className={cx("font-mono text-xs leading-6", isOff && "text-ink-3 line-through")}>{signal.code}</code>
      <div className="min-w-0">
        <p className={cx("text-sm", isOff && "text-ink-3")}>{signal.label}</p>
        <p className="text-ink-3 text-xs">{typology(signal.typology)}</p>
      </div>
      <p className="figures flex flex-wrap items-center gap-2 text-xs">
        {isOff ? <Tag>{t("off")}</Tag> : null}
        {action ? <Value setting={action} text={t(`action.${word(action.value)}`)} /> : null}
        {points ? <Value setting={points} text={t("points", { points: word(points.value) })} /> : null}
      </p>
      <dl className="grid gap-y-0.5 text-xs">
        {params.map((one) => (
          <Setting key={one.path} setting={one} name={one.path.slice(PARAMS.length)} />
        ))}
      </dl>
    </li>
  );
}

const word = (value: SettingView["value"]): string => (typeof value === "string" ? value : JSON.stringify(value));

function Setting({ setting, name }: { readonly setting: SettingView; readonly name: string }) {
  return (
    <div className="flex break-inside-avoid items-baseline justify-between gap-4 border-line/60 border-b py-0.5">
      <dt className="min-w-0 break-words font-mono text-ink-2">{name}</dt>
      <dd className="figures text-right">
        <Value setting={setting} text={word(setting.value)} />
      </dd>
    </div>
  );
}

/** A changed value in bold, with what it would be otherwise. */
function Value({ setting, text }: { readonly setting: SettingView; readonly text: string }) {
  const t = useTranslations("rules.settings");
  if (!setting.changed) return <span>{text}</span>;
  return (
    <span>
      <strong className="font-semibold text-indigo">{text}</strong>
      <span className="ml-1.5 text-ink-3">{t("standard", { value: word(setting.standard) })}</span>
    </span>
  );
}
