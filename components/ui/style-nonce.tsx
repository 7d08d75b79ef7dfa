"use client";

import { CSPProvider } from "@base-ui/react/csp-provider";
import type { ReactNode } from "react";

/** Lets the primitives insert their few style elements under the page's content security policy. */
export function StyleNonce({ nonce, children }: { readonly nonce?: string | undefined; readonly children: ReactNode }) {
  return <CSPProvider {...(nonce ? { nonce } : {})}>{children}</CSPProvider>;
}
