"use client";

import { useCallback, useEffect, useState } from "react";
import { ConsoleProblem } from "@/lib/shared/ask-console";

/** What the token behind the # of the address opens. `void`: nothing, with the word that the server has for why. */
export type OpenedLink<Opened> =
  | { readonly kind: "opening" }
  | { readonly kind: "open"; readonly token: string; readonly opened: Opened }
  | { readonly kind: "void"; readonly why: string }
  | { readonly kind: "failed"; readonly detail: string | null };

type About<Opened> = {
  /** Stable over renders. */
  readonly open: (token: string) => Promise<Opened>;
  /** The error by which the server says that the link opens nothing. */
  readonly voidCode: string;
};

async function look<Opened>(token: string, { open, voidCode }: About<Opened>): Promise<OpenedLink<Opened>> {
  if (token === "") return { kind: "void", why: "unknown" };
  try {
    return { kind: "open", token, opened: await open(token) };
  } catch (error) {
    if (!(error instanceof ConsoleProblem) || error.status === 0) return { kind: "failed", detail: null };
    if (error.code !== voidCode) return { kind: "failed", detail: error.detail };
    return { kind: "void", why: typeof error.body.why === "string" ? error.body.why : "unknown" };
  }
}

/** Reads the token from the address, and asks what it opens; `again` asks anew. */
export function useLink<Opened>({ open, voidCode }: About<Opened>): [OpenedLink<Opened>, () => void] {
  const [link, setLink] = useState<OpenedLink<Opened>>({ kind: "opening" });
  const again = useCallback(() => {
    void look(window.location.hash.slice(1), { open, voidCode }).then(setLink);
  }, [open, voidCode]);
  useEffect(() => {
    again();
    // Another link pasted into the same tab changes nothing but what stands behind the #.
    window.addEventListener("hashchange", again);
    return () => window.removeEventListener("hashchange", again);
  }, [again]);
  return [link, again];
}
