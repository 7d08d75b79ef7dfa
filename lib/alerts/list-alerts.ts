import "server-only";
import { z } from "zod";
import type { UserActor } from "@/lib/access/actor";
import { cursorInstant, decodeCursor, encodeCursor } from "@/lib/platform/http/cursor";
import { withTenant } from "@/lib/platform/tenant";
import { DomainError } from "@/lib/shared/domain-error";
import type { AlertDetail, AlertList, AlertListQuery } from "./contract";
import { countAlerts, findAlert, ordersOfAlert, pageOfAlerts } from "./listing-store";
import { shownAlert, shownOrder } from "./shown-alert";

const position = z.tuple([cursorInstant, z.uuid()]);
/** As many as an alert holds. */
const ORDERS_MAX = 1_000;

/** Alerts of the organisation, or of one shop with those that span several. */
export async function listAlerts(actor: UserActor, query: AlertListQuery): Promise<AlertList> {
  const shop = query.shop ?? null;
  const [at, id] = query.cursor === undefined ? [null, null] : decodeCursor(query.cursor, position);
  const before = at === null ? null : { at: new Date(at), id };
  return withTenant(actor.organizationId, async (t) => {
    const rows = await pageOfAlerts(t, { state: query.state, shop }, { before, limit: query.limit + 1 });
    const counts = await countAlerts(t, shop);
    const page = rows.slice(0, query.limit);
    const last = rows.length > query.limit ? page.at(-1) : undefined;
    return {
      items: page.map(shownAlert),
      nextCursor: last ? encodeCursor([last.lastSeenAt.toISOString(), last.id]) : null,
      counts: {
        open: counts.get("open") ?? 0,
        acknowledged: counts.get("acknowledged") ?? 0,
        closed: counts.get("closed") ?? 0,
      },
    };
  });
}

/** One alert with its orders. Throws not_found. */
export async function getAlert(actor: UserActor, id: string): Promise<AlertDetail> {
  return withTenant(actor.organizationId, async (t) => {
    const row = await findAlert(t, id);
    if (!row) throw new DomainError("not_found");
    return { ...shownAlert(row), orders: (await ordersOfAlert(t, id, ORDERS_MAX)).map(shownOrder) };
  });
}
