import { Webhook } from "standardwebhooks";
import { v7 } from "uuid";
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { now } from "@/lib/platform/clock";
import { env } from "@/lib/platform/env";
import { type JobsSpec, jobsState, startJobs, stopJobs } from "@/lib/platform/jobs/runner";
import { nudgeRelay, RELAY_TICK, relayOutbox } from "@/lib/platform/outbox/relay";
import { disposeSingletons } from "@/lib/platform/singleton";
import { withTenant } from "@/lib/platform/tenant";
import type { OrganizationId } from "@/lib/shared/ids";
import { createTestDatabase, type TestDatabase } from "@/scripts/test/database";
import { deliverWebhook } from "./deliver-webhook.job";
import { lookOutside, startReceiver } from "./receiver.test-kit";
import { relayEvents } from "./relay-events";
import type { Renderers } from "./render-event";
import { RETRY_SECONDS } from "./retry-schedule";
import { insertEndpoint, resetDelivery } from "./store";

const SECRET = `whsec_${Buffer.from("a secret of twenty-four b").toString("base64")}`;
const renderers: Renderers = {
  "case.decided": async (_t, id) => ({ id }),
  "screening.completed": async (_t, id) => ({ id }),
};
const spec = (over: Renderers = renderers): JobsSpec => ({
  jobs: [deliverWebhook],
  cron: [],
  ticks: [{ name: RELAY_TICK, seconds: 3_600, run: () => relayOutbox(relayEvents(over)) }],
});

let database: TestDatabase;
const outside = lookOutside();
const open: { close: () => Promise<void> }[] = [];

beforeAll(async () => {
  database = await createTestDatabase();
  env().SEKISHO_WEBHOOK_ALLOW_HTTP = "1";
});
afterEach(async () => {
  await stopJobs();
  for (const receiver of open.splice(0)) await receiver.close();
});
afterAll(async () => {
  await disposeSingletons();
  await database.drop();
});

async function receiver(port = 0) {
  const started = await startReceiver(port);
  open.push(started);
  return started;
}

async function subscribe(url: string, events = ["case.decided"]): Promise<{ org: OrganizationId; endpointId: string }> {
  const org = await outside.addOrganization();
  const endpointId = v7();
  await withTenant(org, (t) => insertEndpoint(t, { id: endpointId, url, secret: SECRET, events, createdAt: now() }));
  return { org, endpointId };
}

async function run(over?: Renderers): Promise<void> {
  startJobs(spec(over));
  await vi.waitFor(() => expect(jobsState()).toBe("running"), { timeout: 20_000 });
  nudgeRelay();
}

const settled = (org: OrganizationId, status: string, attempts?: number) =>
  vi.waitFor(
    async () => {
      const [delivery] = await outside.deliveries(org);
      expect(delivery?.status).toBe(status);
      if (attempts !== undefined) expect(delivery?.attempts).toBe(attempts);
      return delivery;
    },
    { timeout: 30_000 },
  );

