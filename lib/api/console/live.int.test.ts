import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { UserActor } from "@/lib/access/actor";
import { closeLive } from "@/lib/live/hub";
import { tellLive } from "@/lib/live/tell";
import { disposeSingletons } from "@/lib/platform/singleton";
import { decideCase } from "@/lib/review/decide-case";
import { makeAnalyst, makeCase, makeWorld, type World } from "@/lib/review/testing/world";
import { createTestDatabase, type TestDatabase } from "@/scripts/test/database";
import { MOUNTINGS, type Send } from "../testing/mountings";
import { signedIn } from "../testing/signed-in";

type Party = { readonly world: World; readonly actor: UserActor; readonly cookie: string };
let database: TestDatabase;
let ours: Party;
let theirs: Party;

beforeAll(async () => {
  database = await createTestDatabase();
  const party = async (name: string): Promise<Party> => {
    const world = await makeWorld(name);
    const actor = await makeAnalyst(world, name);
    return { world, actor, ...(await signedIn(actor)) };
  };
  ours = await party("うちの商店");
  theirs = await party("よその商店");
});
afterAll(async () => {
  await disposeSingletons();
  await database.drop();
});

type Event = { readonly id: string; readonly name: string; readonly data: Record<string, unknown> };

/** A console that listens: reads events until the one that is waited for. */
async function listen(send: Send, cookie: string, lastId?: string) {
  const stop = new AbortController();
  const headers = { cookie, ...(lastId === undefined ? {} : { "last-event-id": lastId }) };
  const response = await send("/api/console/live", { headers, signal: stop.signal });
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  const heard: Event[] = [];
  let rest = "";
  /** Null when the stream has ended. */
  const next = async (name: string): Promise<Event | null> => {
    for (;;) {
      const at = heard.findIndex((event) => event.name === name);
      if (at !== -1) return heard.splice(at, 1)[0] ?? null;
      const piece = await reader?.read();
      if (!piece || piece.done) return null;
      const frames = (rest + piece.value).split("\n\n");
      rest = frames.pop() ?? "";
      heard.push(...frames.flatMap(eventOf));
    }
  };
  const leave = async () => {
    stop.abort();
    await reader?.cancel().catch(() => undefined);
  };
  return { response, next, leave, heard: () => heard.map((event) => event.name) };
}

function eventOf(frame: string): Event[] {
  const field = (name: string) => new RegExp(`^${name}: (.*)$`, "m").exec(frame)?.[1] ?? "";
  return field("event") ? [{ id: field("id"), name: field("event"), data: JSON.parse(field("data")) }] : [];
}

const soon = () => new Date(Date.now() + 1_800_000);
const opened = (caseId: string) => ({ changes: [{ caseId, change: "opened" }] });

describe.each(MOUNTINGS)("the live stream on $name", ({ open }) => {
  it("says hello with the counts, and then what changes, to this organisation alone", async () => {
    const { send, close } = await open();
    await makeCase(theirs.world, soon());
    const our = await listen(send, ours.cookie);
    const their = await listen(send, theirs.cookie);
    expect(our.response.headers.get("content-type")).toMatch(/^text\/event-stream/);
    expect(our.response.headers.get("cache-control")).toBe("no-store, no-transform");
    expect((await our.next("hello"))?.data).toMatchObject({ organizationId: ours.world.org, missed: false });
    await their.next("hello");
    const caseId = await makeCase(ours.world, soon());
    tellLive(ours.world.org, { caseId, change: "opened" });
    expect((await our.next("cases"))?.data).toEqual(opened(caseId));
    expect((await our.next("counts"))?.data).toMatchObject({ overdue: 0, shops: { shop: { overdue: 0 } } });

    const theirCase = await makeCase(theirs.world, soon());
    tellLive(theirs.world.org, { caseId: theirCase, change: "opened" });
    // What they hear first is their own: nothing of ours came before it.
    expect((await their.next("cases"))?.data).toEqual(opened(theirCase));
    expect(our.heard()).toEqual([]);
    await Promise.all([our.leave(), their.leave()]);
    await close();
  });

  it("counts a decided case no longer", async () => {
    const { send, close } = await open();
    const caseId = await makeCase(ours.world, soon());
    const our = await listen(send, ours.cookie);
    const hello = await our.next("hello");
    const before = hello?.data.counts as { open: number };
    await decideCase(
      ours.actor,
      caseId,
      { decision: "approve", reasonCode: "gift" },
      { now: new Date(), requestId: "-" },
    );
    tellLive(ours.world.org, { caseId, change: "decided" });
    expect((await our.next("counts"))?.data).toMatchObject({ open: before.open - 1 });
    await our.leave();
    await close();
  });

  it("tells whoever comes back what they missed, and says so when it does not know", async () => {
    const { send, close } = await open();
    const stays = await listen(send, ours.cookie);
    const leaves = await listen(send, ours.cookie);
    const lastId = (await leaves.next("hello"))?.id ?? "";
    await stays.next("hello");
    tellLive(ours.world.org, { caseId: await makeCase(ours.world, soon()), change: "opened" });
    const last = (await leaves.next("counts"))?.id ?? lastId;
    await leaves.leave();
    const caseId = await makeCase(ours.world, soon());
    tellLive(ours.world.org, { caseId, change: "opened" });
    await stays.next("counts");
    await stays.next("counts");

    const back = await listen(send, ours.cookie, last);
    expect((await back.next("cases"))?.data).toEqual(opened(caseId));
    expect((await back.next("hello"))?.data).toMatchObject({ missed: false });
    const lost = await listen(send, ours.cookie, "another life.7");
    expect((await lost.next("hello"))?.data).toMatchObject({ missed: true });
    await Promise.all([stays.leave(), back.leave(), lost.leave()]);
    await close();
  });

  it("refuses whoever is not signed in", async () => {
    const { send, close } = await open();
    expect((await send("/api/console/live")).status).toBe(401);
    await close();
  });
});

describe("the connection that listens", () => {
  it("is made anew when the database drops it, and hears again", async () => {
    const [mounting] = MOUNTINGS;
    if (!mounting) throw new Error("no mounting");
    const { send, close } = await mounting.open();
    const our = await listen(send, ours.cookie);
    await our.next("hello");
    const admin = new pg.Client({ connectionString: database.url });
    await admin.connect();
    const listeners = `FROM pg_stat_activity WHERE application_name = 'sekisho-notices' AND datname = current_database()`;
    const { rows: before } = await admin.query(`SELECT pid, pg_terminate_backend(pid) ${listeners}`);
    expect(before).toHaveLength(1);
    await expect
      .poll(
        async () => {
          const { rows } = await admin.query(`SELECT pid ${listeners} AND wait_event = 'ClientRead'`);
          return rows.filter((row) => row.pid !== before[0].pid).length;
        },
        { timeout: 10_000 },
      )
      .toBe(1);
    await admin.end();
    const caseId = await makeCase(ours.world, soon());
    tellLive(ours.world.org, { caseId, change: "opened" });
    expect((await our.next("cases"))?.data).toEqual(opened(caseId));
    await our.leave();
    await close();
  });

  it("ends all streams when the server stops, so that it need not wait for them", async () => {
    const [mounting] = MOUNTINGS;
    if (!mounting) throw new Error("no mounting");
    const { send, close } = await mounting.open();
    const our = await listen(send, ours.cookie);
    await our.next("hello");
    closeLive();
    expect(await our.next("counts")).toBeNull();
    await close();
  });
});
