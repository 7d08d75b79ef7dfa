import "server-only";
import { z } from "zod";
import { defineJob } from "@/lib/platform/jobs/job";

/** Removes what is past its time from the network. */
export const expireNetwork = defineJob({
  name: "network.expire",
  payload: z.object({}),
  attemptsMax: 3,
  load: () => import("./expire"),
});
