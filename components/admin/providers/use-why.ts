"use client";

import { useTranslations } from "next-intl";

const HTTP = /^http_(\d+)$/;

/** Why a provider did not answer, in words; the word of the machine where there are none. */
export function useWhy(): (why: string) => string {
  const t = useTranslations("outside.providers");
  return (why) => {
    const [, status] = HTTP.exec(why) ?? [];
    if (status !== undefined) return t("whyHttp", { status });
    return t.has(`why.${why}`) ? t(`why.${why}`) : why;
  };
}
