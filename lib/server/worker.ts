import "server-only";
import { startJobs, stopJobs } from "@/lib/platform/jobs/runner";
import { jobsSpec } from "./jobs-spec";
import { onceStopped, survive } from "./process";

/** `npm run worker`: the background jobs in a process of their own. */
survive();
startJobs(jobsSpec);
process.stdout.write("worker ready\n");
process.send?.({ type: "ready" });

// The workers' timers keep no process alive while the database is away.
const alive = setInterval(() => {}, 60_000);

onceStopped(async () => {
  clearInterval(alive);
  await stopJobs();
});
