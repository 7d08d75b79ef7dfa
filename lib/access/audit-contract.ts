import { z } from "zod";
import { LOCALES } from "@/lib/shared/vocabulary";

/** What browser and server agree on about the audit log. */

/** Everything that is recorded, by area: the word before the dot. Each has a text in both languages. */
export const AUDIT_ACTIONS = {
  session: ["session.start", "session.end"],
  user: [
    "user.create",
    "user.set_password",
    "user.change_password",
    "user.give_reset",
    "user.ask_reset",
    "user.reset_password",
    "user.change_role",
    "user.remove",
  ],
  invitation: ["invitation.create", "invitation.resend", "invitation.revoke", "invitation.accept"],
  organization: ["organization.create", "organization.change"],
  shop: ["shop.create", "shop.rename", "shop.archive", "shop.reopen"],
  api_key: ["api_key.create", "api_key.revoke"],
  webhook: [
    "webhook_endpoint.create",
    "webhook_endpoint.change",
    "webhook_endpoint.disable",
    "webhook_endpoint.enable",
    "webhook_endpoint.rotate_secret",
    "webhook_endpoint.ping",
    "webhook_delivery.redeliver",
  ],
  case: [
    "case.decide",
    "case.close",
    "case.keep",
    "case.escalate",
    "case.block",
    "case.unblock",
    "case.reveal",
    "case.document",
  ],
  order: ["order.reveal", "order.record_outcome"],
  alert: ["alert.raise", "alert.acknowledge", "alert.close", "alert.reopen"],
  list_entry: [
    "list_entry.add",
    "list_entry.release",
    "list_entry.restore",
    "list_entry.change_expiry",
    "list_entry.export",
  ],
  ruleset: ["ruleset.publish", "ruleset.restore", "ruleset.publish_settings", "ruleset.restore_settings"],
  reference: ["reference_table.upload", "reference_table.activate", "reference_table.age_limit"],
  provider: ["provider.create", "provider.change", "provider.remove", "provider.try"],
  network: ["network.join", "network.leave", "network.withdraw", "network.confirm", "network.dispute"],
  audit: ["audit.export"],
} as const satisfies Record<string, readonly string[]>;

type AuditArea = keyof typeof AUDIT_ACTIONS;
export const AUDIT_AREAS = Object.keys(AUDIT_ACTIONS).filter((area): area is AuditArea => area in AUDIT_ACTIONS);

/** Everything that is recorded: what has a text. */
export type AuditAction = (typeof AUDIT_ACTIONS)[AuditArea][number];
export const isAuditAction = (action: string): action is AuditAction =>
  AUDIT_AREAS.some((area) => AUDIT_ACTIONS[area].some((known) => known === action));

export const auditEventView = z.object({
  id: z.uuid(),
  at: z.iso.datetime(),
  actorType: z.string(),
  actorId: z.uuid().nullable(),
  /** As they are called now; null for the installation itself, and for who is gone without a trace. */
  actorName: z.string().nullable(),
  action: z.string(),
  subjectType: z.string(),
  subjectId: z.string(),
  /** As it is called now, where it has a name. */
  subjectName: z.string().nullable(),
  detail: z.json(),
  requestId: z.string().nullable(),
});
export type AuditEventView = z.infer<typeof auditEventView>;

export const auditList = z.object({ items: z.array(auditEventView), nextCursor: z.string().nullable() });
export type AuditList = z.infer<typeof auditList>;

/** A calendar day in Japan. */
const day = z.iso.date().refine((text) => text >= "1970-01-01" && text <= "2200-12-31");

const filter = {
  /** Id of a person or an API key, or `system`. */
  who: z.union([z.uuid(), z.literal("system")]).optional(),
  area: z.enum(AUDIT_AREAS).optional(),
  /** Id of what it was done to. */
  subject: z.string().trim().min(1).max(200).optional(),
  from: day.optional(),
  to: day.optional(),
};

const auditFilter = z.strictObject(filter);
export type AuditFilter = z.infer<typeof auditFilter>;

export const auditExportQuery = z.strictObject({ ...filter, lang: z.enum(LOCALES).default("ja") });

export const auditQuery = z.strictObject({
  ...filter,
  cursor: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});
export type AuditQuery = z.infer<typeof auditQuery>;
