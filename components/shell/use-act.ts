"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { createContext, useCallback, useContext, useSyncExternalStore } from "react";
import { v4 } from "uuid";
import { useToast } from "@/components/ui/toast";
import { ConsoleProblem } from "@/lib/shared/ask-console";
import type { ActOutbox, OutboxState, StoredAct } from "./act-outbox";

export type ActRequest<Answer> = {
  /** Below `/api/console`, by POST; the route takes an idempotency key as all of them do. */
  readonly path: string;
  readonly body: unknown;
  /** What it is, in the reader's language: "Approve order A-1". Said in the undo, while it waits, and when it fails. */
  readonly label: string;
  /** The id of what it is about: lists leave it out while the server has not heard (`useUnsentSubjects`). */
  readonly subject?: string;
  /** Changes what is shown, at once; answers how to put it back. */
  readonly apply?: () => () => void;
  /** Query keys to ask for again when it is settled. */
  readonly refresh?: readonly (readonly unknown[])[];
  /** How long it can be taken back, in milliseconds; 0 = it is sent at once. */
  readonly undoMs?: number;
  readonly onSaved?: (answer: Answer) => void;
  /** Called after things were put back. Without it, a toast says that it failed and why, until it is dismissed. */
  readonly onFailed?: (error: unknown) => void;
  readonly onUndone?: () => void;
};

export const OutboxContext = createContext<ActOutbox | null>(null);

/**
 * Does something at once and tells the server behind it: an optimistic change with an undo window, kept and said while there is no
 * connection, sent again after a reload or a new sign-in, put back loudly when the server refuses. Answers how to take it back.
 */
export function useAct(): <Answer>(request: ActRequest<Answer>) => { undo: () => boolean } {
  const t = useTranslations("shell.act");
  const undoWord = useTranslations("common.action")("undo");
  const outbox = useContext(OutboxContext);
  const queries = useQueryClient();
  const { show, dismiss } = useToast();
  const sayFailed = useFailureToast();

  return useCallback(
    <Answer>(request: ActRequest<Answer>) => {
      const { path, body, label, subject = null, refresh = [], undoMs = 0 } = request;
      if (!outbox) throw new Error("useAct needs the console's frame");
      const refreshAll = () => Promise.all(refresh.map((queryKey) => queries.invalidateQueries({ queryKey })));
      for (const queryKey of refresh) void queries.cancelQueries({ queryKey });
      const putBack = request.apply?.();
      const ends = {
        saved: (answer: unknown) => {
          request.onSaved?.(answer as Answer);
          return refreshAll();
        },
        failed: (error: unknown) => {
          putBack?.();
          if (request.onFailed) request.onFailed(error);
          else sayFailed(label, error);
          void refreshAll();
        },
      };
      const sent = outbox.add({ attempt: v4(), path, body, label, subject, refresh }, ends, undoMs);
      let toast: string | null = null;
      const undo = () => {
        if (toast !== null) dismiss(toast);
        if (!sent.undo()) return false;
        putBack?.();
        request.onUndone?.();
        void refreshAll();
        return true;
      };
      if (undoMs > 0) {
        const onPress = () => {
          if (!undo()) show({ title: t("tooLate", { label }), tone: "warn" });
        };
        toast = show({ title: label, timeoutMs: undoMs, action: { label: undoWord, onPress } });
      }
      return { undo };
    },
    [outbox, queries, show, dismiss, sayFailed, t, undoWord],
  );
}

/** Says that an act failed and why, until it is dismissed. */
export function useFailureToast(): (label: string, error: unknown) => void {
  const t = useTranslations("shell.act");
  const { show } = useToast();
  return useCallback(
    (label, error) => {
      const detail = error instanceof ConsoleProblem ? error.detail : "";
      show({ title: t("failed", { label }), description: detail || t("unknown"), tone: "bad" });
    },
    [t, show],
  );
}

const NOTHING: OutboxState = { waiting: 0, subjects: new Set() };
const none = () => () => undefined;

export function useOutboxState(): OutboxState {
  const outbox = useContext(OutboxContext);
  return useSyncExternalStore(outbox?.subscribe ?? none, outbox?.state ?? (() => NOTHING), () => NOTHING);
}

/** What was acted upon and is still listed by a server that has not heard of it. */
export const useUnsentSubjects = (): ReadonlySet<string> => useOutboxState().subjects;

/** How an act that a reload interrupted ends: whoever began it is no longer there to say. */
export function useResumedEnds(): (act: StoredAct) => {
  saved: () => Promise<unknown>;
  failed: (error: unknown) => void;
} {
  const t = useTranslations("shell.act");
  const queries = useQueryClient();
  const { show } = useToast();
  const sayFailed = useFailureToast();
  return useCallback(
    ({ label, refresh }) => {
      const refreshAll = () => Promise.all(refresh.map((queryKey) => queries.invalidateQueries({ queryKey })));
      return {
        saved: () => {
          show({ title: t("sentLate", { label }) });
          return refreshAll();
        },
        failed: (error) => {
          sayFailed(label, error);
          void refreshAll();
        },
      };
    },
    [queries, show, sayFailed, t],
  );
}
