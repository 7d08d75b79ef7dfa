import { z } from "zod";
import { NEGATIVE_KINDS, SHARED_KINDS } from "./vocabulary";

export const networkStatusView = z
  .object({
    joined: z.boolean(),
    joinedAt: z.iso.datetime().nullable(),
    leftAt: z.iso.datetime().nullable(),
    /** Negatives this organisation told that still stand. */
    contributions: z.int(),
    /** Names of the network keys in use, the present one first. */
    keyIds: z.array(z.string()),
  })
  .meta({ id: "NetworkStatus" });
export type NetworkStatus = z.infer<typeof networkStatusView>;

export const contributionView = z
  .object({
    id: z.uuid(),
    externalOrderId: z.string().nullable(),
    identifierKind: z.enum(SHARED_KINDS),
    kind: z.enum(NEGATIVE_KINDS),
    day: z.iso.date(),
    toldAt: z.iso.datetime(),
    withdrawnAt: z.iso.datetime().nullable(),
    /** Silent until this organisation stands by it; taken back after 30 days. */
    disputed: z.boolean(),
  })
  .meta({ id: "NetworkContribution" });
export type ContributionView = z.infer<typeof contributionView>;

export const contributionPage = z.object({ items: z.array(contributionView), nextCursor: z.string().nullable() });

export const contributionQuery = z.strictObject({
  limit: z.coerce.number().int().min(1).max(200).default(50),
  cursor: z.string().max(400).optional(),
});
export type ContributionQuery = z.infer<typeof contributionQuery>;

const REASONS = ["mistake", "settled", "data_subject_request", "other"] as const;

export const withdrawalRequest = z.strictObject({ reason: z.enum(REASONS) });
export type WithdrawalRequest = z.infer<typeof withdrawalRequest>;

export const disputeRequest = z.strictObject({
  kind: z.enum(SHARED_KINDS),
  /** As anybody would write it. */
  value: z.string().min(1).max(600),
  reason: z.enum(REASONS),
});
export type DisputeRequest = z.infer<typeof disputeRequest>;

/** `silenced`: whether anything was told of it, which is silent now. */
export const disputeResult = z.object({ silenced: z.boolean() });
