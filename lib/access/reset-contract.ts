import { z } from "zod";
import { password } from "./contract";
import { MAIL_STATES } from "./people-contract";

/** What browser and server agree on about choosing another password when the present one is forgotten. */

/** Asked for by the person: whoever waits for that mail opens it. */
export const OWN_RESET_MINUTES = 60;
/** Made by an administrator, perhaps to be handed over tomorrow. */
export const GIVEN_RESET_HOURS = 24;

const token = z.string().min(1).max(200);

/** `token` is told once, and only where no mail takes it: who makes a link for somebody else is not to enter by it. */
export const issuedReset = z.object({
  email: z.string(),
  expiresAt: z.iso.datetime(),
  mail: z.enum(MAIL_STATES),
  token: z.string().nullable(),
});
export type IssuedReset = z.infer<typeof issuedReset>;

export const forgottenRequest = z.strictObject({ email: z.string().trim().min(1).max(254) });
export type ForgottenRequest = z.infer<typeof forgottenRequest>;

export const openResetRequest = z.strictObject({ token });
export const openedReset = z.object({ email: z.string(), expiresAt: z.iso.datetime() });
export type OpenedReset = z.infer<typeof openedReset>;

export const resetRequest = z.strictObject({ token, password });
export type ResetRequest = z.infer<typeof resetRequest>;
export const resetDone = z.object({ email: z.string() });

/** Where the link leads. The token stands behind the #, which browsers keep to themselves: no log and no referrer holds it. */
export const resetPath = (tokenText: string): string => `/password-reset#${tokenText}`;
