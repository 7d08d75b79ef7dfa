import { z } from "zod";
import { LOCALES, ROLES } from "@/lib/shared/vocabulary";
import { password, revision } from "./contract";

/** What browser and server agree on about the people of an organisation, and how they come to it. */

const email = z.email().max(254);
const personName = z.string().trim().min(1).max(100);

/** What became of the mail: no server is configured, it waits to be sent, it was handed over, or nobody took it. */
export const MAIL_STATES = ["none", "queued", "sent", "failed"] as const;
export type MailState = (typeof MAIL_STATES)[number];

/** A link for a new password that works now. */
const resetView = z.object({
  createdAt: z.iso.datetime(),
  expiresAt: z.iso.datetime(),
  mail: z.enum(MAIL_STATES),
  mailError: z.string().nullable(),
});

export const personView = z.object({
  userId: z.uuid(),
  name: z.string(),
  email: z.string(),
  role: z.enum(ROLES),
  joinedAt: z.iso.datetime(),
  /** Into this organisation; null = never. */
  lastSignInAt: z.iso.datetime().nullable(),
  reset: resetView.nullable(),
  revision: z.number().int(),
});
export type PersonView = z.infer<typeof personView>;

export const peopleList = z.object({ items: z.array(personView), nextCursor: z.null() });
export type PeopleList = z.infer<typeof peopleList>;

export const roleRequest = z.strictObject({ role: z.enum(ROLES), revision });
export type RoleRequest = z.infer<typeof roleRequest>;

export const INVITATION_DAYS = 7;

export const invitationView = z.object({
  id: z.uuid(),
  email: z.string(),
  role: z.enum(ROLES),
  state: z.enum(["waiting", "expired"]),
  createdAt: z.iso.datetime(),
  /** When the link in force was made. */
  sentAt: z.iso.datetime(),
  expiresAt: z.iso.datetime(),
  invitedBy: z.string().nullable(),
  mail: z.enum(MAIL_STATES),
  mailError: z.string().nullable(),
});
export type InvitationView = z.infer<typeof invitationView>;

export const invitationList = z.object({
  items: z.array(invitationView),
  nextCursor: z.null(),
  /** Whether links are mailed by this installation, or have to be passed on by hand. */
  mailConfigured: z.boolean(),
});
export type InvitationList = z.infer<typeof invitationList>;

export const invitationRequest = z.strictObject({ email, role: z.enum(ROLES), locale: z.enum(LOCALES) });
export type InvitationRequest = z.infer<typeof invitationRequest>;

/** `token` is told this once; only its hash is kept. The link is `/invitation#<token>`. */
export const issuedInvitation = z.object({ invitation: invitationView, token: z.string() });
export type IssuedInvitation = z.infer<typeof issuedInvitation>;

const token = z.string().min(1).max(200);

export const openInvitationRequest = z.strictObject({ token });

/** What the invited person sees. `account`: whether they sign in with a password they already have, or choose one. */
export const openedInvitation = z.object({
  organizationName: z.string(),
  role: z.enum(ROLES),
  email: z.string(),
  invitedBy: z.string().nullable(),
  expiresAt: z.iso.datetime(),
  account: z.enum(["new", "existing"]),
});
export type OpenedInvitation = z.infer<typeof openedInvitation>;

export const acceptRequest = z.discriminatedUnion("account", [
  z.strictObject({ account: z.literal("new"), token, name: personName, password, locale: z.enum(LOCALES) }),
  z.strictObject({ account: z.literal("existing"), token, password: z.string().min(1).max(200) }),
]);
export type AcceptRequest = z.infer<typeof acceptRequest>;

export const acceptedInvitation = z.object({ email: z.string() });

/** Where the link leads. The token stands behind the #, which browsers keep to themselves: no log and no referrer holds it. */
export const invitationPath = (tokenText: string): string => `/invitation#${tokenText}`;
