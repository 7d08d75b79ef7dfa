"use client";

import { useLocale } from "next-intl";
import { asLocale } from "@/lib/i18n/config";
import type { Locale } from "@/lib/shared/vocabulary";

/** The language of the page, as the API takes it. */
export const useReaderLocale = (): Locale => asLocale(useLocale()) ?? "ja";
