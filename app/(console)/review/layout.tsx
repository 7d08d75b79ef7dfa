import type { ReactNode } from "react";
import { Messages } from "@/components/shell/messages";

export default function ReviewLayout({ children }: { readonly children: ReactNode }) {
  return <Messages at="review">{children}</Messages>;
}
