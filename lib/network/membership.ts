import "server-only";
import type { UserActor } from "@/lib/access/actor";
import { recordAct } from "@/lib/access/audit-store";
import { canonicalValue } from "@/lib/lists/canonical-value";
import { enqueueWithin } from "@/lib/platform/jobs/queue";
import { singleton } from "@/lib/platform/singleton";
import { withTenant } from "@/lib/platform/tenant";
import { FreshValues } from "@/lib/reference/fresh-values";
import { identityKey } from "@/lib/screening/identifiers";
import { DAY_MS } from "@/lib/shared/durations";
import type { OrganizationId } from "@/lib/shared/ids";
import { tokyoDay } from "@/lib/shared/tokyo-day";
import type { NetworkStatus } from "./contract";
import { networkHash, networkKeys } from "./keys";
import { countContributions, countDisputed, countMatched, findMember, saveMember } from "./store";
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

/** The signal that asks what others told. */
const NETWORK_SIGNAL = "C02";
const RECEIVED_DAYS = 30;

export async function networkStatus(actor: UserActor, now: Date): Promise<NetworkStatus> {
  return withTenant(actor.organizationId, async (t) => {
    const member = await findMember(t);
    const counts = await countContributions(t);
    const since = new Date(now.getTime() - RECEIVED_DAYS * DAY_MS);
    return {
      joined: member !== null && member.leftAt === null,
      joinedAt: member?.joinedAt.toISOString() ?? null,
      leftAt: member?.leftAt?.toISOString() ?? null,
      contributions: [...counts.values()].reduce((sum, count) => sum + count, 0),
      disputed: await countDisputed(t),
      keyIds: networkKeys().map((key) => key.id),
      byKey: byKey(counts),
      example: exampleOf(now),
      received: { days: RECEIVED_DAYS, ...(await countMatched(t, NETWORK_SIGNAL, since)) },
    };
  });
}

/** The keys in use, and those that were: what was told under them and not told again is not found any more. */
function byKey(counts: ReadonlyMap<string, number>): NetworkStatus["byKey"] {
  const [current, previous] = networkKeys();
  const used = previous === undefined ? [current] : [current, previous];
  const past = [...counts.keys()].filter((id) => !used.some((key) => key.id === id));
  return [
    { keyId: current.id, use: "current", contributions: counts.get(current.id) ?? 0 },
    ...(previous
      ? [{ keyId: previous.id, use: "previous" as const, contributions: counts.get(previous.id) ?? 0 }]
      : []),
    ...past.toSorted().map((id) => ({ keyId: id, use: "past" as const, contributions: counts.get(id) ?? 0 })),
  ];
}

/** A number that is assigned to nobody. */
const EXAMPLE_PHONE = "090-0000-0000";

function exampleOf(now: Date): NetworkStatus["example"] {
  const [key] = networkKeys();
  const identity = identityKey("phone", canonicalValue("phone", EXAMPLE_PHONE) ?? EXAMPLE_PHONE);
  return {
    identifier: EXAMPLE_PHONE,
    keyHash: networkHash(key, "phone", identity).toString("hex"),
    keyId: key.id,
    kind: "chargeback",
    day: tokyoDay(now),
    count: 1,
  };
}

/** From now on. What happened before is told of when it happens again. Joining twice changes nothing. */
export async function joinNetwork(actor: UserActor, at: At): Promise<NetworkStatus> {
  await withTenant(actor.organizationId, async (t) => {
    const member = await findMember(t);
    if (member?.leftAt === null) return;
    await saveMember(t, { joinedAt: at.now, leftAt: null });
    await recordAct(t, actor, at, "network.join", ["organization", actor.organizationId]);
  });
  members().forget(actor.organizationId);
  return networkStatus(actor, at.now);
}

/** At once: nothing is read or told any more. All that was told is taken back by a job. */
export async function leaveNetwork(actor: UserActor, at: At): Promise<NetworkStatus> {
  await withTenant(actor.organizationId, async (t) => {
    const member = await findMember(t);
    if (!member || member.leftAt !== null) return;
    await saveMember(t, { joinedAt: member.joinedAt, leftAt: at.now });
    await enqueueWithin(t, withdrawAll, [{ payload: { organizationId: t.org }, jobKey: `network.withdraw/${t.org}` }]);
    await recordAct(t, actor, at, "network.leave", ["organization", actor.organizationId]);
  });
  members().forget(actor.organizationId);
  return networkStatus(actor, at.now);
}
