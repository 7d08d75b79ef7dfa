import { useTranslations } from "next-intl";
import { useParamName } from "./use-param-name";

const ALERT = /^alerts\.([A-Z]\d\d)\.(?:params\.)?(\w+)$/;
const BAND = /^bands\.(?:typologies\.)?(\w+)\.(hold|ng)$/;
const RULE_POINTS = /^rulePoints\.(HOLD|NG)$/;

/** What a setting is called that belongs to no signal, by its path in the document; the path itself where there is no name. */
export function useSettingName(): (path: string) => string {
  const policy = useTranslations("rules.policy");
  const alert = useTranslations("alerts.signal");
  const paramName = useParamName();
  const scoreName = useScoreName();
  const named = (path: string): string | null => (policy.has(path as never) ? policy(path as never) : null);
  return (path) => {
    const [, code, param] = ALERT.exec(path) ?? [];
    if (code !== undefined && param !== undefined) {
      const label = alert(`${code}.label` as never);
      return param === "enabled"
        ? policy("alert", { code, label })
        : policy("alertParam", { code, label, name: paramName(param) });
    }
    const [, whole = "", part = ""] = /^(.+\..+)\.(\w+)$/.exec(path) ?? [];
    const name = named(whole);
    return scoreName(path) ?? named(path) ?? (name === null ? path : policy("of", { name, part }));
  };
}

/** From which score on something follows, or what a rule adds to it; null for any other path. */
function useScoreName(): (path: string) => string | null {
  const t = useTranslations("rules");
  const verdictOf = (word: string) => t(/ng/i.test(word) ? "effect.NG" : "effect.HOLD");
  return (path) => {
    const [, kind, from] = BAND.exec(path) ?? [];
    if (kind !== undefined && from !== undefined) {
      const typology = kind === "total" ? t("diff.total") : t(`typology.${kind}` as never);
      return t("diff.band", { kind: typology, verdict: verdictOf(from) });
    }
    const [, effect] = RULE_POINTS.exec(path) ?? [];
    return effect === undefined ? null : t("diff.rulePoints", { verdict: verdictOf(effect) });
  };
}
