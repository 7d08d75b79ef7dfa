import { z } from "zod";
import { PREFERENCES } from "@/lib/shared/preferences";
import { LOCALES, ROLES } from "@/lib/shared/vocabulary";
import { password } from "./contract";

/** What browser and server agree on about the person who is signed in. */

const preferences = z.strictObject({
  theme: z.enum(PREFERENCES.theme.values),
  contrast: z.enum(PREFERENCES.contrast.values),
  density: z.enum(PREFERENCES.density.values),
  era: z.enum(PREFERENCES.era.values),
  keys: z.enum(PREFERENCES.keys.values),
});

export const organizationChoice = z.object({
  organizationId: z.uuid(),
  name: z.string(),
  role: z.enum(ROLES),
  /** The one this session acts for. */
  current: z.boolean(),
});
export type OrganizationChoice = z.infer<typeof organizationChoice>;

export const meView = z.object({
  userId: z.uuid(),
  name: z.string(),
  email: z.string(),
  locale: z.enum(LOCALES),
  role: z.enum(ROLES),
  organization: z.object({ organizationId: z.uuid(), name: z.string() }),
});
export type MeView = z.infer<typeof meView>;

/** What is not named stays as it is. */
export const meRequest = z
  .strictObject({ locale: z.enum(LOCALES), preferences: preferences.partial() })
  .partial()
  .refine((request) => Object.keys(request).length > 0);
export type MeRequest = z.input<typeof meRequest>;

export const sessionView = z.object({
  id: z.uuid(),
  /** The one that asks. */
  current: z.boolean(),
  /** As far as the browser says so itself; null = it does not. */
  browser: z.string().nullable(),
  system: z.string().nullable(),
  organizationName: z.string(),
  createdAt: z.iso.datetime(),
  /** To the minute. */
  seenAt: z.iso.datetime(),
  expiresAt: z.iso.datetime(),
});
export type SessionView = z.infer<typeof sessionView>;
export const sessionList = z.object({ items: z.array(sessionView) });
export const sessionParams = z.strictObject({ sessionId: z.uuid() });

export const passwordRequest = z.strictObject({ current: z.string().min(1).max(200), next: password });
export type PasswordRequest = z.input<typeof passwordRequest>;
/** How many other sessions ended with the old password. */
export const passwordAnswer = z.object({ endedSessions: z.number().int() });

export const switchRequest = z.strictObject({ organizationId: z.uuid() });
