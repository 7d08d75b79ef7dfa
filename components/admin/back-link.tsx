import { ArrowLeft } from "lucide-react";
import Link from "next/link";

/** From one thing to the list it is in. */
export const BackLink = ({ href, children }: { readonly href: string; readonly children: string }) => (
  <Link
    href={href}
    className="mb-3 inline-flex items-center gap-1.5 text-ink-2 text-xs underline-offset-4 hover:underline"
  >
    <ArrowLeft aria-hidden="true" size={13} />
    {children}
  </Link>
);
