import type { ReactNode } from "react";
import { Messages } from "@/components/shell/messages";

export default function RulesLayout({ children }: { readonly children: ReactNode }) {
  return <Messages at="rules">{children}</Messages>;
}
