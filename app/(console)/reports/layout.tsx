import type { ReactNode } from "react";
import { Messages } from "@/components/shell/messages";

export default function ReportsLayout({ children }: { readonly children: ReactNode }) {
  return <Messages at="reports">{children}</Messages>;
}
