import "server-only";
import { log } from "@/lib/platform/log";
import { removeExpiredAnswers } from "./store";

export async function handle(): Promise<void> {
  log().info({ event: "providers.answers_removed", removed: await removeExpiredAnswers() });
}
