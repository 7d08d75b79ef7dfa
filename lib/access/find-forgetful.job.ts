import "server-only";
import { z } from "zod";
import { defineJob } from "@/lib/platform/jobs/job";

/**
 * Looks whether somebody signs in with an address, and if so makes a link for a new password. Done behind the answer to whoever
 * asked, which therefore takes the same time for any address. The queue holds the address sealed.
 */
export const findForgetful = defineJob({
  name: "access.find_forgetful",
  payload: z.object({ sealedEmail: z.string() }),
  attemptsMax: 5,
  load: () => import("./find-forgetful"),
});

export const FORGETFUL_PLACE = { purpose: "reset-address", row: [] } as const;
