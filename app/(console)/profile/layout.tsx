import type { ReactNode } from "react";
import { Messages } from "@/components/shell/messages";

export default function ProfileLayout({ children }: { readonly children: ReactNode }) {
  return <Messages at="profile">{children}</Messages>;
}
