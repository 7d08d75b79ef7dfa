import { z } from "zod";
import { instantSchema } from "../shared/instant";
import { TABLE_NAMES } from "./vocabulary";

export { TABLE_NAMES, type TableName } from "./vocabulary";

const versionView = z.object({
  id: z.uuid(),
  version: z.int(),
  rows: z.int(),
  /** When the data were true. */
  dataAsOf: z.iso.datetime(),
  uploadedAt: z.iso.datetime(),
  uploadedBy: z.string().nullable(),
  note: z.string(),
});
export type VersionView = z.infer<typeof versionView>;

export const tableView = z
  .object({
    name: z.enum(TABLE_NAMES),
    label: z.string(),
    /** What it is used for. */
    description: z.string(),
    columns: z.array(
      z.object({
        name: z.string(),
        label: z.string(),
        required: z.boolean(),
        /** What a cell may hold. */
        hint: z.string(),
        /** Other names that its header may go by. */
        aliases: z.array(z.string()),
      }),
    ),
    /** What asks this table, and is unknown while it is past its age limit. */
    signals: z.array(z.object({ code: z.string(), label: z.string() })),
    /** Whether a table that ships with the product speaks where none is uploaded. */
    builtIn: z.boolean(),
    active: versionView
      .extend({
        activatedAt: z.iso.datetime(),
        ageDays: z.int(),
        /** Older than `ageDaysMax`: its signals are unknown. */
        stale: z.boolean(),
      })
      .nullable(),
    ageDaysMax: z.int(),
    versions: z.int(),
  })
  .meta({ id: "ReferenceTable" });
export type TableView = z.infer<typeof tableView>;

export const tableList = z.object({ items: z.array(tableView), nextCursor: z.null() });
export type TableList = z.infer<typeof tableList>;

export const tableQuery = z.strictObject({ table: z.enum(TABLE_NAMES) });

export const versionList = z.object({
  items: z.array(versionView.extend({ active: z.boolean() })),
  nextCursor: z.null(),
});
export type VersionList = z.infer<typeof versionList>;

export const previewView = z
  .object({
    table: z.enum(TABLE_NAMES),
    rows: z.int(),
    /** Rows that say again what an earlier one said. */
    repeated: z.int(),
    firstRows: z.array(z.record(z.string(), z.string())),
    /** Against the version in force. */
    added: z.int(),
    changed: z.int(),
    removed: z.int(),
    faultCount: z.int(),
    /** The first hundred. `column` is null where the line as a whole is at fault. */
    faults: z.array(z.object({ line: z.int(), column: z.string().nullable(), code: z.string(), message: z.string() })),
    /** Of the version in force, to be given with the upload; null: none. */
    activeVersionId: z.uuid().nullable(),
  })
  .meta({ id: "ReferencePreview" });
export type PreviewView = z.infer<typeof previewView>;

export const NOTE_CHARACTERS_MAX = 500;
export const AGE_DAYS_MIN = 1;
export const AGE_DAYS_MAX = 3_650;

export const uploadQuery = z.strictObject({
  table: z.enum(TABLE_NAMES),
  /** The version in force as the preview showed it, or `none`: nobody replaces what they did not see. */
  replaces: z.union([z.uuid(), z.literal("none")]),
  dataAsOf: instantSchema.optional(),
  note: z.string().max(NOTE_CHARACTERS_MAX).default(""),
});
export type UploadQuery = z.infer<typeof uploadQuery>;

export const uploadedView = z
  .object({ id: z.uuid(), version: z.int(), rows: z.int(), added: z.int(), changed: z.int(), removed: z.int() })
  .meta({ id: "ReferenceUpload" });
export type UploadedView = z.infer<typeof uploadedView>;

export const activationRequest = z.strictObject({
  table: z.enum(TABLE_NAMES),
  /** Null: the table is taken out of use. */
  versionId: z.uuid().nullable(),
  replaces: z.uuid().nullable(),
});
export type ActivationRequest = z.infer<typeof activationRequest>;

export const ageLimitRequest = z.strictObject({
  table: z.enum(TABLE_NAMES),
  ageDaysMax: z.int().min(AGE_DAYS_MIN).max(AGE_DAYS_MAX),
});
export type AgeLimitRequest = z.infer<typeof ageLimitRequest>;

export const lookUpQuery = z.strictObject({ table: z.enum(TABLE_NAMES), value: z.string().min(1).max(600) });
export const lookUpView = z.object({
  /** What the version in force says, by column; null when it has no such row. */
  row: z.record(z.string(), z.string()).nullable(),
  versionId: z.uuid().nullable(),
});
export type LookUpView = z.infer<typeof lookUpView>;
