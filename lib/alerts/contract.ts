import { z } from "zod";
import { listedOrderSchema } from "../orders/search-contract";
import type { AlertSubject } from "../risk/alerts/alert";
import type { AlertCode } from "../risk/alerts/index";
import { TYPOLOGIES } from "../shared/vocabulary";
import { ALERT_FILTERS, ALERT_STATES, CLOSE_REASONS, NOTE_CHARACTERS_MAX } from "./words-contract";

/** The codes as the engine has them; spelt again, because its thresholds must not come to a browser with them. */
const CODES = [
  "C19",
  "C20",
  "D06",
  "A02",
  "A07",
  "A08",
  "A09",
  "A10",
  "A13",
  "A14",
] as const satisfies readonly AlertCode[];
const SUBJECTS = ["shop", "bin", "area", "affiliate"] as const satisfies readonly AlertSubject[];
type Missing = Exclude<AlertCode, (typeof CODES)[number]> | Exclude<AlertSubject, (typeof SUBJECTS)[number]>;
true satisfies [Missing] extends [never] ? true : false;

const revision = z.int().min(1).max(2_147_483_647);
const note = z
  .string()
  .trim()
  .min(1)
  .max(NOTE_CHARACTERS_MAX)
  .refine((value) => !value.includes("\u0000"), { params: { code: "nul_character" } });
const person = z.object({ at: z.iso.datetime(), by: z.string() });

export const alertSchema = z
  .object({
    alertId: z.uuid(),
    code: z.enum(CODES),
    typology: z.enum(TYPOLOGIES),
    state: z.enum(ALERT_STATES),
    /** Whom it speaks of: a shop's code, the first six digits of cards, prefecture and price band, an affiliate's id. */
    subject: z.object({ type: z.enum(SUBJECTS), text: z.string() }),
    /** Null: of several shops. */
    shop: z.object({ shopId: z.string(), name: z.string() }).nullable(),
    /** What was measured (`measured`), what is usual and from what on it counts, and how it was counted. */
    evidence: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])),
    orderCount: z.int(),
    /** Event time of the first and the latest thing that is telling. */
    firstSeenAt: z.iso.datetime(),
    lastSeenAt: z.iso.datetime(),
    raisedAt: z.iso.datetime(),
    acknowledged: person.nullable(),
    closed: person.extend({ reason: z.enum(CLOSE_REASONS) }).nullable(),
    note: z.string().nullable(),
    revision,
  })
  .meta({ id: "Alert" });
export type Alert = z.infer<typeof alertSchema>;

export const alertListQuery = z.strictObject({
  /** `unclosed` when absent. */
  state: z.enum(ALERT_FILTERS).default("unclosed"),
  shop: z.string().min(1).max(64).optional(),
  cursor: z.string().max(400).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(50),
});
export type AlertListQuery = z.infer<typeof alertListQuery>;

export const alertListSchema = z.object({
  items: z.array(alertSchema),
  nextCursor: z.string().nullable(),
  /** Of the same shops, whatever the state. */
  counts: z.record(z.enum(ALERT_STATES), z.int()),
});
export type AlertList = z.infer<typeof alertListSchema>;

/** `at`: when what is telling of it happened. */
export const alertOrderSchema = listedOrderSchema.extend({ at: z.iso.datetime() });
export type AlertOrder = z.infer<typeof alertOrderSchema>;

/** An alert with its orders, the latest first. */
export const alertDetailSchema = alertSchema.extend({ orders: z.array(alertOrderSchema) });
export type AlertDetail = z.infer<typeof alertDetailSchema>;

export const alertIdParams = z.strictObject({ id: z.uuid() });
/** Whoever changes an alert names the state they saw; another one means that somebody was faster. */
export const acknowledgeBody = z.strictObject({ revision, note: note.optional() });
export type AcknowledgeBody = z.infer<typeof acknowledgeBody>;
export const closeBody = z.strictObject({ revision, reason: z.enum(CLOSE_REASONS), note });
export type CloseBody = z.infer<typeof closeBody>;
export const reopenBody = z.strictObject({ revision });
export type ReopenBody = z.infer<typeof reopenBody>;

/** What `alert.raised` tells: the alert as it stands when the message leaves, with the numbers of its latest orders. */
export const alertEventSchema = z
  .object({
    alertId: z.uuid(),
    code: z.enum(CODES),
    typology: z.enum(TYPOLOGIES),
    label: z.object({ ja: z.string(), en: z.string() }),
    message: z.object({ ja: z.string(), en: z.string() }),
    subject: z.object({ type: z.enum(SUBJECTS), text: z.string() }),
    shopId: z.string().nullable(),
    evidence: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])),
    firstSeenAt: z.iso.datetime(),
    lastSeenAt: z.iso.datetime(),
    orderCount: z.int(),
    orders: z.array(z.object({ externalOrderId: z.string(), shopId: z.string() })),
  })
  .meta({ id: "AlertRaised" });
