"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { v4 } from "uuid";
import { useReaderLocale } from "@/components/shell/use-reader-locale";
import { useAnnounce } from "@/components/ui/live-region";
import { useToast } from "@/components/ui/toast";
import { addEntry, type ListReason, type ListTarget, listKeys, releaseEntry } from "@/lib/lists/client";
import type { ListEntryInput } from "@/lib/lists/contract";
import type { ListableKind, ListName } from "@/lib/shared/vocabulary";
import { shownValue } from "./shown-value";

/** With what the form begins. */
export type EntryDraft = {
  readonly list: ListName;
  readonly kind: ListableKind;
  readonly value: string;
  readonly target: ListTarget;
};

/** Kinds that stand on the buyer's side and on the ship-to's. */
export const SIDED: readonly ListableKind[] = ["name", "phone", "address", "address_block"];

export type Filled = {
  readonly list: ListName;
  readonly kind: ListableKind;
  readonly value: string;
  readonly target: ListTarget;
  readonly reason: ListReason | null;
  readonly note: string;
  readonly forcesOk: boolean;
  readonly subject: string;
  readonly expires: string | null;
};

/** The last instant of a day in Japan: the day itself is still covered. */
export const endOfDay = (day: string): string => new Date(`${day}T23:59:59.999+09:00`).toISOString();

/** What is sent; null while no reason was chosen. */
export function inputOf(filled: Filled): ListEntryInput | null {
  const { list, kind, value, target, reason, note, forcesOk, subject, expires } = filled;
  if (reason === null) return null;
  return {
    list,
    kind,
    value: value.trim(),
    target: SIDED.includes(kind) ? target : "both",
    reason,
    forcesOk: list === "allow" && forcesOk,
    ...(note.trim() === "" ? {} : { note: note.trim() }),
    ...(list === "affiliate_own" ? { subject: subject.trim() } : {}),
    ...(expires === null ? {} : { expiresAt: endOfDay(expires) }),
  };
}

/** Adds an entry, and offers to take it back. */
export function useAdd(onDone: () => void) {
  const t = useTranslations("lists.add");
  const undo = useTranslations("common.action")("undo");
  const locale = useReaderLocale();
  const queries = useQueryClient();
  const announce = useAnnounce();
  const { show, dismiss } = useToast();
  const settle = () => queries.invalidateQueries({ queryKey: listKeys.all });
  const takeBack = async (id: string): Promise<void> => {
    await releaseEntry(locale, id, t("undoReason")).then(
      () => show({ title: t("undone") }),
      () => show({ title: t("failed"), tone: "bad" }),
    );
    await settle();
  };
  return useMutation({
    mutationFn: (input: ListEntryInput) => addEntry(locale, input, v4()),
    onSuccess: (entry) => {
      const fresh = Date.now() - Date.parse(entry.createdAt) < JUST_NOW_MS;
      const said = t(fresh ? "saved" : "known", { value: shownValue(entry.kind, entry.value) });
      announce(said);
      const action = { label: undo, onPress: () => void takeBack(entry.id).then(() => dismiss(toast)) };
      const toast = show({
        title: said,
        tone: fresh ? "good" : "plain",
        ...(fresh ? { action, timeoutMs: UNDO_MS } : {}),
      });
      void settle();
      onDone();
    },
  });
}

const UNDO_MS = 12_000;
/** The server answers an entry that stood there before as it stands: only a new one may be taken back. */
const JUST_NOW_MS = 60_000;
