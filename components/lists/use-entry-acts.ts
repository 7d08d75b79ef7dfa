"use client";

import { type InfiniteData, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useReaderLocale } from "@/components/shell/use-reader-locale";
import { useAnnounce } from "@/components/ui/live-region";
import { useToast } from "@/components/ui/toast";
import { changeExpiry, listKeys, releaseEntry, restoreEntry } from "@/lib/lists/client";
import type { EntryList, ShownEntry } from "@/lib/lists/console-contract";
import { ConsoleProblem } from "@/lib/shared/ask-console";
import { shownValue } from "./shown-value";

type Pages = InfiniteData<EntryList, string | null>;

/** What can be done to an entry: shown at once, put back loudly when the server refuses, and with a way back when it does not. */
export function useEntryActs() {
  const t = useTranslations("lists.entry");
  const undo = useTranslations("common.action")("undo");
  const locale = useReaderLocale();
  const queries = useQueryClient();
  const announce = useAnnounce();
  const { show, dismiss } = useToast();

  const settle = () => queries.invalidateQueries({ queryKey: listKeys.all });
  const apply = (id: string, change: Partial<ShownEntry>) => {
    void queries.cancelQueries({ queryKey: listKeys.entries() });
    const before = queries.getQueriesData<Pages>({ queryKey: listKeys.entries() });
    queries.setQueriesData<Pages>({ queryKey: listKeys.entries() }, (pages) => changed(pages, id, change));
    return () => {
      for (const [key, data] of before) queries.setQueryData(key, data);
    };
  };
  const failed = (title: string, error: unknown) => {
    const detail = error instanceof ConsoleProblem ? (error.errors[0]?.message ?? error.detail) : "";
    show({ title, description: detail, tone: "bad" });
  };
  const done = (title: string, back: () => Promise<unknown>) => {
    announce(title);
    const toast = show({
      title,
      tone: "good",
      timeoutMs: UNDO_MS,
      action: {
        label: undo,
        onPress: () => {
          dismiss(toast);
          void back();
        },
      },
    });
  };

  const restore = async (entry: ShownEntry): Promise<void> => {
    try {
      await restoreEntry(locale, entry.id);
      show({ title: t("restored", { value: shownValue(entry.kind, entry.value) }), tone: "good" });
    } catch (error) {
      failed(t("restoreFailed"), error);
    }
    await settle();
  };
  const release = async (entry: ShownEntry, reason: string): Promise<void> => {
    const putBack = apply(entry.id, { state: "released", releaseReason: reason });
    try {
      await releaseEntry(locale, entry.id, reason);
      done(t("released", { value: shownValue(entry.kind, entry.value) }), () => restore(entry));
    } catch (error) {
      putBack();
      failed(t("releaseFailed"), error);
    }
    await settle();
  };
  const moveExpiry = async (entry: ShownEntry, expiresAt: string | null): Promise<void> => {
    const putBack = apply(entry.id, { expiresAt });
    try {
      const moved = await changeExpiry(locale, entry.id, { expiresAt, expected: entry.expiresAt });
      done(t("expirySaved"), () => moveExpiry(moved, entry.expiresAt));
    } catch (error) {
      putBack();
      failed(t("expiryFailed"), error);
    }
    await settle();
  };
  return { release, restore, moveExpiry };
}

const UNDO_MS = 12_000;

function changed(pages: Pages | undefined, id: string, change: Partial<ShownEntry>): Pages | undefined {
  if (!pages) return pages;
  const one = (entry: ShownEntry) => (entry.id === id ? { ...entry, ...change } : entry);
  return { ...pages, pages: pages.pages.map((page) => ({ ...page, items: page.items.map(one) })) };
}
