import type { ReactNode } from "react";
import { Messages } from "@/components/shell/messages";

export default function ListsLayout({ children }: { readonly children: ReactNode }) {
  return <Messages at="lists">{children}</Messages>;
}
