import type { ReactNode } from "react";
import { Messages } from "@/components/shell/messages";

export default function AlertsLayout({ children }: { readonly children: ReactNode }) {
  return <Messages at="alerts">{children}</Messages>;
}
