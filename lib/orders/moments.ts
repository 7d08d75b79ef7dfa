import "server-only";
import type { TenantTx } from "@/lib/platform/tenant";
import { readActs } from "@/lib/review/act-store";
import { ORDER_EVENT_TYPES, VERDICTS } from "@/lib/shared/vocabulary";
import type { Moment } from "./page-contract";
import { type OrderPageRow, readDeliveries, readOrderActs } from "./page-store";

const NOTHING = {
  actor: null,
  reasonCode: null,
  dueAt: null,
  entries: null,
  event: null,
  verdict: null,
  amount: null,
  body: null,
  webhook: null,
} as const;

/** All that happened to the order, oldest first. */
export async function momentsOf(t: TenantTx, order: OrderPageRow): Promise<Moment[]> {
  const acts = await readOrderActs(t, order.id);
  const recordedBy = new Map(acts.flatMap(({ eventId, actor }) => (eventId ? [[eventId, actor] as const] : [])));
  const reviewed = await readActs(t, order.id);
  const told = await readDeliveries(t, order.externalOrderId, order.shop.code);
  return [
    ...order.screenings.map((screening): Moment => {
      const verdict = VERDICTS.find((known) => known === screening.verdict) ?? null;
      return { ...NOTHING, at: screening.screenedAt.toISOString(), kind: "screened", verdict };
    }),
    ...order.events.flatMap((event) => happened(event, recordedBy.get(event.id) ?? null)),
    ...reviewed.map(({ at, dueAt, ...act }): Moment => {
      return { ...NOTHING, ...act, at: at.toISOString(), dueAt: dueAt?.toISOString() ?? null };
    }),
    ...told.map(({ at, event, status }): Moment => {
      return { ...NOTHING, at: at.toISOString(), kind: "webhook", webhook: { event, status } };
    }),
    ...acts.flatMap(({ action, at, actor }): Moment[] =>
      action === "order.reveal" ? [{ ...NOTHING, at: at.toISOString(), kind: "reveal", actor }] : [],
    ),
  ].toSorted((a, b) => a.at.localeCompare(b.at));
}

function happened(event: OrderPageRow["events"][number], actor: string | null): Moment[] {
  const type = ORDER_EVENT_TYPES.find((known) => known === event.type);
  if (!type) return [];
  const amount = event.amount === null ? null : Number(event.amount);
  const at = event.occurredAt.toISOString();
  return [{ ...NOTHING, at, kind: "event", event: type, actor, amount, body: event.note }];
}
