import "server-only";
import type { TenantTx } from "@/lib/platform/tenant";
import type { OrderEventType } from "@/lib/shared/vocabulary";
import { queueForNetwork } from "./store";
import { NETWORK_OUTCOME, tellsNetwork } from "./telling";

/** To be called in the transaction that stored events: those that the network is to hear of are put into the outbox. */
export async function queueOutcomes(
  t: TenantTx,
  events: readonly { readonly id: string; readonly type: OrderEventType }[],
  now: Date,
): Promise<void> {
  const telling = events.filter(({ type }) => tellsNetwork(type));
  await queueForNetwork(
    t,
    telling.map(({ id }) => ({ id, type: NETWORK_OUTCOME })),
    now,
  );
}
