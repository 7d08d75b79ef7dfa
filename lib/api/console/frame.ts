import "server-only";
import type { UserActor } from "@/lib/access/actor";
import type { OrganizationChoice } from "@/lib/access/profile-contract";
import { listOrganizations } from "@/lib/access/session-switch";
import { listShops } from "@/lib/access/shops-store";
import type { LiveCounts } from "@/lib/live/contract";
import { withTenant } from "@/lib/platform/tenant";
import { loadCounts } from "./live";

export type Frame = {
  readonly organizations: readonly OrganizationChoice[];
  readonly shops: readonly { readonly shopId: string; readonly name: string }[];
  readonly counts: LiveCounts | null;
};

/** What the console's frame is rendered with: where else the person belongs, the shops, and how many cases wait. */
export async function loadFrame(actor: UserActor): Promise<Frame> {
  const [organizations, shops, counts] = await Promise.all([
    listOrganizations(actor),
    withTenant(actor.organizationId, listShops),
    loadCounts(actor),
  ]);
  return { organizations, shops: shops.map(({ shopId, name }) => ({ shopId, name })), counts };
}
