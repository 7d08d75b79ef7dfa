import "server-only";
import { log } from "@/lib/platform/log";
import { withTenant } from "@/lib/platform/tenant";
import { tokyoDay } from "@/lib/shared/tokyo-day";
import { DISPUTE_DAYS } from "./contract";
import { removeExpired, selectMembers, withdrawDisputed } from "./store";
import { NEGATIVE_DAYS, ORDER_DAYS } from "./vocabulary";

/** Entries after 24 months, meetings after a week, and what nobody stood by. Safe to run twice, and at any time. */
export async function handle(_payload: unknown, call: { readonly now: Date }): Promise<void> {
  const unanswered = tokyoDay(call.now, -DISPUTE_DAYS);
  let withdrawn = 0;
  for (const org of await selectMembers()) {
    withdrawn += await withTenant(org, (t) => withdrawDisputed(t, unanswered, call.now));
  }
  const removed = await removeExpired({
    negatives: tokyoDay(call.now, -NEGATIVE_DAYS),
    orders: tokyoDay(call.now, -ORDER_DAYS),
    disputes: unanswered,
  });
  log().info({ event: "network.expired", removed, withdrawn });
}
