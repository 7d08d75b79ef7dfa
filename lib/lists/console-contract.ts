import { z } from "zod";
import { instantSchema } from "../shared/instant";
import { LISTABLE_KINDS, LISTS } from "../shared/vocabulary";
import { listEntrySchema } from "./contract";
import { ENTRY_ACTS, ENTRY_STATES, RELEASE_REASON_CHARACTERS_MAX, VALUE_CHARACTERS_MAX } from "./words-contract";

const text = (charactersMax: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(charactersMax)
    .refine((value) => !value.includes("\u0000"), { params: { code: "nul_character" } });

/** What narrows the entries. `q` finds an identifier of any kind in any spelling. */
export const entryFilter = z.strictObject({
  list: z.enum(LISTS).optional(),
  kind: z.enum(LISTABLE_KINDS).optional(),
  /** `in_force` when absent. */
  state: z.enum([...ENTRY_STATES, "all"]).optional(),
  q: text(VALUE_CHARACTERS_MAX).optional(),
});
export type EntryFilter = z.infer<typeof entryFilter>;

export const entryListQuery = entryFilter.extend({
  cursor: z.string().max(400).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(50),
});
export type EntryListQuery = z.infer<typeof entryListQuery>;

export const shownEntrySchema = z.object({ ...listEntrySchema.shape, state: z.enum(ENTRY_STATES) });
export type ShownEntry = z.infer<typeof shownEntrySchema>;

export const entryListSchema = z.object({
  items: z.array(shownEntrySchema),
  nextCursor: z.string().nullable(),
  /** Entries of each list that meet the rest of the filter; told with the first page only. */
  counts: z.record(z.enum(LISTS), z.int()).nullable(),
});
export type EntryList = z.infer<typeof entryListSchema>;

export const previewBody = z.strictObject({
  list: z.enum(LISTS),
  kind: z.enum(LISTABLE_KINDS),
  value: text(VALUE_CHARACTERS_MAX),
});
export type PreviewBody = z.infer<typeof previewBody>;

/** What an entry would match; null when the value can't be read as its kind: somebody may still be typing. */
export const previewSchema = z.object({
  match: z
    .object({
      /** The kind it is stored as: a forwarder's address stands for its block. */
      kind: z.enum(LISTABLE_KINDS),
      canonical: z.string(),
      /** What the order search takes for it. */
      key: z.string(),
      /** Orders so far that hold it, counted up to a thousand. */
      orders: z.object({ orders: z.int(), more: z.boolean() }),
      /** The same identifier, in force on this list already. */
      existing: shownEntrySchema.nullable(),
    })
    .nullable(),
});
export type Preview = z.infer<typeof previewSchema>;

export const releaseBody = z.strictObject({ reason: text(RELEASE_REASON_CHARACTERS_MAX) });

export const expiryBody = z.strictObject({
  expiresAt: instantSchema.nullable(),
  /** The expiry the caller saw: another one means that somebody changed it meanwhile. */
  expected: instantSchema.nullable(),
});
export type ExpiryBody = z.infer<typeof expiryBody>;

/** What was done to an entry, by whom and when. */
export const entryHistorySchema = z.object({
  items: z.array(
    z.object({
      at: z.iso.datetime(),
      act: z.enum(ENTRY_ACTS),
      actor: z.string().nullable(),
      /** `change_expiry`: the new one. */
      expiresAt: z.string().nullable(),
    }),
  ),
});
export type EntryHistory = z.infer<typeof entryHistorySchema>;

export const entryIdParams = z.strictObject({ id: z.uuid() });

export const importPreviewSchema = z.object({
  /** The first lines as they would be stored. */
  rows: z.array(
    z.object({
      line: z.int(),
      list: z.enum(LISTS),
      kind: z.enum(LISTABLE_KINDS),
      canonical: z.string(),
      known: z.boolean(),
    }),
  ),
  fresh: z.int(),
  known: z.int(),
  errors: z.array(z.object({ line: z.int(), pointer: z.string(), code: z.string(), message: z.string() })),
});
export type ImportPreview = z.infer<typeof importPreviewSchema>;
