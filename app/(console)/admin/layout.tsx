import type { ReactNode } from "react";
import { AdminNav } from "@/components/admin/admin-nav";
import { Messages } from "@/components/shell/messages";
import { requirePermission } from "@/lib/platform/auth-page";

/** Administration: its parts beside the one that is shown. Each part checks a permission of its own. */
export default async function AdminLayout({ children }: { readonly children: ReactNode }) {
  const { role } = await requirePermission("admin.read");
  return (
    <Messages at="admin">
      <div className="grid max-w-[90rem] grid-cols-[minmax(0,1fr)] gap-6 lg:grid-cols-[11rem_minmax(0,1fr)] lg:gap-12">
        <AdminNav role={role} />
        <div className="min-w-0">{children}</div>
      </div>
    </Messages>
  );
}
