import "server-only";
import { now } from "@/lib/platform/clock";
import { isDatabaseDown } from "@/lib/platform/database-down";
import { log } from "@/lib/platform/log";
import { notices } from "@/lib/platform/notices";
import { singleton } from "@/lib/platform/singleton";
import { withTenant } from "@/lib/platform/tenant";
import type { OrganizationId } from "@/lib/shared/ids";
import type { LiveCounts, LiveEventName, LiveEvents } from "./contract";
import { countLive } from "./store";
import { readNotice } from "./tell";

/** Deadlines pass without anybody doing anything, and a notice may be lost: everybody is counted again this often. */
const RECOUNT_EVERY_MS = 20_000;
/** However much happens, an organisation is counted no more often than this. */
const RECOUNT_PAUSE_MS = 250;
/** Events that a connection may have missed and still be told. */
const KEPT_EVENTS_MAX = 100;

/** A browser needs one; without locks between its tabs, one a tab. The oldest makes room for the next. */
const STREAMS_MAX = 10;

export type Sent = { readonly id: string; readonly name: LiveEventName; readonly data: unknown };
export type Subscriber = {
  readonly sessionId: string;
  readonly send: (event: Sent) => void;
  readonly end: () => void;
};

type Room = {
  readonly subscribers: Set<Subscriber>;
  counts: Promise<LiveCounts>;
  said: string;
  kept: Sent[];
  recount: NodeJS.Timeout | null;
};

/** All consoles that are connected to this process, by organisation. */
class Hub {
  readonly #rooms = new Map<OrganizationId, Room>();
  readonly #tick = setInterval(() => this.#recountAll(), RECOUNT_EVERY_MS).unref();
  #deaf: (() => void) | null = null;
  /** Tells this life of the process from the last: ids of another are unknown here. */
  readonly #life = crypto.randomUUID().slice(0, 8);
  #count = 0;

  /** From now on until the returned function is called; what was missed since `lastId` is sent at once, or `missed` is true. */
  async join(
    org: OrganizationId,
    subscriber: Subscriber,
    lastId: string | null,
  ): Promise<{ hello: LiveEvents["hello"]; id: string; leave: () => void }> {
    this.#deaf ??= notices().listen((text) => this.#hear(text));
    const room = this.#roomOf(org);
    const at = lastId === null ? -1 : room.kept.findIndex((event) => event.id === lastId);
    room.subscribers.add(subscriber);
    const ofSession = [...room.subscribers].filter((one) => one.sessionId === subscriber.sessionId);
    if (ofSession.length > STREAMS_MAX) ofSession[0]?.end();
    const leave = () => this.#leave(org, room, subscriber);
    try {
      const counts = await room.counts;
      for (const event of at === -1 ? [] : room.kept.slice(at + 1)) subscriber.send(event);
      const hello = { organizationId: org, missed: lastId !== null && at === -1, counts };
      return { hello, id: room.kept.at(-1)?.id ?? this.#nextId(), leave };
    } catch (error) {
      leave();
      throw error;
    }
  }

  close(): void {
    clearInterval(this.#tick);
    this.#deaf?.();
    for (const room of this.#rooms.values()) for (const subscriber of room.subscribers) subscriber.end();
    this.#rooms.clear();
  }

  #roomOf(org: OrganizationId): Room {
    const known = this.#rooms.get(org);
    if (known) return known;
    const room: Room = { subscribers: new Set(), counts: count(org), said: "", kept: [], recount: null };
    room.counts.then(
      (counts) => {
        room.said ||= JSON.stringify(counts);
      },
      () => undefined,
    );
    this.#rooms.set(org, room);
    return room;
  }

  #leave(org: OrganizationId, room: Room, subscriber: Subscriber): void {
    room.subscribers.delete(subscriber);
    if (room.subscribers.size > 0 || this.#rooms.get(org) !== room) return;
    if (room.recount) clearTimeout(room.recount);
    this.#rooms.delete(org);
  }

  #hear(text: string): void {
    const notice = readNotice(text);
    if (!notice) return;
    for (const [org, room] of this.#rooms) {
      if (org !== notice.org) continue;
      this.#send(room, "cases", { changes: notice.changes });
      this.#recountSoon(org, room);
    }
  }

  #recountAll(): void {
    for (const [org, room] of this.#rooms) this.#recountSoon(org, room);
  }

  #recountSoon(org: OrganizationId, room: Room): void {
    if (room.recount) return;
    room.recount = setTimeout(() => {
      room.recount = null;
      room.counts = this.#recount(org, room);
    }, RECOUNT_PAUSE_MS).unref();
  }

  async #recount(org: OrganizationId, room: Room): Promise<LiveCounts> {
    const before = room.counts;
    try {
      const counts = await count(org);
      const said = JSON.stringify(counts);
      if (said !== room.said) this.#send(room, "counts", counts);
      room.said = said;
      return counts;
    } catch (error) {
      if (!isDatabaseDown(error)) log().error({ event: "live.count_failed", organizationId: org, err: error });
      return before;
    }
  }

  #send<Name extends LiveEventName>(room: Room, name: Name, data: LiveEvents[Name]): void {
    const event: Sent = { id: this.#nextId(), name, data };
    room.kept = [...room.kept.slice(1 - KEPT_EVENTS_MAX), event];
    for (const subscriber of room.subscribers) subscriber.send(event);
  }

  #nextId = (): string => `${this.#life}.${++this.#count}`;
}

const count = (org: OrganizationId): Promise<LiveCounts> => withTenant(org, (t) => countLive(t, now()));

export const liveHub = (): Hub =>
  singleton(
    "live.hub",
    () => new Hub(),
    (hub) => hub.close(),
  );

/** Ends all streams, so that a server that stops need not wait for them; consoles come back by themselves. */
export const closeLive = (): void => liveHub().close();

/** What the first rendering of a page shows; the stream goes on from there. */
export const currentCounts = count;
