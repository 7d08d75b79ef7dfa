import { z } from "zod";
import { NEGATIVE_KINDS, SHARED_KINDS } from "./vocabulary";

export { SHARED_KINDS, type SharedKind } from "./vocabulary";

export const networkStatusView = z
  .object({
    joined: z.boolean(),
    joinedAt: z.iso.datetime().nullable(),
    leftAt: z.iso.datetime().nullable(),
    /** Negatives this organisation told that still stand. */
    contributions: z.int(),
    /** Of these, what others dispute: silent, and taken back when nobody stands by it in time. */
    disputed: z.int(),
    /** Names of the network keys in use, the present one first. */
    keyIds: z.array(z.string()),
    /** How many of the standing negatives were told under each key. One that is not in use any more is heard by nobody. */
    byKey: z.array(
      z.object({ keyId: z.string(), use: z.enum(["current", "previous", "past"]), contributions: z.int() }),
    ),
    /** The whole of what leaves for one identifier that belongs to nobody, made with the key in use. */
    example: z.object({
      identifier: z.string(),
      keyHash: z.string(),
      keyId: z.string(),
      kind: z.enum(NEGATIVE_KINDS),
      day: z.iso.date(),
      count: z.int(),
    }),
    /** What came back: orders of the last 30 days, and those that others had told of. */
    received: z.object({ days: z.int(), screened: z.int(), matched: z.int() }),
  })
  .meta({ id: "NetworkStatus" });
export type NetworkStatus = z.infer<typeof networkStatusView>;

export const contributionView = z
  .object({
    id: z.uuid(),
    externalOrderId: z.string().nullable(),
    /** Code of the shop that the order came in for. */
    shopCode: z.string().nullable(),
    identifierKind: z.enum(SHARED_KINDS),
    kind: z.enum(NEGATIVE_KINDS),
    day: z.iso.date(),
    /** The last day on which it speaks. */
    until: z.iso.date(),
    toldAt: z.iso.datetime(),
    withdrawnAt: z.iso.datetime().nullable(),
    /** Silent until this organisation stands by it; taken back after 30 days. */
    disputed: z.boolean(),
  })
  .meta({ id: "NetworkContribution" });
export type ContributionView = z.infer<typeof contributionView>;

export const contributionPage = z.object({ items: z.array(contributionView), nextCursor: z.string().nullable() });

export type ContributionPage = z.infer<typeof contributionPage>;

export const CONTRIBUTION_STATES = ["standing", "disputed", "withdrawn"] as const;
export type ContributionState = (typeof CONTRIBUTION_STATES)[number];

export const contributionQuery = z.strictObject({
  /** Absent: all of them. What is disputed still stands. */
  state: z.enum(CONTRIBUTION_STATES).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
  cursor: z.string().max(400).optional(),
});
export type ContributionQuery = z.infer<typeof contributionQuery>;

export const REASONS = ["mistake", "settled", "data_subject_request", "other"] as const;
export type Reason = (typeof REASONS)[number];

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
export type DisputeResult = z.infer<typeof disputeResult>;

/** Whoever told it has this long to stand by what is disputed. */
export const DISPUTE_DAYS = 30;
