import type { ReactNode } from "react";
import { Shell } from "@/components/shell/shell";
import { loadFrame } from "@/lib/api/console/frame";
import { currentToken, requireActor } from "@/lib/platform/auth-page";
import { now } from "@/lib/platform/clock";

/** The frame alone. What a page may show is checked in the page: a layout is not rendered anew on every navigation. */
export default async function ConsoleLayout({ children }: { readonly children: ReactNode }) {
  const [{ session, actor }, token] = await Promise.all([requireActor(), currentToken()]);
  const tokenAgeMs = token ? Math.max(0, now().getTime() - token.issuedAt * 1_000) : 0;
  const { userId, name, email, role, organizationId, organizationName } = session;
  return (
    <Shell
      person={{ userId, name, email, role, organizationId, organizationName }}
      frame={await loadFrame(actor)}
      tokenAgeMs={tokenAgeMs}
    >
      {children}
    </Shell>
  );
}
