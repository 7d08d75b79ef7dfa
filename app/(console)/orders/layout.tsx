import type { ReactNode } from "react";
import { Messages } from "@/components/shell/messages";

export default function OrdersLayout({ children }: { readonly children: ReactNode }) {
  return <Messages at="orders">{children}</Messages>;
}
