import { queryOptions } from "@tanstack/react-query";
import type { z } from "zod";
import { askConsole } from "../shared/ask-console";
import type { Locale } from "../shared/vocabulary";
import type { MeRequest, MeView, PasswordRequest, passwordAnswer, sessionList } from "./profile-contract";

export const profileKeys = {
  all: ["profile"] as const,
  sessions: () => [...profileKeys.all, "sessions"] as const,
};

export const sessionsOptions = (locale: Locale) =>
  queryOptions({
    queryKey: profileKeys.sessions(),
    queryFn: ({ signal }) => askConsole<z.infer<typeof sessionList>>("/me/sessions", { locale, signal }),
    staleTime: 30_000,
  });

/** Keeps language and preferences with the person, for their other browsers. */
export const saveProfile = (locale: Locale, change: MeRequest): Promise<null> =>
  askConsole("/me", { locale, method: "PATCH", body: change });

/** Null when nobody is. Asked by itself: it must not wait for the sign-in that it is to confirm. */
export async function whoIsSignedIn(): Promise<MeView | null> {
  const response = await fetch("/api/console/me", { cache: "no-store" });
  return response.ok ? await response.json() : null;
}

export const endSession = (locale: Locale, sessionId: string): Promise<null> =>
  askConsole(`/me/sessions/${sessionId}/end`, { locale, body: {} });

export const endOtherSessions = (locale: Locale): Promise<null> =>
  askConsole("/me/sessions/end-others", { locale, body: {} });

export const changePassword = (locale: Locale, change: PasswordRequest): Promise<z.infer<typeof passwordAnswer>> =>
  askConsole("/me/password", { locale, body: change });

/** Goes on for another organisation: this browser gets another session. */
export const switchOrganization = (locale: Locale, organizationId: string): Promise<null> =>
  askConsole("/me/organization", { locale, body: { organizationId } });
