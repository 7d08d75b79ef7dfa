import "server-only";
import { forgetSessions } from "@/lib/platform/auth";
import { withTenant } from "@/lib/platform/tenant";
import { DomainError } from "@/lib/shared/domain-error";
import type { JsonObject } from "@/lib/shared/json";
import type { UserActor } from "./actor";
import { recordAct } from "./audit-store";
import type { OrganizationRequest, OrganizationView } from "./contract";
import { readOrganization, updateOrganization } from "./organization-store";

/**
 * Name and review deadline. The deadline counts for cases opened from now on: one that was promised for six o'clock stays due at six.
 */
export async function changeOrganization(
  actor: UserActor,
  { name, reviewMinutes, revision }: OrganizationRequest,
  call: { readonly now: Date; readonly requestId: string },
): Promise<OrganizationView> {
  const changed = await withTenant(actor.organizationId, async (t) => {
    const before = await readOrganization(t);
    if (!(await updateOrganization(t, { name, reviewMinutes }, revision))) {
      throw new DomainError("changed_meanwhile", { extra: { current: before } });
    }
    const detail: JsonObject = {
      ...(before.name === name ? {} : { name: { from: before.name, to: name } }),
      ...(before.reviewMinutes === reviewMinutes
        ? {}
        : { reviewMinutes: { from: before.reviewMinutes, to: reviewMinutes } }),
    };
    await recordAct(t, actor, call, "organization.change", ["organization", actor.organizationId], detail);
    return readOrganization(t);
  });
  // The organisation's name stands in what is remembered of sessions.
  forgetSessions();
  return changed;
}
