import "server-only";
import { z } from "zod";
import { defineJob } from "@/lib/platform/jobs/job";

/** Removes answers of providers that are past their time. */
export const removeExpiredProviderAnswers = defineJob({
  name: "providers.remove_expired",
  payload: z.object({}),
  attemptsMax: 3,
  load: () => import("./remove-expired"),
});
