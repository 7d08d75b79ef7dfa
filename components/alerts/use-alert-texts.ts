"use client";

import { useTranslations } from "next-intl";
import type { Alert } from "@/lib/alerts/contract";

type Evidence = Alert["evidence"];

export const figureIn = (evidence: Evidence, name: string): number | null => {
  const value = evidence[name];
  return typeof value === "number" ? value : null;
};

/** Texts of signals take numbers and words. */
const spoken = (evidence: Evidence): Record<string, string | number> =>
  Object.fromEntries(
    Object.entries(evidence).map(([name, value]) => [name, typeof value === "boolean" ? String(value) : value]),
  );

/** What a signal says of a group, and the group, in words. */
export function useAlertTexts() {
  const t = useTranslations("alerts");
  return {
    label: ({ code }: Pick<Alert, "code">): string => t(`signal.${code}.label`),
    help: ({ code }: Pick<Alert, "code">): string => t(`signal.${code}.help`),
    sentence: ({ code, evidence }: Pick<Alert, "code" | "evidence">): string =>
      t(`signal.${code}.message`, spoken(evidence)),
    subject: ({ subject, shop }: Pick<Alert, "subject" | "shop">): string => {
      switch (subject.type) {
        case "shop":
          return shop?.name ?? subject.text;
        case "area":
          return areaText(t, subject.text);
        case "bin":
        case "affiliate":
          return subject.text;
        default:
          return subject.type satisfies never;
      }
    },
  };
}

/** `prefecture|from|to` in yen; no `to`: open. */
function areaText(t: ReturnType<typeof useTranslations<"alerts">>, text: string): string {
  const [prefecture = "", low = "0", high = ""] = text.split("|");
  const [from, to] = [Number(low), Number(high)];
  if (high === "") return t("subject.bandOpen", { prefecture, from });
  return from === 0 ? t("subject.bandUnder", { prefecture, to }) : t("subject.band", { prefecture, from, to });
}
