import { ConsoleProblem } from "../shared/ask-console";
import type { Locale } from "../shared/vocabulary";
import type { AcceptRequest, OpenedInvitation } from "./people-contract";
import type { OpenedReset, ResetRequest } from "./reset-contract";

/**
 * What the browser of somebody asks who came by a link, or has no other way in. Nobody is signed in there: an answer of 401 must not
 * lead to a sign-in, so this does not go by `askConsole`.
 */
async function ask<Answer>(path: string, body: unknown, locale: Locale): Promise<Answer> {
  const response = await fetch(`/api/console/${path}`, {
    method: "POST",
    credentials: "same-origin",
    cache: "no-store",
    headers: { "Accept-Language": locale, "Content-Type": "application/json" },
    body: JSON.stringify(body),
  }).catch((cause: unknown) => {
    throw new ConsoleProblem(0, {}, cause);
  });
  const answer: unknown = await response.json().catch(() => null);
  if (response.ok) return answer as Answer;
  throw new ConsoleProblem(response.status, typeof answer === "object" && answer !== null ? { ...answer } : {});
}

export const openInvitation = (token: string, locale: Locale): Promise<OpenedInvitation> =>
  ask("invitations/open", { token }, locale);

export const acceptInvitation = (request: AcceptRequest, locale: Locale): Promise<{ readonly email: string }> =>
  ask("invitations/accept", request, locale);

export const askForReset = (email: string, locale: Locale): Promise<null> =>
  ask("password-resets/ask", { email }, locale);

export const openReset = (token: string, locale: Locale): Promise<OpenedReset> =>
  ask("password-resets/open", { token }, locale);

export const resetPassword = (request: ResetRequest, locale: Locale): Promise<{ readonly email: string }> =>
  ask("password-resets/use", request, locale);
