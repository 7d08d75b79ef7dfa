import "server-only";
import { ORDER_EVENT_TYPES } from "../shared/vocabulary";
import type { StoredAct } from "./act-store";
import type { TimelineEntry } from "./contract";

type StoredEvent = { readonly type: string; readonly occurredAt: Date };

/** What people did to the cases of an order and what its merchant reported, oldest first. */
export function timeline(acts: readonly StoredAct[], events: readonly StoredEvent[]): TimelineEntry[] {
  const told = events.flatMap(({ type, occurredAt }): TimelineEntry[] => {
    const event = ORDER_EVENT_TYPES.find((known) => known === type);
    return event ? [{ ...NOTHING, at: occurredAt.toISOString(), kind: "event", event }] : [];
  });
  const done = acts.map(({ at, dueAt, ...act }): TimelineEntry => {
    return { ...NOTHING, ...act, at: at.toISOString(), dueAt: dueAt?.toISOString() ?? null };
  });
  return [...told, ...done].toSorted((a, b) => a.at.localeCompare(b.at));
}

const NOTHING = { actor: null, reasonCode: null, dueAt: null, entries: null, event: null, body: null } as const;
