import "server-only";
import { z } from "zod";
import { defineJob } from "../jobs/job";

/** Removes what has served its time. */
export const housekeeping = defineJob({
  name: "platform.housekeeping",
  payload: z.object({}),
  attemptsMax: 3,
  load: () => import("./remove-served"),
});
