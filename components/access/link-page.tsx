import type { ReactNode } from "react";
import { cx } from "@/components/ui/cx";
import { PublicHeader } from "./public-header";

/** The page of somebody who comes by a link, or is looking for one. `wide`: for fields beside each other. */
export const LinkPage = ({ wide = false, children }: { readonly wide?: boolean; readonly children: ReactNode }) => (
  <div className={cx("mx-auto flex min-h-dvh flex-col px-6 py-5", wide ? "max-w-2xl" : "max-w-xl")}>
    <PublicHeader />
    <main id="main" className="flex-1 py-12">
      {children}
    </main>
  </div>
);
