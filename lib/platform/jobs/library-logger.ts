import "server-only";
import { Logger, type LogLevel } from "graphile-worker";
import { log } from "../log";
import { singleton } from "../singleton";

/** The queue library speaks through our log: its chatter as `debug`, its complaints as `warn` (what fails for good, we log ourselves). */
export function libraryLogger(): Logger {
  return singleton(
    "jobs.library-logger",
    () =>
      new Logger(() => (level: `${LogLevel}`, message: string) => {
        const line = { event: "jobs.library", message };
        if (level === "error" || level === "warning") log().warn(line);
        else log().debug(line);
      }),
  );
}
