"use client";

import { useEffect } from "react";
import { renewSession } from "@/lib/access/client";
import { lines } from "@/lib/shared/console-lines";

const RENEW_EVERY_MS = 15 * 60_000;

/**
 * Renews the session's token every fifteen minutes while the page is looked at, and has the person sign in again when the session
 * has ended: better than a page that answers "no" to every press.
 * @param ageMs how old the token was when the page was rendered
 */
export function SessionKeeper({ ageMs }: { readonly ageMs: number }) {
  useEffect(() => {
    let renewedAt = Date.now() - ageMs;
    const look = async () => {
      if (document.visibilityState !== "visible" || Date.now() - renewedAt < RENEW_EVERY_MS) return;
      const alive = await renewSession().catch(() => null);
      if (alive || (alive === false && (await lines.sessionEnded()))) renewedAt = Date.now();
    };
    const timer = setInterval(() => void look(), 60_000);
    const seen = () => void look();
    document.addEventListener("visibilitychange", seen);
    seen();
    return () => {
      clearInterval(timer);
      document.removeEventListener("visibilitychange", seen);
    };
  }, [ageMs]);
  return null;
}
