import { Webhook } from "standardwebhooks";
import { v7 } from "uuid";
import { afterAll, afterEach, beforeAll, expect, it, vi } from "vitest";
import type { UserActor } from "@/lib/access/actor";
import { makeOrganization } from "@/lib/access/testing.fixture";
import { env } from "@/lib/platform/env";
import { jobsState, startJobs, stopJobs } from "@/lib/platform/jobs/runner";
import { disposeSingletons } from "@/lib/platform/singleton";
import { withTenant } from "@/lib/platform/tenant";
import { createTestDatabase, type TestDatabase } from "@/scripts/test/database";
import { rotateSecret, switchEndpoint } from "./change-endpoint";
import { createEndpoint } from "./create-endpoint";
import { deliverWebhook } from "./deliver-webhook.job";
import { getDelivery } from "./get-delivery";
import { listDeliveries } from "./list-deliveries";
import { listEndpoints } from "./list-endpoints";
import { pingEndpoint } from "./ping-endpoint";
import { lookOutside, startReceiver } from "./receiver.test-kit";
import { insertEndpoint } from "./store";

let database: TestDatabase;
let actor: UserActor;
let merchant: Awaited<ReturnType<typeof startReceiver>>;
const outside = lookOutside();

beforeAll(async () => {
  database = await createTestDatabase();
  env().SEKISHO_WEBHOOK_ALLOW_HTTP = "1";
  actor = await makeOrganization("webhooks");
  merchant = await startReceiver();
  startJobs({ jobs: [deliverWebhook], cron: [], ticks: [] });
  await vi.waitFor(() => expect(jobsState()).toBe("running"), { timeout: 20_000 });
});
afterEach(() => {
  merchant.received.length = 0;
  merchant.state.status = 204;
});
afterAll(async () => {
  await stopJobs();
  await merchant.close();
  await disposeSingletons();
  await database.drop();
});

const call = (now = new Date()) => ({ now, requestId: "r" });
const create = () => createEndpoint(actor, { url: merchant.url, events: ["case.decided"] }, call());
const stored = async (id: string) =>
  (
    await outside.asTenant<{ secret: string; previous_secret: string | null }>(
      actor.organizationId,
      "SELECT secret, previous_secret FROM webhook_endpoint WHERE id = $1",
      [id],
    )
  )[0];
async function pinged(endpointId: string) {
  const before = merchant.received.length;
  const delivery = await pingEndpoint(actor, endpointId, call());
  await vi.waitFor(() => expect(merchant.received.length).toBe(before + 1), { timeout: 20_000 });
  await vi.waitFor(async () => expect((await getDelivery(actor, delivery.id)).attempts).toBe(1), { timeout: 20_000 });
  const message = merchant.received.at(-1);
  if (!message) throw new Error("nothing arrived");
  return { message, delivery: await getDelivery(actor, delivery.id) };
}
const accepts = (secret: string, message: { body: string; headers: Record<string, string> }): boolean => {
  try {
    new Webhook(secret).verify(message.body, message.headers);
    return true;
  } catch {
    return false;
  }
};

it("a copy of the database holds no secret that signs", async () => {
  const { id, secret } = await create();
  expect((await stored(id))?.secret).toMatch(/^v1\./);
  const dump = await outside.asTenant(actor.organizationId, "SELECT * FROM webhook_endpoint, audit_event");
  expect(JSON.stringify(dump)).not.toContain(secret.slice(6, 40));
  const { message, delivery } = await pinged(id);
  expect(accepts(secret, message)).toBe(true);
  expect(delivery).toMatchObject({
    status: "delivered",
    eventType: "webhook.ping",
    lastStatus: 204,
    nextAttemptAt: null,
  });
  expect(delivery.attemptLog).toMatchObject([{ status: 204, error: null }]);
});

it("a secret that lay there in plain text is sealed when it is first used, and goes on signing", async () => {
  const [id, secret] = [v7(), `whsec_${Buffer.from("a secret of thirty-two bytes, old").toString("base64")}`];
  await withTenant(actor.organizationId, (t) =>
    insertEndpoint(t, { id, url: merchant.url, secret, events: [], createdAt: new Date() }),
  );
  expect(accepts(secret, (await pinged(id)).message)).toBe(true);
  expect((await stored(id))?.secret).toMatch(/^v1\./);
  expect(accepts(secret, (await pinged(id)).message)).toBe(true);
});

it("after a rotation both secrets verify for a day, then the new one alone; rotated again, the oldest ends at once", async () => {
  const first = await create();
  const second = await rotateSecret(actor, first.id, 1, call());
  expect(second.secret).not.toBe(first.secret);
  const both = await pinged(first.id);
  expect([accepts(first.secret, both.message), accepts(second.secret, both.message)]).toEqual([true, true]);
  await expect(rotateSecret(actor, first.id, 1, call())).rejects.toMatchObject({ code: "changed_meanwhile" });

  const third = await rotateSecret(actor, first.id, 2, call());
  const { message } = await pinged(first.id);
  expect([first, second, third].map(({ secret }) => accepts(secret, message))).toEqual([false, true, true]);

  await outside.asTenant(
    actor.organizationId,
    "UPDATE webhook_endpoint SET previous_secret_until = now() - interval '1 second' WHERE id = $1",
    [first.id],
  );
  const later = await pinged(first.id);
  expect([second, third].map(({ secret }) => accepts(secret, later.message))).toEqual([false, true]);
});

it("a secret of another row, or of another installation, signs nothing and says so", async () => {
  const [one, two] = [await create(), await create()];
  await outside.asTenant(
    actor.organizationId,
    "UPDATE webhook_endpoint SET secret = (SELECT secret FROM webhook_endpoint WHERE id = $2) WHERE id = $1",
    [one.id, two.id],
  );
  const { id } = await pingEndpoint(actor, one.id, call());
  await vi.waitFor(
    async () =>
      expect(await getDelivery(actor, id)).toMatchObject({ lastError: "secret_unreadable", lastStatus: null }),
    { timeout: 20_000 },
  );
  expect(merchant.received).toEqual([]);
});

it("shows of a failure what came back, when it is tried again, and how many wait", async () => {
  const { id } = await create();
  merchant.state.status = 503;
  const { delivery } = await pinged(id);
  expect(delivery).toMatchObject({
    status: "pending",
    lastError: "http_503",
    lastStatus: 503,
    lastAnswer: "what went wrong",
  });
  const waitMs = Date.parse(delivery.nextAttemptAt ?? "") - Date.parse(delivery.attemptedAt ?? "");
  expect(waitMs).toBeGreaterThanOrEqual(4_000);
  expect(waitMs).toBeLessThanOrEqual(6_000);
  const listed = (await listEndpoints(actor)).items.find((endpoint) => endpoint.id === id);
  expect(listed).toMatchObject({ waiting: 1, dead: 0 });
  const log = await listDeliveries(actor, id, { event: "webhook.ping", status: "pending", limit: 10 });
  expect(log.items.map((item) => item.id)).toEqual([delivery.id]);
});

it("a disabled endpoint is not pinged; enabled again it is", async () => {
  const { id } = await create();
  const off = await switchEndpoint(actor, id, { enabled: false, revision: 1 }, call());
  expect(off.disabledAt).not.toBeNull();
  await expect(pingEndpoint(actor, id, call())).rejects.toMatchObject({ code: "endpoint_disabled" });
  const on = await switchEndpoint(actor, id, { enabled: true, revision: off.revision }, call());
  expect(on.disabledAt).toBeNull();
  expect((await pinged(id)).delivery.status).toBe("delivered");
});
