import { getMessages } from "next-intl/server";
import type { ReactNode } from "react";
import { TEXTS_OF, type TextPlace } from "@/lib/i18n/places";
import { MoreMessages } from "./more-messages";

/** Brings the texts that only this place needs. */
export async function Messages({ at, children }: { readonly at: TextPlace; readonly children: ReactNode }) {
  const all = await getMessages();
  const own = Object.fromEntries(TEXTS_OF[at].map((namespace) => [namespace, all[namespace] ?? {}]));
  return <MoreMessages messages={own}>{children}</MoreMessages>;
}
