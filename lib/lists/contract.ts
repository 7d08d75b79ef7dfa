import { z } from "zod";
import { instantSchema } from "../shared/instant";
import { LISTABLE_KINDS, LISTS } from "../shared/vocabulary";
import { LIST_REASONS, LIST_TARGETS, NOTE_CHARACTERS_MAX, VALUE_CHARACTERS_MAX } from "./words-contract";

export const listEntryInput = z
  .strictObject({
    list: z.enum(LISTS),
    kind: z.enum(LISTABLE_KINDS),
    /** As anybody would write it; it is stored in canonical form, so that any spelling is found. */
    value: z.string().min(1).max(VALUE_CHARACTERS_MAX),
    /** Whom it speaks of. */
    target: z.enum(LIST_TARGETS).default("both"),
    reason: z.enum(LIST_REASONS),
    note: z.string().max(NOTE_CHARACTERS_MAX).optional(),
    /** Allowlist only: the order is OK whatever else fired, but for the blocklist. */
    forcesOk: z.boolean().default(false),
    /** `affiliate_own` only: the affiliate whose identifier it is. */
    subject: z.string().min(1).max(128).optional(),
    expiresAt: instantSchema.optional(),
  })
  .refine((entry) => entry.list === "allow" || !entry.forcesOk, {
    path: ["forcesOk"],
    params: { code: "contradictory" },
  })
  .refine((entry) => (entry.list === "affiliate_own") === (entry.subject !== undefined), {
    path: ["subject"],
    params: { code: "contradictory" },
  })
  .meta({ id: "ListEntryInput" });
export type ListEntryInput = z.infer<typeof listEntryInput>;

export const listEntrySchema = z
  .object({
    id: z.uuid(),
    list: z.enum(LISTS),
    kind: z.enum(LISTABLE_KINDS),
    value: z.string(),
    target: z.enum(LIST_TARGETS),
    reason: z.string(),
    note: z.string().nullable(),
    forcesOk: z.boolean(),
    subject: z.string().nullable(),
    createdAt: z.iso.datetime(),
    createdBy: z.string(),
    expiresAt: z.iso.datetime().nullable(),
    releasedAt: z.iso.datetime().nullable(),
    releasedBy: z.string().nullable(),
    releaseReason: z.string().nullable(),
  })
  .meta({ id: "ListEntry" });
export type ListEntry = z.infer<typeof listEntrySchema>;

export const listEntryQuery = z.strictObject({
  list: z.enum(LISTS).optional(),
  kind: z.enum(LISTABLE_KINDS).optional(),
  /** Any spelling of an identifier of `kind`. */
  value: z.string().max(600).optional(),
  inForce: z.stringbool().optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
  cursor: z.string().max(400).optional(),
});
export type ListEntryQuery = z.infer<typeof listEntryQuery>;

export const listEntryPage = z
  .object({ items: z.array(listEntrySchema), nextCursor: z.string().nullable() })
  .meta({ id: "ListEntryPage" });

export const importResult = z
  .object({
    imported: z.int(),
    /** Entries that were on the list already. */
    unchanged: z.int(),
    errors: z.array(z.object({ line: z.int(), pointer: z.string(), code: z.string(), message: z.string() })),
  })
  .meta({ id: "ListImportResult" });
export type ListImportResult = z.infer<typeof importResult>;
