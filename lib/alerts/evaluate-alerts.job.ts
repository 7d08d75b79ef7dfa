import "server-only";
import { z } from "zod";
import { defineJob } from "@/lib/platform/jobs/job";
import { PACES } from "./pace";

/** Asks the group signals of one organisation. */
export const evaluateAlertsJob = defineJob({
  name: "alerts.evaluate",
  payload: z.object({ organizationId: z.uuid(), pace: z.enum(PACES) }),
  attemptsMax: 3,
  load: () => import("./evaluate-alerts"),
});

/** One waits for each organisation, however often it is asked for. */
export const evaluationKey = (organizationId: string, pace: (typeof PACES)[number]): string =>
  `alerts/${pace}/${organizationId}`;