describe("delivery", () => {
  it("sends each event signed, so that the Standard Webhooks library accepts it", async () => {
    const merchant = await receiver();
    const { org } = await subscribe(merchant.url);
    await outside.addEvent(org);
    await run();
    const delivery = await settled(org, "delivered");
    expect(merchant.received).toHaveLength(1);
    const message = merchant.received[0];
    const payload = new Webhook(SECRET).verify(message?.body ?? "", message?.headers ?? {});
    expect(payload).toMatchObject({
      type: "case.decided",
      timestamp: expect.any(String),
      data: { id: expect.any(String) },
    });
    expect(message?.headers["webhook-id"]).toBe(delivery?.event_id);
    expect(await outside.outbox(org)).toEqual([]);
  });

  it("tries again until a receiver that was down is back", async () => {
    const merchant = await receiver();
    const { org } = await subscribe(merchant.url);
    await merchant.close();
    await outside.addEvent(org);
    await run();
    const failed = await settled(org, "pending", 1);
    expect(failed).toMatchObject({ last_status: null, last_error: "ECONNREFUSED" });
    const back = await receiver(merchant.port);
    await outside.hurry();
    await settled(org, "delivered", 2);
    expect(back.received).toHaveLength(1);
  });

  it("follows no redirect and counts it as a failure", async () => {
    const merchant = await receiver();
    merchant.state.status = 307;
    const { org } = await subscribe(merchant.url);
    await outside.addEvent(org);
    await run();
    expect(await settled(org, "pending", 1)).toMatchObject({ last_status: 307, last_error: "http_307" });
    expect(merchant.received).toHaveLength(1);
  });

  it("is dead when the schedule is exhausted, and lives again when it is sent again", async () => {
    const merchant = await receiver();
    merchant.state.status = 500;
    const { org } = await subscribe(merchant.url);
    await outside.addEvent(org);
    await run();
    await settled(org, "pending", 1);
    await outside.asTenant(org, "UPDATE webhook_delivery SET attempts = $1", [RETRY_SECONDS.length]);
    await outside.hurry();
    const dead = await settled(org, "dead", RETRY_SECONDS.length + 1);
    expect(dead).toMatchObject({ last_status: 500, last_error: "http_500" });
    merchant.state.status = 200;
    await withTenant(org, (t) => resetDelivery(t, dead?.id ?? ""));
    await outside.all("SELECT graphile_worker.add_job('webhooks.deliver', $1)", [
      JSON.stringify({ organizationId: org, deliveryId: dead?.id }),
    ]);
    await settled(org, "delivered", 1);
    const [first] = merchant.received;
    expect(merchant.received.at(-1)?.headers["webhook-id"]).toBe(first?.headers["webhook-id"]);
  });

  it("does not call a private address unless the installation allows it", async () => {
    const merchant = await receiver();
    const { org } = await subscribe(merchant.url);
    env().SEKISHO_WEBHOOK_ALLOW_HTTP = "0";
    await outside.addEvent(org);
    await run();
    expect(await settled(org, "pending", 1)).toMatchObject({ last_error: "address_refused" });
    expect(merchant.received).toEqual([]);
    env().SEKISHO_WEBHOOK_ALLOW_HTTP = "1";
  });
});

describe("relay", () => {
  it("drops events nobody subscribed to, without rendering them", async () => {
    const { org } = await subscribe("http://127.0.0.1:9/", ["screening.completed"]);
    await outside.addEvent(org, "case.decided");
    const render = vi.fn();
    await relayOutbox(relayEvents({ "case.decided": render }));
    expect(render).not.toHaveBeenCalled();
    expect(await outside.outbox(org)).toEqual([]);
    expect(await outside.deliveries(org)).toEqual([]);
  });

  it("loses nothing and tells nothing twice when its connection dies in the middle", async () => {
    const merchant = await receiver();
    const { org } = await subscribe(merchant.url);
    await outside.addEvent(org);
    await run();
    await settled(org, "delivered");
    await stopJobs();
    await outside.addEvent(org);
    const receive = relayEvents(renderers);
    const crashed = relayOutbox(async (t, events) => {
      await receive(t, events);
      await outside.all(
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'sekisho' AND state LIKE 'idle in%' AND datname = current_database()",
      );
    });
    await expect(crashed).rejects.toThrow();
    expect(await outside.outbox(org)).toHaveLength(1);
    expect(await outside.deliveries(org)).toHaveLength(1);
    await run();
    await vi.waitFor(() => expect(merchant.received).toHaveLength(2), { timeout: 30_000 });
    expect(await outside.deliveries(org)).toHaveLength(2);
  });

  it("steps over an event it cannot render, keeps it, and delivers the others", async () => {
    const merchant = await receiver();
    const { org } = await subscribe(merchant.url, ["case.decided", "screening.completed"]);
    await outside.addEvent(org, "case.decided");
    await outside.addEvent(org, "screening.completed");
    await outside.addEvent(org, "case.decided");
    const broken = () => Promise.reject(new Error("a bug"));
    await relayOutbox(relayEvents({ ...renderers, "screening.completed": broken }));
    expect(await outside.outbox(org)).toHaveLength(1);
    expect(await outside.deliveries(org)).toHaveLength(2);
    await relayOutbox(relayEvents(renderers));
    expect(await outside.outbox(org)).toEqual([]);
  });

  it("moves each event once when several relays run at the same time", async () => {
    const { org } = await subscribe("http://127.0.0.1:9/");
    for (let index = 0; index < 30; index++) await outside.addEvent(org);
    const moved = await Promise.all([1, 2, 3, 4].map(() => relayOutbox(relayEvents(renderers))));
    expect(moved.reduce((sum, each) => sum + each, 0)).toBe(30);
    expect(await outside.deliveries(org)).toHaveLength(30);
    expect(await outside.outbox(org)).toEqual([]);
  });
});
