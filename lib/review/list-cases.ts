import "server-only";
import type { UserActor } from "@/lib/access/actor";
import { withTenant } from "@/lib/platform/tenant";
import { signalLabel, word } from "@/lib/screening/reason-texts";
import { type Locale, PAYMENT_METHODS } from "../shared/vocabulary";
import { type StoredReason, storedDecidedBy, storedReasons, storedRules } from "./assessment";
import { shownClaim } from "./claim-case";
import type { CaseList, CaseListQuery, CaseSummary, Claim } from "./contract";
import { queueCursor, queuePosition } from "./cursor";
import { countOpenCases, listOpenCases, type QueueRow } from "./queue-store";

/** One page of the open cases, soonest due first, with the counts of the whole queue. */
export async function listCases(
  actor: UserActor,
  { cursor, limit, ...filter }: CaseListQuery,
  at: { now: Date; locale: Locale },
): Promise<CaseList> {
  const after = cursor === undefined ? null : queuePosition(cursor);
  const { rows, shops } = await withTenant(actor.organizationId, async (t) => ({
    rows: await listOpenCases(t, filter, { after, limit: limit + 1, now: at.now }),
    shops: await countOpenCases(t, filter, at.now),
  }));
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  const counted = shops.filter((shop) => filter.shop === undefined || shop.code === filter.shop);
  return {
    items: page.map((row) => summary(row, actor, at.locale)),
    nextCursor:
      last && rows.length > limit
        ? queueCursor({ dueAt: last.dueAt, scoreTenths: last.riskScoreTenths, caseId: last.id })
        : null,
    counts: {
      open: counted.reduce((total, shop) => total + shop.open, 0),
      overdue: counted.reduce((total, shop) => total + shop.overdue, 0),
    },
    shops: shops.map(({ code, name, open }) => ({ shopId: code, name, open })),
  };
}

function summary(row: QueueRow, actor: UserActor, locale: Locale): CaseSummary {
  const reasons = storedReasons.parse(row.reasons ?? []).filter(againstTheOrder);
  const top = reasons[0];
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
    topReason: top ? { code: top.code, label: signalLabel(top.code, locale) } : null,
    reasons: reasons.length,
    heldBy: heldBy(row, locale),
    claim: claimOf(row, actor),
  };
}

/** The rule that held the order, or the engine's step: all there is to say where no signal fired. */
function heldBy(row: QueueRow, locale: Locale): string {
  const { step, by } = storedDecidedBy.parse(row.decidedBy);
  const rule = storedRules.parse(row.rulesFired).find(({ ruleId }) => by.includes(ruleId));
  return rule?.name ?? word("decidedBy", step, locale);
}

/** Signs of trust explain a score, but are no reason to hold an order. */
const againstTheOrder = ({ action }: StoredReason): boolean => action !== "trust";

function claimOf({ holderId, holder, claimedAt, expiresAt }: QueueRow, actor: UserActor): Claim | null {
  if (holderId === null || holder === null || claimedAt === null || expiresAt === null) return null;
  return shownClaim({ userId: holderId, holder, claimedAt, expiresAt }, actor);
}
