"use client";

import dynamic from "next/dynamic";
import { useEffect, useRef, useState } from "react";
import { listenToLines } from "@/lib/shared/console-lines";
import type { Person } from "./account-menu";

// Asked for at most once a day: its code comes when it is.
const SignInAgain = dynamic(() => import("./sign-in-again").then((loaded) => loaded.SignInAgain), { ssr: false });

type Waiting = { readonly promise: Promise<boolean>; readonly end: (signedIn: boolean) => void };

/**
 * Stands in front of the page when the session has ended, and lets the same person sign in again: what was being done goes on, and
 * nothing that was typed is lost.
 */
export function SessionGate({ person }: { readonly person: Person }) {
  const waiting = useRef<Waiting | null>(null);
  const [open, setOpen] = useState(false);

  useEffect(
    () =>
      listenToLines({
        sessionEnded: () => {
          waiting.current ??= begin();
          setOpen(true);
          return waiting.current.promise;
        },
      }),
    [],
  );
  const end = (signedIn: boolean) => {
    waiting.current?.end(signedIn);
    waiting.current = null;
    setOpen(false);
  };
  return open ? <SignInAgain person={person} onSignedIn={() => end(true)} /> : null;
}

function begin(): Waiting {
  let end: Waiting["end"] = () => undefined;
  const promise = new Promise<boolean>((resolve) => {
    end = resolve;
  });
  return { promise, end };
}
