import "server-only";
import type { JobCall } from "@/lib/platform/jobs/job";
import { withTenant } from "@/lib/platform/tenant";
import { organizationId } from "@/lib/shared/ids";
import { findMember, withdrawSome } from "./store";

const BATCH = 500;

/** In small transactions, so that nobody waits. Ends early when the organisation has joined again meanwhile. Safe to run twice. */
export async function handle(
  payload: { readonly organizationId: string },
  call: Pick<JobCall, "now" | "signal">,
): Promise<void> {
  const org = organizationId(payload.organizationId);
  for (let left = 1; left > 0; ) {
    call.signal.throwIfAborted();
    left = await withTenant(org, async (t) => {
      const member = await findMember(t);
      return member?.leftAt === null ? 0 : withdrawSome(t, BATCH, call.now);
    });
  }
}
