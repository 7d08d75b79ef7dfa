import "server-only";
import { z } from "zod";
import { defineJob } from "@/lib/platform/jobs/job";

/** Takes back all that an organisation told the network. */
export const withdrawAll = defineJob({
  name: "network.withdraw_all",
  payload: z.object({ organizationId: z.uuid() }),
  attemptsMax: 20,
  load: () => import("./withdraw-all"),
});
