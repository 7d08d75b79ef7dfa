import { z } from "zod";

/** What browser and server agree on about the risk settings: one document of an organisation, with the differences of its shops. */

const NOTE_MAX = 1_000;
const version = z.int().min(1).max(1_000_000_000);
const note = z.string().trim().max(NOTE_MAX).default("");

/** A place of the document, as a JSON pointer (RFC 6901). */
const place = z.string();

/** Which version; the one in force when none is named. */
export const settingsQuery = z.strictObject({ version: z.coerce.number().pipe(version).optional() });

/** Settings are published with the rules, as one version: the one that every screening names as its `rulesetVersion`. */
const head = {
  version: z.int(),
  note: z.string(),
  publishedAt: z.iso.datetime(),
  publishedBy: z.uuid().nullable(),
  /** Null for versions that the installation itself published. */
  publishedByName: z.string().nullable(),
};

export const settingsDocumentView = z
  .object({
    ...head,
    /** As it was published: what it leaves out is the engine's own. */
    document: z.json(),
    /** The engine's own. */
    defaults: z.json(),
    /** What orders are judged by where their shop has nothing of its own. Null when this engine no longer reads the version. */
    effective: z.json().nullable(),
    /** Shops with something of their own. */
    shops: z.array(
      z.object({ shopId: z.string(), name: z.string(), document: z.json(), effective: z.json().nullable() }),
    ),
  })
  .meta({ id: "RiskSettings" });
export type SettingsDocumentView = z.infer<typeof settingsDocumentView>;

/** The next version, with the rules as they are. The document replaces the one in force as a whole. */
export const settingsPublishRequest = z.strictObject({
  expectedVersion: version,
  document: z.record(z.string(), z.unknown()),
  note,
});
export type SettingsPublishRequest = z.infer<typeof settingsPublishRequest>;

/** Publishes the settings of an earlier version again, with the rules as they are now. */
export const settingsRestoreRequest = z.strictObject({ version, expectedVersion: version, note });
export type SettingsRestoreRequest = z.infer<typeof settingsRestoreRequest>;

const change = z.object({
  pointer: place,
  /** `added` and `removed`: a difference of a shop, or an entry under a name of the administrator's choice, begins or ends. */
  change: z.enum(["changed", "added", "removed"]),
  before: z.json().optional(),
  after: z.json().optional(),
});
export type SettingsChange = z.infer<typeof change>;

/** What differs from `since` on; the version before when none is named. */
export const settingsChangesQuery = z.strictObject({
  version: z.coerce.number().pipe(version).optional(),
  since: z.coerce.number().pipe(version).optional(),
});
export type SettingsChangesQuery = z.infer<typeof settingsChangesQuery>;

export const settingsChangesView = z.object({
  ...head,
  /** Null: compared with the engine's own settings, because there is no version before the first. */
  since: z.int().nullable(),
  changes: z.array(change),
});
export type SettingsChangesView = z.infer<typeof settingsChangesView>;

export const settingsVersionsQuery = z.strictObject({
  cursor: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(30),
});

/** Versions that changed the settings; those in between changed rules alone. */
export const settingsVersionPage = z.object({
  items: z.array(z.object({ ...head, changes: z.int().min(0) })),
  nextCursor: z.string().nullable(),
});
export type SettingsVersionPage = z.infer<typeof settingsVersionPage>;

const bound = z.number().nullable();

/** What may stand at each place of a document, for editors; `text` says it in the reader's language. */
export const settingsLimitsView = z.object({
  items: z.array(
    z.object({
      pointer: place,
      kind: z.enum(["integer", "number", "boolean", "choice", "text", "list", "table", "anything"]),
      nullable: z.boolean(),
      minimum: bound,
      /** Whether the minimum itself may stand there. */
      minimumIncluded: z.boolean(),
      maximum: bound,
      /** The words of a choice, or the names that a table can hold. */
      values: z.array(z.string()),
      text: z.string(),
    }),
  ),
});
export type SettingsLimitsView = z.infer<typeof settingsLimitsView>;
