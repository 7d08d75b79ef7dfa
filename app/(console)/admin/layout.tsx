import type { ReactNode } from "react";
import { AdminNav } from "@/components/admin/admin-nav";
import { requirePermission } from "@/lib/platform/auth-page";

/** Administration: its parts beside the one that is shown. Each part checks a permission of its own. */
export default async function AdminLayout({ children }: { readonly children: ReactNode }) {
  const { role } = await requirePermission("admin.read");
  return (
    <div className="mx-auto grid max-w-6xl grid-cols-[minmax(0,1fr)] gap-6 lg:grid-cols-[11rem_minmax(0,1fr)] lg:gap-12">
      <AdminNav role={role} />
      <div className="min-w-0">{children}</div>
    </div>
  );
}
