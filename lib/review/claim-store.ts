import "server-only";
import type { TenantTx } from "@/lib/platform/tenant";

export type StoredClaim = {
  readonly userId: string;
  readonly holder: string;
  readonly claimedAt: Date;
  readonly expiresAt: Date;
};

/**
 * Takes or renews the lease on an open case; null when the case is closed, unknown, waits for a manager, or somebody else's lease
 * still runs. One statement, so that of any number of callers exactly one gets it. The shared lock makes it wait for a decision under way.
 */
export async function takeClaim(
  t: TenantTx,
  claim: { caseId: string; userId: string; mayDecideEscalated: boolean; now: Date; expiresAt: Date },
): Promise<{ claimedAt: Date; expiresAt: Date } | null> {
  const rows = await t.db.$queryRaw<{ claimedAt: Date; expiresAt: Date }[]>`
    INSERT INTO case_claim AS held (organization_id, case_id, user_id, claimed_at, expires_at)
    SELECT c.organization_id, c.id, ${claim.userId}::uuid, ${claim.now}, ${claim.expiresAt}
    FROM review_case c
    WHERE c.organization_id = ${t.org}::uuid AND c.id = ${claim.caseId}::uuid AND c.closed_at IS NULL
      AND (c.escalated_at IS NULL OR ${claim.mayDecideEscalated})
    FOR SHARE OF c
    ON CONFLICT (organization_id, case_id) DO UPDATE SET
      user_id = excluded.user_id,
      expires_at = excluded.expires_at,
      claimed_at = CASE WHEN held.user_id = excluded.user_id AND held.expires_at > ${claim.now}
                        THEN held.claimed_at ELSE excluded.claimed_at END
    WHERE held.expires_at <= ${claim.now} OR held.user_id = excluded.user_id
    RETURNING held.claimed_at AS "claimedAt", held.expires_at AS "expiresAt"`;
  return rows[0] ?? null;
}

/** The lease that runs at `now`, or null. */
export async function findClaim(t: TenantTx, caseId: string, now: Date): Promise<StoredClaim | null> {
  const rows = await t.db.$queryRaw<StoredClaim[]>`
    SELECT l.user_id AS "userId", u.name AS holder, l.claimed_at AS "claimedAt", l.expires_at AS "expiresAt"
    FROM case_claim l JOIN app_user u ON u.id = l.user_id
    WHERE l.organization_id = ${t.org}::uuid AND l.case_id = ${caseId}::uuid AND l.expires_at > ${now}`;
  return rows[0] ?? null;
}

/** Gives the lease back, if it is this person's. */
export async function dropClaim(t: TenantTx, caseId: string, userId: string): Promise<boolean> {
  const { count } = await t.db.caseClaim.deleteMany({ where: { organizationId: t.org, caseId, userId } });
  return count > 0;
}
