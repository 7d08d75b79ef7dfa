import { v7 } from "uuid";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { UserActor } from "@/lib/access/actor";
import { env } from "@/lib/platform/env";
import { encodeCursor } from "@/lib/platform/http/cursor";
import { createServer } from "@/lib/platform/http/server";
import { ensureQueue } from "@/lib/platform/jobs/queue";
import { disposeSingletons } from "@/lib/platform/singleton";
import { withTenant } from "@/lib/platform/tenant";
import { type OrganizationId, userId } from "@/lib/shared/ids";
import type { Role } from "@/lib/shared/vocabulary";
import { lookOutside } from "@/lib/webhooks/receiver.test-kit";
import { insertDeliveries } from "@/lib/webhooks/store";
import { createTestDatabase, type TestDatabase } from "@/scripts/test/database";
import { webhookRoutes } from "./webhooks";

let database: TestDatabase;
let org: OrganizationId;
let other: OrganizationId;
const outside = lookOutside();

const actor = (organizationId: OrganizationId, role: Role = "administrator"): UserActor => ({
  kind: "user",
  organizationId,
  userId: userId(v7()),
  sessionId: v7(),
  name: "a person",
  role,
});

async function ask(who: UserActor, method: string, path: string, body?: unknown) {
  const app = createServer(webhookRoutes, { apiKey: async () => null, session: async () => who });
  const response = await app.request(`/api/console/${path}`, {
    method,
    headers: { "sec-fetch-site": "same-origin", "content-type": "application/json", "accept-language": "en" },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  return { status: response.status, body: await response.json() };
}

beforeAll(async () => {
  database = await createTestDatabase();
  await ensureQueue();
  org = await outside.addOrganization();
  other = await outside.addOrganization();
});
afterAll(async () => {
  await disposeSingletons();
  await database.drop();
});

const create = (url = "https://shop.example/hook", who = actor(org)) =>
  ask(who, "POST", "webhook-endpoints", { url, events: ["case.decided", "case.decided"] });

async function addDeliveries(endpointId: string, count: number): Promise<void> {
  const rows = Array.from({ length: count }, (_, index) => ({
    id: v7(),
    endpointId,
    eventId: v7(),
    eventType: "case.decided",
    payload: { type: "case.decided", timestamp: "2026-11-20T00:00:00Z", data: {} },
    createdAt: new Date(1_790_000_000_000 + Math.floor(index / 2)),
  }));
  await withTenant(org, (t) => insertDeliveries(t, rows));
}

describe("endpoints", () => {
  it("tells the secret once, and never again", async () => {
    const created = await create();
    expect(created).toMatchObject({ status: 201, body: { events: ["case.decided"], disabledAt: null } });
    expect(created.body.secret).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/);
    const list = await ask(actor(org), "GET", "webhook-endpoints");
    expect(list.body.items.map((item: { id: string }) => item.id)).toContain(created.body.id);
    expect(JSON.stringify(list.body)).not.toContain("whsec_");
  });

  it("refuses an address it would never call, and names the field", async () => {
    for (const url of ["http://shop.example/", "https://10.0.0.1/", "https://user:secret@shop.example/"]) {
      expect(await create(url)).toMatchObject({
        status: 422,
        body: { errors: [{ pointer: "/url", code: "url_refused", message: expect.stringContaining("https") }] },
      });
    }
    env().SEKISHO_WEBHOOK_ALLOW_HTTP = "1";
    expect((await create("http://127.0.0.1:4000/")).status).toBe(201);
    env().SEKISHO_WEBHOOK_ALLOW_HTTP = "0";
  });

  it("stops an endpoint once, and says who did it", async () => {
    const who = actor(org);
    const { body } = await create("https://shop.example/stop", who);
    const seen = { revision: body.revision };
    const first = await ask(who, "POST", `webhook-endpoints/${body.id}/disable`, seen);
    expect(first).toMatchObject({ status: 200, body: { disabledAt: expect.any(String) } });
    const second = await ask(who, "POST", `webhook-endpoints/${body.id}/disable`, seen);
    expect(second.body.disabledAt).toBe(first.body.disabledAt);
    const audit = await outside.asTenant(
      org,
      "SELECT action, actor_id FROM audit_event WHERE subject_id = $1 ORDER BY at, id",
      [body.id],
    );
    expect(audit).toEqual([
      { action: "webhook_endpoint.create", actor_id: who.userId },
      { action: "webhook_endpoint.disable", actor_id: who.userId },
    ]);
  });

  it("is changed by who has seen it as it is, and by nobody else", async () => {
    const { body } = await create("https://shop.example/change");
    const change = { url: "https://shop.example/changed", events: ["screening.completed"], revision: body.revision };
    const path = `webhook-endpoints/${body.id}`;
    expect(await ask(actor(org), "POST", path, change)).toMatchObject({
      status: 200,
      body: { url: change.url, events: change.events, revision: 2 },
    });
    expect(await ask(actor(org), "POST", path, change)).toMatchObject({
      status: 409,
      body: { code: "changed_meanwhile", current: { url: change.url, revision: 2 } },
    });
    const refused = await ask(actor(org), "POST", path, { ...change, url: "https://10.0.0.1/", revision: 2 });
    expect(refused).toMatchObject({ status: 422, body: { errors: [{ pointer: "/url", code: "url_refused" }] } });
  });

  it("is for administrators, of the same organisation", async () => {
    const { body } = await create();
    expect((await ask(actor(org, "manager"), "GET", "webhook-endpoints")).status).toBe(403);
    expect((await ask(actor(other), "GET", "webhook-endpoints")).body.items).toEqual([]);
    const seen = { revision: body.revision };
    for (const act of ["disable", "enable", "rotate-secret", "ping"]) {
      const answer = await ask(actor(other), "POST", `webhook-endpoints/${body.id}/${act}`, seen);
      expect([act, answer.status]).toEqual([act, 404]);
      const managers = await ask(actor(org, "manager"), "POST", `webhook-endpoints/${body.id}/${act}`, seen);
      expect([act, managers.status]).toEqual([act, 403]);
    }
    expect((await ask(actor(other), "GET", `webhook-endpoints/${body.id}/deliveries`)).status).toBe(404);
  });
});

describe("deliveries", () => {
  it("pages through all of them once, newest first, also where instants are equal", async () => {
    const { body } = await create();
    await addDeliveries(body.id, 7);
    const seen: { id: string; createdAt: string }[] = [];
    for (let cursor: string | null = ""; cursor !== null; ) {
      const query: string = cursor ? `&cursor=${cursor}` : "";
      const page = await ask(actor(org), "GET", `webhook-endpoints/${body.id}/deliveries?limit=3${query}`);
      seen.push(...page.body.items);
      cursor = page.body.nextCursor;
    }
    expect(new Set(seen.map((each) => each.id)).size).toBe(7);
    expect(seen.map((each) => each.createdAt)).toEqual(
      seen
        .map((each) => each.createdAt)
        .toSorted()
        .toReversed(),
    );
    const dead = await ask(actor(org), "GET", `webhook-endpoints/${body.id}/deliveries?status=dead`);
    expect(dead.body).toEqual({ items: [], nextCursor: null });
    const none = await ask(actor(org), "GET", `webhook-endpoints/${body.id}/deliveries?event=webhook.ping`);
    expect(none.body.items).toEqual([]);
    const absurd = encodeCursor(["0000-01-01T00:00:00.000Z", v7()]);
    for (const cursor of ["xyz", absurd]) {
      const forged = await ask(actor(org), "GET", `webhook-endpoints/${body.id}/deliveries?cursor=${cursor}`);
      expect(forged).toMatchObject({ status: 400, body: { errors: [{ pointer: "/cursor" }] } });
    }
  });

  it("is sent again with a fresh schedule, once however often it is asked for", async () => {
    const { body } = await create();
    await addDeliveries(body.id, 1);
    const list = await ask(actor(org), "GET", `webhook-endpoints/${body.id}/deliveries`);
    const [delivery] = list.body.items;
    await outside.asTenant(org, "UPDATE webhook_delivery SET status = 'dead', attempts = 14 WHERE id = $1", [
      delivery.id,
    ]);
    for (const _ of [1, 2]) {
      expect(await ask(actor(org), "POST", `webhook-deliveries/${delivery.id}/redeliver`)).toMatchObject({
        status: 202,
        body: { status: "pending", attempts: 0, eventId: delivery.eventId },
      });
    }
    const jobs = await outside.all("SELECT payload->>'deliveryId' AS id FROM graphile_worker._private_jobs");
    expect(jobs).toEqual([{ id: delivery.id }]);
    expect((await ask(actor(other), "POST", `webhook-deliveries/${delivery.id}/redeliver`)).status).toBe(404);
  });
});
