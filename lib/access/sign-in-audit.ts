import "server-only";
import type { AuthEvents } from "@/lib/platform/auth-options";
import type { Session } from "@/lib/platform/auth-session-store";
import { now } from "@/lib/platform/clock";
import { withTenant } from "@/lib/platform/tenant";
import { recordAudit } from "./audit-store";

const record = (action: "session.start" | "session.end") => (session: Session) =>
  withTenant(session.organizationId, (t) =>
    recordAudit(t, {
      actorType: "user",
      actorId: session.userId,
      action,
      subjectType: "session",
      subjectId: session.sessionId,
      at: now(),
    }),
  );

/** Sign-in and sign-out stand in the audit log of the organisation that was entered. */
export const signInAudit: AuthEvents = { onSignIn: record("session.start"), onSignOut: record("session.end") };
