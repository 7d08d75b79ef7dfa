import "server-only";
import { forgetSessions } from "@/lib/platform/auth";
import { type TenantTx, withTenant } from "@/lib/platform/tenant";
import { DomainError } from "@/lib/shared/domain-error";
import type { UserId } from "@/lib/shared/ids";
import type { UserActor } from "./actor";
import { recordAct } from "./audit-store";
import type { RoleRequest } from "./people-contract";
import { deleteMember, lockMembers, type Member, memberOf, updateRole } from "./people-store";
import { can } from "./permissions";

type Call = { readonly now: Date; readonly requestId: string };

/** Gives a member another role; their sessions go on with it, here at once and in other processes within five seconds. */
export async function changeRole(actor: UserActor, user: UserId, request: RoleRequest, call: Call): Promise<void> {
  await withTenant(actor.organizationId, async (t) => {
    const { role: from } = await memberToChange(t, actor, user, request.revision);
    if (from === request.role) return;
    await updateRole(t, user, request.role);
    await recordAct(t, actor, call, "user.change_role", ["user", user], { from, to: request.role });
  });
  forgetSessions();
}

/** Ends somebody's membership and their sessions for this organisation. What they did stays theirs, by name. */
export async function removeMember(actor: UserActor, user: UserId, seen: number, call: Call): Promise<void> {
  await withTenant(actor.organizationId, async (t) => {
    const { role } = await memberToChange(t, actor, user, seen);
    await deleteMember(t, user, call.now);
    await recordAct(t, actor, call, "user.remove", ["user", user], { role });
  });
  forgetSessions();
}

/**
 * The member as they stand, with nobody else changing members meanwhile. An organisation never loses its last administrator: who
 * changes somebody is an administrator now, not when their page was made, and is never the one who is changed. Of two who demote
 * one another at once, the second is no longer one.
 */
async function memberToChange(t: TenantTx, actor: UserActor, user: UserId, seen: number): Promise<Member> {
  if (user === actor.userId) throw new DomainError("own_membership");
  await lockMembers(t);
  const self = await memberOf(t, actor.userId);
  if (!self || !can(self.role, "users.manage")) throw new DomainError("forbidden");
  const member = await memberOf(t, user);
  if (!member) throw new DomainError("not_found");
  if (member.revision !== seen) throw new DomainError("changed_meanwhile", { extra: { current: member } });
  return member;
}
