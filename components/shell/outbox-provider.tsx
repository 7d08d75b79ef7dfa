"use client";

import { onlineManager } from "@tanstack/react-query";
import { type ReactNode, useEffect, useRef, useState } from "react";
import { useReaderLocale } from "@/components/shell/use-reader-locale";
import { sendAct } from "@/lib/shared/ask-console";
import type { Locale } from "@/lib/shared/vocabulary";
import { ActOutbox } from "./act-outbox";
import { OutboxContext, useResumedEnds } from "./use-act";

/** Holds what waits to be sent. `session` names the person and organisation: nobody sends what another did. */
export function OutboxProvider({ session, children }: { readonly session: string; readonly children: ReactNode }) {
  const locale = useRef<Locale>("ja");
  locale.current = useReaderLocale();
  const [outbox] = useState(() => makeOutbox(`sekisho.acts.${session}`, () => locale.current));
  const endsOf = useResumedEnds();
  useEffect(() => {
    outbox.resume(endsOf);
    const leave = () => outbox.leave();
    window.addEventListener("pagehide", leave);
    return () => window.removeEventListener("pagehide", leave);
  }, [outbox, endsOf]);
  return <OutboxContext value={outbox}>{children}</OutboxContext>;
}

const makeOutbox = (key: string, locale: () => Locale): ActOutbox =>
  new ActOutbox({
    send: (act, leaving) => sendAct(locale(), act, leaving),
    storage: {
      read: () => JSON.parse(window.sessionStorage.getItem(key) ?? "[]"),
      write: (acts) => {
        if (acts.length === 0) window.sessionStorage.removeItem(key);
        else window.sessionStorage.setItem(key, JSON.stringify(acts));
      },
    },
    online: () =>
      new Promise((resolve) => {
        if (onlineManager.isOnline()) return resolve();
        const stop = onlineManager.subscribe((online) => {
          if (!online) return;
          stop();
          resolve();
        });
      }),
    pause: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
  });
