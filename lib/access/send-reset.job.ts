import "server-only";
import { z } from "zod";
import { defineJob } from "@/lib/platform/jobs/job";

/** Mails the link for a new password. */
export const sendReset = defineJob({
  name: "access.send_reset",
  payload: z.object({ organizationId: z.uuid(), id: z.uuid(), sealedToken: z.string() }),
  // Nobody waits for this mail longer than its link works.
  attemptsMax: 6,
  load: () => import("./send-reset"),
});

export const resetPlace = (organizationId: string, id: string) => ({
  purpose: "reset-mail",
  row: [organizationId, id],
});
