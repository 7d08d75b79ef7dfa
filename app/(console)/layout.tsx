import type { ReactNode } from "react";
import { Shell } from "@/components/shell/shell";
import { currentToken, requireSession } from "@/lib/platform/auth-page";
import { now } from "@/lib/platform/clock";

/** The frame alone. What a page may show is checked in the page: a layout is not rendered anew on every navigation. */
export default async function ConsoleLayout({ children }: { readonly children: ReactNode }) {
  const [session, token] = await Promise.all([requireSession(), currentToken()]);
  const tokenAgeMs = token ? Math.max(0, now().getTime() - token.issuedAt * 1_000) : 0;
  const { name, role, organizationName } = session;
  return (
    <Shell person={{ name, role, organizationName }} tokenAgeMs={tokenAgeMs}>
      {children}
    </Shell>
  );
}
