"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { claim, release, reviewKeys } from "@/lib/review/client";
import type { Claim } from "@/lib/review/contract";
import { ConsoleProblem } from "@/lib/shared/ask-console";
import type { Locale } from "@/lib/shared/vocabulary";

/** `other`: somebody else is on the case. `lost`: it was ours, and the server no longer hears us. */
export type ClaimState =
  | { readonly status: "none" | "mine" | "lost" }
  | { readonly status: "other"; readonly holder: Claim };

/** Leafing through the list takes nothing: a case is taken once it has been looked at for a moment. */
const DWELL_MS = 400;
const HEARTBEAT_MS = 60_000;
/** Somebody else's case is asked for again, and so is a lost one. */
const RETRY_MS = 15_000;

const NONE: ClaimState = { status: "none" };

/**
 * Holds the case for as long as it is shown: takes it, renews the lease, gives it back. Null holds nothing. `acted`: cases that were
 * dealt with and are on their way to the server, whose lease must last until they are there.
 */
export function useClaim(locale: Locale, caseId: string | null, acted: ReadonlySet<string>): ClaimState {
  const queries = useQueryClient();
  const [held, setHeld] = useState<{ caseId: string; state: ClaimState } | null>(null);

  useEffect(() => {
    if (caseId === null) return;
    let over = false;
    let mine = false;
    let timer: ReturnType<typeof setTimeout>;
    const beat = async () => {
      const state = await ask(locale, caseId, mine);
      if (over) return;
      mine = state.status === "mine";
      setHeld({ caseId, state });
      if (state.status === "none") await queries.invalidateQueries({ queryKey: reviewKeys.case(locale, caseId) });
      else timer = setTimeout(() => void beat(), mine ? HEARTBEAT_MS : RETRY_MS);
    };
    // Not heard in time, a lease ends by itself: nothing to do about a release that fails.
    const giveBack = () => {
      if (mine && !acted.has(caseId)) release(locale, caseId).catch(() => undefined);
      mine = false;
    };
    timer = setTimeout(() => void beat(), DWELL_MS);
    window.addEventListener("pagehide", giveBack);
    return () => {
      over = true;
      clearTimeout(timer);
      window.removeEventListener("pagehide", giveBack);
      giveBack();
    };
  }, [caseId, locale, queries, acted]);

  return held && held.caseId === caseId ? held.state : NONE;
}

/** `none`: there is nothing to hold any more, the case was decided. */
async function ask(locale: Locale, caseId: string, wasMine: boolean): Promise<ClaimState> {
  try {
    await claim(locale, caseId);
    return { status: "mine" };
  } catch (error) {
    if (!(error instanceof ConsoleProblem)) throw error;
    const holder = error.code === "case_claimed" ? claimOf(error.body.claim) : null;
    if (holder) return { status: "other", holder };
    if (error.status >= 400 && error.status < 500) return NONE;
    return { status: wasMine ? "lost" : "none" };
  }
}

function claimOf(value: unknown): Claim | null {
  const isClaim = typeof value === "object" && value !== null && "holder" in value && "claimedAt" in value;
  return isClaim ? (value as Claim) : null;
}
