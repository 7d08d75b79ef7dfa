import "server-only";
import { z } from "zod";
import { defineJob } from "@/lib/platform/jobs/job";

/** Mails the link of an invitation. The queue holds the link sealed: who reads its table can't accept. */
export const sendInvitation = defineJob({
  name: "access.send_invitation",
  payload: z.object({ organizationId: z.uuid(), invitationId: z.uuid(), sealedToken: z.string() }),
  attemptsMax: 8,
  load: () => import("./send-invitation"),
});

/** One waiting mail an invitation: sending again replaces what has not left yet. */
export const invitationMailKey = (invitationId: string): string => `invitation:${invitationId}`;

export const tokenPlace = (organizationId: string, invitationId: string) => ({
  purpose: "invitation-mail",
  row: [organizationId, invitationId],
});
