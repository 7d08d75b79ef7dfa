import "server-only";
import { z } from "zod";
import type { UserActor } from "@/lib/access/actor";
import { recordAct } from "@/lib/access/audit-store";
import { canonicalValue } from "@/lib/lists/canonical-value";
import { decodeCursor, encodeCursor } from "@/lib/platform/http/cursor";
import { type TenantTx, withTenant } from "@/lib/platform/tenant";
import { identityKey } from "@/lib/screening/identifiers";
import { DomainError } from "@/lib/shared/domain-error";
import { DAY_MS } from "@/lib/shared/durations";
import { instantSchema } from "@/lib/shared/instant";
import { tokyoDay } from "@/lib/shared/tokyo-day";
import {
  type ContributionQuery,
  type ContributionView,
  contributionView,
  type DisputeRequest,
  type WithdrawalRequest,
} from "./contract";
import { networkHash, networkKeys } from "./keys";
import {
  type ContributionRow,
  findMember,
  insertDisputes,
  removeDispute,
  selectContribution,
  selectContributions,
  selectDisputed,
  toldOrders,
  withdrawOne,
} from "./store";
import { NEGATIVE_DAYS } from "./vocabulary";

type At = { readonly now: Date; readonly requestId: string };

const position = z.tuple([instantSchema, z.uuid()]);

/** Negatives that this organisation told, latest told first. */
export async function listContributions(actor: UserActor, query: ContributionQuery) {
  const before = query.cursor ? decodeCursor(query.cursor, position) : null;
  return withTenant(actor.organizationId, async (t) => {
    const rows = await selectContributions(t, {
      before: before && { at: new Date(before[0]), id: before[1] },
      limit: query.limit + 1,
      state: query.state ?? null,
    });
    const page = rows.slice(0, query.limit);
    const last = rows.length > query.limit ? page.at(-1) : undefined;
    return {
      items: await views(t, page),
      nextCursor: last ? encodeCursor([last.toldAt.toISOString(), last.id]) : null,
    };
  });
}

async function views(t: TenantTx, rows: readonly ContributionRow[]): Promise<ContributionView[]> {
  const disputed = await selectDisputed(
    t,
    rows.map((row) => row.keyHash),
  );
  const orders = await toldOrders(
    t,
    rows.map((row) => row.orderId),
  );
  return rows.map((row) =>
    contributionView.parse({
      id: row.id,
      externalOrderId: orders.get(row.orderId)?.externalOrderId ?? null,
      shopCode: orders.get(row.orderId)?.shopCode ?? null,
      identifierKind: row.identifierKind,
      kind: row.kind,
      day: row.day.toISOString().slice(0, 10),
      until: new Date(row.day.getTime() + NEGATIVE_DAYS * DAY_MS).toISOString().slice(0, 10),
      toldAt: row.toldAt.toISOString(),
      withdrawnAt: row.withdrawnAt?.toISOString() ?? null,
      disputed: row.withdrawnAt === null && disputed.has(Buffer.from(row.keyHash).toString("hex")),
    }),
  );
}

/** Takes one contribution back. What is taken back already stays so. Throws not_found. */
export async function withdrawContribution(
  actor: UserActor,
  id: string,
  request: WithdrawalRequest,
  at: At,
): Promise<ContributionView> {
  return withTenant(actor.organizationId, async (t) => {
    await contribution(t, id);
    if ((await withdrawOne(t, id, at.now)) > 0)
      await recordAct(t, actor, at, "network.withdraw", ["network_contribution", id], { reason: request.reason });
    return viewOf(t, id);
  });
}

/** Stands by a disputed contribution: it speaks again. Throws not_found, already_released. */
export async function confirmContribution(actor: UserActor, id: string, at: At): Promise<ContributionView> {
  return withTenant(actor.organizationId, async (t) => {
    const row = await contribution(t, id);
    if (row.withdrawnAt !== null) throw new DomainError("already_released");
    if (await removeDispute(t, row.keyHash)) {
      await recordAct(t, actor, at, "network.confirm", ["network_contribution", id]);
    }
    return viewOf(t, id);
  });
}

/**
 * Silences what is told of an identifier until whoever told it stands by it, or thirty days have passed. Who told it stays unknown.
 * Throws network_not_joined, value_not_readable.
 */
export async function disputeIdentifier(
  actor: UserActor,
  request: DisputeRequest,
  at: At,
): Promise<{ silenced: boolean }> {
  const canonical = canonicalValue(request.kind, request.value);
  if (canonical === null) {
    throw new DomainError("value_not_readable", { errors: [{ pointer: "/value", code: "invalid" }] });
  }
  const identity = identityKey(request.kind, canonical);
  const hashes = networkKeys().map((key) => new Uint8Array(networkHash(key, request.kind, identity)));
  return withTenant(actor.organizationId, async (t) => {
    const member = await findMember(t);
    if (!member || member.leftAt !== null) throw new DomainError("network_not_joined");
    const silenced = (await insertDisputes(t, hashes, tokyoDay(at.now))) > 0;
    // The identifier itself is not noted: this log is kept longer than personal data may be.
    const detail = { kind: request.kind, reason: request.reason, silenced };
    await recordAct(t, actor, at, "network.dispute", ["organization", actor.organizationId], detail);
    return { silenced };
  });
}

async function contribution(t: TenantTx, id: string): Promise<ContributionRow> {
  const row = await selectContribution(t, id);
  if (row) return row;
  throw new DomainError("not_found");
}

async function viewOf(t: TenantTx, id: string): Promise<ContributionView> {
  const [view] = await views(t, [await contribution(t, id)]);
  if (view) return view;
  throw new DomainError("not_found");
}
