import "server-only";
import type { UserActor } from "@/lib/access/actor";
import type { AuditAction } from "@/lib/access/audit-contract";
import { auditActor, recordAudit } from "@/lib/access/audit-store";
import { enqueueWithin } from "@/lib/platform/jobs/queue";
import { singleton } from "@/lib/platform/singleton";
import { withTenant } from "@/lib/platform/tenant";
import { FreshValues } from "@/lib/reference/fresh-values";
import type { OrganizationId } from "@/lib/shared/ids";
import type { NetworkStatus } from "./contract";
import { networkKeys } from "./keys";
import { countContributions, findMember, saveMember } from "./store";
import { withdrawAll } from "./withdraw-all.job";

type At = { readonly now: Date; readonly requestId: string };

const members = () =>
  singleton(
    "network.members",
    () =>
      new FreshValues<OrganizationId, { readonly joined: boolean }>(async (org) => {
        const member = await withTenant(org, findMember);
        return { joined: member !== null && member.leftAt === null };
      }),
  );

/** Whether the organisation takes part: at once where it is known, and at most a few seconds behind other servers. */
export function isMember(org: OrganizationId): boolean | Promise<boolean> {
  const known = members().get(org);
  return known instanceof Promise ? known.then(({ joined }) => joined) : known.joined;
}

export async function networkStatus(actor: UserActor): Promise<NetworkStatus> {
  return withTenant(actor.organizationId, async (t) => {
    const member = await findMember(t);
    return {
      joined: member !== null && member.leftAt === null,
      joinedAt: member?.joinedAt.toISOString() ?? null,
      leftAt: member?.leftAt?.toISOString() ?? null,
      contributions: await countContributions(t),
      keyIds: networkKeys().map((key) => key.id),
    };
  });
}

/** From now on. What happened before is told of when it happens again. Joining twice changes nothing. */
export async function joinNetwork(actor: UserActor, at: At): Promise<NetworkStatus> {
  await withTenant(actor.organizationId, async (t) => {
    const member = await findMember(t);
    if (member?.leftAt === null) return;
    await saveMember(t, { joinedAt: at.now, leftAt: null });
    await recordAudit(t, { ...auditActor(actor), ...entry("network.join", actor), ...moment(at) });
  });
  members().forget(actor.organizationId);
  return networkStatus(actor);
}

/** At once: nothing is read or told any more. All that was told is taken back by a job. */
export async function leaveNetwork(actor: UserActor, at: At): Promise<NetworkStatus> {
  await withTenant(actor.organizationId, async (t) => {
    const member = await findMember(t);
    if (!member || member.leftAt !== null) return;
    await saveMember(t, { joinedAt: member.joinedAt, leftAt: at.now });
    await enqueueWithin(t, withdrawAll, [{ payload: { organizationId: t.org }, jobKey: `network.withdraw/${t.org}` }]);
    await recordAudit(t, { ...auditActor(actor), ...entry("network.leave", actor), ...moment(at) });
  });
  members().forget(actor.organizationId);
  return networkStatus(actor);
}

const entry = (action: AuditAction, actor: UserActor) => ({
  action,
  subjectType: "organization",
  subjectId: actor.organizationId,
});
const moment = (at: At) => ({ requestId: at.requestId, at: at.now });
