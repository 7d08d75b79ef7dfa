import "server-only";
import { v7 } from "uuid";
import type { UserActor } from "@/lib/access/actor";
import { withTenant } from "@/lib/platform/tenant";
import { DomainError } from "@/lib/shared/domain-error";
import { queueFilter, type SavedView, VIEWS_MAX, type ViewBody, type ViewList } from "./filter-contract";
import { STANDING_FILTERS, STANDING_VIEWS } from "./filter-words";
import { askOf } from "./list-cases";
import { countEach, type QueueAsk } from "./queue-store";
import { deleteView, insertView, listViews } from "./views-store";

/** The standing views and those that this person saved, each with how many cases wait in it now. */
export async function readViews(actor: UserActor, now: Date): Promise<ViewList> {
  return withTenant(actor.organizationId, async (t) => {
    // A filter of an older version may name what is no more: the view is left out, not the list.
    const own = (await listViews(t, actor.userId)).flatMap(({ id, name, filter }) => {
      const known = queueFilter.safeParse(filter);
      return known.success ? [{ viewId: id, name, filter: known.data }] : [];
    });
    const asks: QueueAsk[] = [];
    for (const filter of [...STANDING_VIEWS.map((view) => STANDING_FILTERS[view]), ...own.map((one) => one.filter)]) {
      asks.push(await askOf(t, actor, filter, now));
    }
    const counts = await countEach(t, asks);
    const countAt = (index: number) => counts[index] ?? 0;
    return {
      standing: { ...NONE, ...Object.fromEntries(STANDING_VIEWS.map((view, index) => [view, countAt(index)])) },
      saved: own.map((view, index) => ({ ...view, open: countAt(STANDING_VIEWS.length + index) })),
    };
  });
}

const NONE = { all: 0, mine: 0, free: 0, soon: 0, overdue: 0, kept: 0, escalated: 0 } as const;

/** Errors: `view_exists` for a name this person has given already; `views_full`. */
export async function saveView(actor: UserActor, { name, filter }: ViewBody, now: Date): Promise<SavedView> {
  return withTenant(actor.organizationId, async (t) => {
    const own = await listViews(t, actor.userId);
    if (own.length >= VIEWS_MAX) throw new DomainError("views_full", { values: { count: VIEWS_MAX } });
    const viewId = v7();
    if (!(await insertView(t, { id: viewId, userId: actor.userId, name, filter, createdAt: now })))
      throw new DomainError("view_exists", { errors: [{ pointer: "/name", code: "invalid" }] });
    const [open = 0] = await countEach(t, [await askOf(t, actor, filter, now)]);
    return { viewId, name, filter, open };
  });
}

/** Error: `not_found`, also for another person's. */
export async function removeView(actor: UserActor, viewId: string): Promise<void> {
  const removed = await withTenant(actor.organizationId, (t) => deleteView(t, actor.userId, viewId));
  if (!removed) throw new DomainError("not_found");
}
