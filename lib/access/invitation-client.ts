import { ConsoleProblem } from "../shared/ask-console";
import type { Locale } from "../shared/vocabulary";
import type { AcceptRequest, OpenedInvitation } from "./people-contract";

/**
 * What an invited person's browser asks. Nobody is signed in there: an answer of 401 must not lead to a sign-in, so this does not go
 * by `askConsole`.
 */
async function ask<Answer>(path: "open" | "accept", body: unknown, locale: Locale): Promise<Answer> {
  const response = await fetch(`/api/console/invitations/${path}`, {
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
  ask("open", { token }, locale);

export const acceptInvitation = (request: AcceptRequest, locale: Locale): Promise<{ readonly email: string }> =>
  ask("accept", request, locale);
