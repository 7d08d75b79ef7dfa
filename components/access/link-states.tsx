"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { ErrorState } from "@/components/ui/state";
import { type OpenedLink, useLink } from "./use-link";

type Open<Opened> = Extract<OpenedLink<Opened>, { kind: "open" }>;

/** What the link in the address opens, while it is asked for and once the answer is there. */
export function LinkStates<Opened>({
  words,
  open,
  voidCode,
  ifVoid,
  children,
}: {
  /** The namespace of its texts. */
  readonly words: "invitation" | "password-reset";
  readonly ifVoid: (why: string) => ReactNode;
  /** `again`: what is shown no longer holds, look anew. */
  readonly children: (link: Open<Opened>, again: () => void) => ReactNode;
} & Parameters<typeof useLink<Opened>>[0]) {
  const t = useTranslations(words);
  const [link, again] = useLink({ open, voidCode });
  switch (link.kind) {
    case "opening":
      return (
        <p role="status" className="text-ink-3">
          {t("opening")}
        </p>
      );
    case "void":
      return ifVoid(link.why);
    case "failed":
      return (
        <ErrorState title={t("title")} action={<Button onClick={again}>{t("fault.again")}</Button>}>
          {link.detail ?? t("fault.network")}
        </ErrorState>
      );
    case "open":
      return children(link, again);
    default:
      return link satisfies never;
  }
}
