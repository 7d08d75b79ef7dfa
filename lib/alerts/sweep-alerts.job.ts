import "server-only";
import { z } from "zod";
import { defineJob } from "@/lib/platform/jobs/job";

/** Has the quick group signals of every organisation asked. */
export const sweepAlertsJob = defineJob({
  name: "alerts.sweep",
  payload: z.object({}),
  attemptsMax: 2,
  load: () => import("./sweep-alerts"),
});

/** Likewise all of them. */
export const sweepAllAlertsJob = defineJob({
  name: "alerts.sweep-all",
  payload: z.object({}),
  attemptsMax: 3,
  load: () => import("./sweep-all-alerts"),
});
