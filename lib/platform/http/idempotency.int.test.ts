import { v7 as newId } from "uuid";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import type { ApiKeyActor } from "@/lib/access/actor";
import { organizationId } from "@/lib/shared/ids";
import { createTestDatabase, type TestDatabase } from "@/scripts/test/database";
import { disposeSingletons } from "../singleton";
import { withTenant } from "../tenant";
import { once, type Replay } from "./idempotency";

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(async () => {
  await disposeSingletons();
  await database.drop();
});

const org = organizationId(newId());
const actor = (id = newId(), organization = org): ApiKeyActor => ({
  kind: "api_key",
  organizationId: organization,
  apiKeyId: id,
  shopId: null,
  scopes: [],
  rateLimitPerMinute: null,
});
const START = Date.UTC(2026, 3, 1);
const request = (more: Partial<Parameters<typeof once>[1]> = {}) => ({
  key: "k",
  method: "post",
  path: "/x",
  body: "{}",
  now: new Date(START),
  ...more,
});
const later = (seconds: number) => request({ now: new Date(START + seconds * 1_000) });
const answering = (status = 201, body = "done") => vi.fn(async (): Promise<Replay> => ({ status, body }));

describe("once", () => {
  it("does the work once, and gives the same answer again", async () => {
    const who = actor();
    const work = answering();
    expect(await once(who, request(), work)).toEqual({ status: 201, body: "done", replayed: false });
    expect(await once(who, request(), work)).toEqual({ status: 201, body: "done", replayed: true });
    expect(work).toHaveBeenCalledTimes(1);
  });

  it("keeps the answer sealed: a copy of the database tells no secret that it held", async () => {
    const who = actor();
    await once(who, request(), answering(201, '{"key":"sk_shown_once"}'));
    const stored = await withTenant(org, ({ db }) => db.idempotencyKey.findMany({ select: { response: true } }));
    expect(JSON.stringify(stored)).not.toContain("sk_shown_once");
    expect(await once(who, request(), answering())).toMatchObject({ body: '{"key":"sk_shown_once"}', replayed: true });
  });

  it.each([{ body: "[]" }, { path: "/y" }, { path: "/x?shopId=a" }, { method: "put" }])(
    "refuses another request under the same key: %j",
    async (other) => {
      const who = actor();
      await once(who, request(), answering());
      const work = answering();
      await expect(once(who, request(other), work)).rejects.toMatchObject({ code: "idempotency_conflict" });
      expect(work).not.toHaveBeenCalled();
    },
  );

  it("of many at once lets one through, and tells the others that it is under way", async () => {
    const who = actor();
    const work = answering();
    const slow = async () => {
      await vi.waitFor(() => expect(refused).toBe(19), { timeout: 10_000 });
      return work();
    };
    let refused = 0;
    const all = Array.from({ length: 20 }, () =>
      once(who, request(), slow).catch((error: { code: string }) => {
        refused++;
        return error.code;
      }),
    );
    const answers = await Promise.all(all);
    expect(answers.filter((answer) => answer === "idempotency_in_progress")).toHaveLength(19);
    expect(work).toHaveBeenCalledTimes(1);
  });

  it("keeps neither a failure nor an answer of 500 and above: the request may be tried again", async () => {
    const who = actor();
    const failing = async () => {
      throw new Error("lost");
    };
    await expect(once(who, request(), failing)).rejects.toThrow("lost");
    expect(await once(who, request(), answering(503, "later"))).toMatchObject({ status: 503, replayed: false });
    expect(await once(who, request(), answering())).toMatchObject({ status: 201, replayed: false });
  });

  it("takes a request without an answer after a minute for one that died with its server", async () => {
    const who = actor();
    await new Promise<void>((begun) => {
      void once(who, request(), () => {
        begun();
        return new Promise<Replay>(() => {});
      });
    });
    await expect(once(who, later(59), answering())).rejects.toMatchObject({ code: "idempotency_in_progress" });
    expect(await once(who, later(61), answering())).toMatchObject({ replayed: false });
  });

  it("forgets an answer after 24 hours, not before", async () => {
    const who = actor();
    await once(who, request(), answering(201, "first"));
    expect(await once(who, later(24 * 3_600 - 1), answering())).toMatchObject({ body: "first", replayed: true });
    expect(await once(who, later(24 * 3_600 + 1), answering(201, "second"))).toMatchObject({ body: "second" });
  });

  it("holds keys apart by who sends them", async () => {
    const id = newId();
    await once(actor(id), request(), answering(201, "ours"));
    const stranger = actor(id, organizationId(newId()));
    expect(await once(stranger, request(), answering(201, "theirs"))).toMatchObject({
      body: "theirs",
      replayed: false,
    });
    expect(await once(actor(), request(), answering(201, "another key"))).toMatchObject({ body: "another key" });
  });
});
