import "server-only";
import { z } from "zod";
import type { UserActor } from "@/lib/access/actor";
import en from "@/lib/i18n/messages/en/signals.json";
import ja from "@/lib/i18n/messages/ja/signals.json";
import { withTenant } from "@/lib/platform/tenant";
import { DEFAULT_RISK_SETTINGS, riskSettings } from "@/lib/risk/settings";
import { SIGNALS } from "@/lib/risk/signals";
import { signalLabel } from "@/lib/screening/reason-texts";
import type { Locale } from "@/lib/shared/vocabulary";
import type { SettingsView, SettingView } from "./contract";
import { currentRuleset } from "./store";

/** The settings in force, whole: what the published document leaves out is the engine's own. */
export async function getSettings(actor: UserActor, locale: Locale): Promise<SettingsView> {
  const { version, settings } = await withTenant(actor.organizationId, currentRuleset);
  const { signals, version: _, ...policies } = riskSettings.parse(settings);
  const { signals: standardSignals, version: __, ...standardPolicies } = DEFAULT_RISK_SETTINGS;
  return {
    version,
    signals: SIGNALS.map(({ code, typology }) => ({
      code,
      label: signalLabel(code, locale),
      help: helpOf(code, locale),
      typology,
      settings: compared(signals[code], standardSignals[code]),
    })),
    policies: compared(policies, standardPolicies),
  };
}

const texts = z.record(z.string(), z.unknown());
const withHelp = z.object({ help: z.string() });

function helpOf(code: string, locale: Locale): string {
  const text = withHelp.safeParse(texts.parse(locale === "ja" ? ja : en)[code]);
  return text.success ? text.data.help : "";
}

/** The leaves of a document beside those of the standard; a list is a leaf. */
function compared(own: unknown, standard: unknown): SettingView[] {
  const theirs = new Map(leaves(standard, []));
  return leaves(own, []).map(([path, value]) => {
    const usual = theirs.get(path) ?? null;
    return { path, value, standard: usual, changed: JSON.stringify(value) !== JSON.stringify(usual) };
  });
}

type Leaf = readonly [path: string, value: z.infer<ReturnType<typeof z.json>>];

function leaves(node: unknown, path: readonly string[]): Leaf[] {
  if (typeof node === "object" && node !== null && !Array.isArray(node)) {
    return Object.entries(node).flatMap(([key, child]) => leaves(child, [...path, key]));
  }
  return [[path.join("."), z.json().parse(node)]];
}
