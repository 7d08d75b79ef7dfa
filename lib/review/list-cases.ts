import "server-only";
import type { UserActor } from "@/lib/access/actor";
import { can } from "@/lib/access/permissions";
import { type TenantTx, withTenant } from "@/lib/platform/tenant";
import { signalLabel, word } from "@/lib/screening/reason-texts";
import { type Locale, PAYMENT_METHODS } from "../shared/vocabulary";
import { storedDecidedBy, storedRules } from "./assessment";
import { shownClaim } from "./claim-case";
import type { CaseList, CaseSummary, Claim } from "./contract";
import { queueCursor, queuePosition } from "./cursor";
import type { CaseListQuery, QueueFilter } from "./filter-contract";
import { countCases, listOpenCases, type QueueAsk, type QueueRow } from "./queue-store";
import { seek } from "./search-cases";

/** One page of the open cases, with the counts of all that meet the filter. */
export async function listCases(
  actor: UserActor,
  { cursor, limit, ...filter }: CaseListQuery,
  at: { now: Date; locale: Locale },
): Promise<CaseList> {
  const sort = filter.sort ?? "deadline";
  const after = cursor === undefined ? null : queuePosition(sort, cursor);
  const { rows, shops, reasons } = await withTenant(actor.organizationId, async (t) => {
    const ask = await askOf(t, actor, filter, at.now);
    return {
      rows: await listOpenCases(t, ask, { sort, after, limit: limit + 1 }),
      ...(await countCases(t, ask)),
    };
  });
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  const counted = shops.filter((shop) => filter.shop === undefined || shop.code === filter.shop);
  return {
    items: page.map((row) => summary(row, actor, at.locale)),
    nextCursor: last && rows.length > limit ? queueCursor(sort, positionOf(last)) : null,
    counts: {
      open: counted.reduce((total, shop) => total + shop.open, 0),
      overdue: counted.reduce((total, shop) => total + shop.overdue, 0),
    },
    shops: shops.map(({ code, name, open }) => ({ shopId: code, name, open })),
    reasons: reasons.map(({ code, open }) => ({ code, label: signalLabel(code, at.locale), open })),
  };
}

/** The filter as the store takes it: who asks, when, and what its text says. */
export async function askOf(t: TenantTx, actor: UserActor, filter: QueueFilter, now: Date): Promise<QueueAsk> {
  return {
    filter,
    userId: actor.userId,
    mayDecideEscalated: can(actor.role, "cases.decideEscalated"),
    now,
    sought: filter.q === undefined ? null : await seek(t, filter.q),
  };
}

const positionOf = ({ dueAt, riskScoreTenths, amountTotal, id }: QueueRow) => ({
  dueAt,
  scoreTenths: riskScoreTenths,
  amountTotal,
  caseId: id,
});

function summary(row: QueueRow, actor: UserActor, locale: Locale): CaseSummary {
  const top = row.reasonCodes[0];
  return {
    caseId: row.id,
    externalOrderId: row.externalOrderId,
    shop: { shopId: row.shopCode, name: row.shopName },
    orderedAt: row.orderedAt.toISOString(),
    openedAt: row.openedAt.toISOString(),
    dueAt: row.dueAt.toISOString(),
    amountTotal: Number(row.amountTotal),
    currency: row.currency,
    paymentMethod: PAYMENT_METHODS.find((method) => method === row.paymentMethod) ?? null,
    riskScore: row.riskScoreTenths / 10,
    topReason: top === undefined ? null : { code: top, label: signalLabel(top, locale) },
    reasons: row.reasonCodes.length,
    heldBy: top === undefined ? heldBy(row, locale) : null,
    kept: row.keptAt !== null,
    escalated: row.escalatedAt !== null,
    claim: claimOf(row, actor),
  };
}

/** The rule that held the order, or the engine's step: all there is to say where no signal fired. */
function heldBy(row: QueueRow, locale: Locale): string {
  const { step, by } = storedDecidedBy.parse(row.decidedBy);
  const rule = storedRules.parse(row.rulesFired).find(({ ruleId }) => by.includes(ruleId));
  return rule?.name ?? word("decidedBy", step, locale);
}

function claimOf({ holderId, holder, claimedAt, expiresAt }: QueueRow, actor: UserActor): Claim | null {
  if (holderId === null || holder === null || claimedAt === null || expiresAt === null) return null;
  return shownClaim({ userId: holderId, holder, claimedAt, expiresAt }, actor);
}
