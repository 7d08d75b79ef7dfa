import { z } from "zod";

/** What the console learns without asking: over one stream of server-sent events, and then from tab to tab. */

const tally = z.object({
  open: z.number().int(),
  /** Past their deadline. */
  overdue: z.number().int(),
  /** Not past it, and within the hour. */
  dueSoon: z.number().int(),
});
export type Tally = z.infer<typeof tally>;

/** Open cases of the organisation, and of each shop that has any, by the shop's code. `alerts`: those that nobody has seen to yet. */
export const liveCounts = tally.extend({ shops: z.record(z.string(), tally), alerts: z.number().int() });
export type LiveCounts = z.infer<typeof liveCounts>;

export const CASE_CHANGES = ["opened", "decided", "claimed", "released", "changed"] as const;
export const liveCaseChange = z.object({ caseId: z.uuid(), change: z.enum(CASE_CHANGES) });
export type LiveCaseChange = z.infer<typeof liveCaseChange>;

/**
 * `hello` comes first on every connection. `missed`: what happened meanwhile is not known, so that what is on screen may be old.
 * `cases` is null when so much has changed that it is simpler to look at all of them.
 */
export const liveEvents = {
  hello: z.object({ organizationId: z.uuid(), missed: z.boolean(), counts: liveCounts }),
  counts: liveCounts,
  cases: z.object({ changes: z.array(liveCaseChange).nullable() }),
};
export type LiveEvents = { [Name in keyof typeof liveEvents]: z.infer<(typeof liveEvents)[Name]> };
export type LiveEventName = keyof LiveEvents;
