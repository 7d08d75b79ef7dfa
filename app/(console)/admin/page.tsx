import { forbidden, redirect } from "next/navigation";
import { adminPlacesOf } from "@/components/admin/admin-places";
import { requirePermission } from "@/lib/platform/auth-page";

/** Leads to the first part that the reader may see. */
export default async function AdminPage() {
  const { role } = await requirePermission("admin.read");
  const [first] = adminPlacesOf(role);
  if (!first) forbidden();
  redirect(first.path);
}
