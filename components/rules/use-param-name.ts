import { useTranslations } from "next-intl";

/** What a threshold is called, by the name that the engine gives it; that name itself where there is no other. */
export function useParamName(): (name: string) => string {
  const t = useTranslations("rules.param");
  // Names come from the engine; whether a text exists is only known by asking.
  return (name) => (t.has(name as never) ? t(name as never) : name);
}
