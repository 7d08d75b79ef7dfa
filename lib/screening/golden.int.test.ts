import { v7 as newId } from "uuid";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import type { ApiKeyActor, UserActor } from "@/lib/access/actor";
import { createApiKey } from "@/lib/access/api-keys";
import { insertOrganization, insertRuleset } from "@/lib/access/organization-store";
import { insertShop } from "@/lib/access/shops-store";
import { addEntry } from "@/lib/lists/manage-entries";
import { joinNetwork } from "@/lib/network/membership";
import { relayToNetwork } from "@/lib/network/relay-to-network";
import { findOrders } from "@/lib/orders/store";
import { recordEvents } from "@/lib/outcomes/record-events";
import { ensureQueue } from "@/lib/platform/jobs/queue";
import { relayOutbox } from "@/lib/platform/outbox/relay";
import { disposeSingletons } from "@/lib/platform/singleton";
import { withTenant } from "@/lib/platform/tenant";
import { newProvider } from "@/lib/providers/contract";
import { createProvider } from "@/lib/providers/manage-providers";
import { uploadTable } from "@/lib/reference/upload-table";
import { assess } from "@/lib/risk/assess";
import { unpackFacts } from "@/lib/risk/facts-record";
import { normaliseOrder } from "@/lib/risk/identity/normalise";
import type { OrderInput } from "@/lib/risk/order";
import { SCENARIOS } from "@/lib/risk/scenarios";
import { earlierOrder } from "@/lib/risk/scenarios/orders";
import { differences } from "@/lib/risk/scenarios/run";
import { ago, type EarlierOrder, NOW, type Scenario } from "@/lib/risk/scenarios/scenario";
import { starterRules } from "@/lib/risk/starter-ruleset";
import { organizationId, userId } from "@/lib/shared/ids";
import { API_SCOPES } from "@/lib/shared/vocabulary";
import { startReferenceProvider } from "@/scripts/reference-provider/server.mjs";
import { createTestDatabase, type TestDatabase } from "@/scripts/test/database";
import { decodeFacts } from "./facts-bytes";
import { orderSchema } from "./order-schema";
import { organizationConfig } from "./organization-config";
import { screenOrder } from "./screen-order";
import { canBeStaged, type Staged, sharing, stage } from "./testing/staged";

let database: TestDatabase;
let provider: Awaited<ReturnType<typeof startReferenceProvider>>;
let broken: typeof provider;

beforeAll(async () => {
  vi.stubEnv("SEKISHO_WEBHOOK_ALLOW_HTTP", "1");
  vi.useFakeTimers({ toFake: ["Date"], now: Date.parse(NOW) });
  database = await createTestDatabase();
  provider = await startReferenceProvider();
  broken = await startReferenceProvider();
  broken.fail("mail", "error");
  await ensureQueue();
});
afterAll(async () => {
  vi.useRealTimers();
  await Promise.all([provider.close(), broken.close()]);
  await disposeSingletons();
  await database.drop();
});

type Merchant = { readonly key: ApiKeyActor; readonly person: UserActor };
const ASKED = ["phone_reachability", "ip_intelligence", "mail_deliverability", "address_existence"] as const;
const LONG_AGO = { now: new Date(ago(3, "days")), requestId: "test" };

/** An organisation with the scenario's shops, rules and settings. */
async function open(
  { rules = starterRules("ja"), settings = {} }: Partial<Scenario>,
  staged: Staged,
): Promise<Merchant> {
  const org = organizationId(newId());
  const at = new Date(ago(1_000, "days"));
  const orders = [staged.order, ...staged.earlier.map(({ order }) => order)];
  const apiKeyId = await withTenant(org, async (t) => {
    await insertOrganization(t, { name: "検査商店", at });
    for (const code of new Set(orders.map((order) => order.shopId ?? "")))
      await insertShop(t, { code, name: code, at });
    await insertRuleset(t, { version: 1, rules, settings, note: "", publishedBy: null, at });
    const key = { name: "test", shopId: null, scopes: API_SCOPES, rateLimitPerMinute: null, createdBy: null, at };
    return (await createApiKey(t, key)).id;
  });
  const person = { kind: "user", organizationId: org, userId: userId(newId()), sessionId: newId() } as const;
  return {
    key: { kind: "api_key", organizationId: org, apiKeyId, shopId: null, scopes: API_SCOPES, rateLimitPerMinute: null },
    person: { ...person, name: "管理者", role: "administrator" },
  };
}

/** As a merchant sends it, at the moment at which it is placed. */
async function post({ key }: Merchant, order: OrderInput) {
  const at = { now: new Date(order.orderedAt), locale: "ja" as const, startedAt: performance.now() };
  return (await screenOrder(key, orderSchema.parse(order), at)).result;
}

async function postEarlier(merchant: Merchant, { order, outcomes = [] }: EarlierOrder): Promise<void> {
  await post(merchant, order);
  const { shopId, externalOrderId } = order;
  const events = outcomes.map(({ type, at }) => ({ shopId, externalOrderId, type, occurredAt: at }));
  const lastAt = Math.max(...outcomes.map(({ at }) => Date.parse(at)));
  const answers = events.length === 0 ? [] : await recordEvents(merchant.key, events, new Date(lastAt));
  for (const answer of answers) if (answer instanceof Error) throw answer;
}

async function furnish(merchant: Merchant, staged: Staged): Promise<void> {
  const { entries, tables, asksProviders, joinsNetwork } = staged;
  for (const entry of entries) await addEntry(merchant.key, entry, LONG_AGO);
  for (const { name, csv, dataAsOf } of tables) {
    const query = { table: name, replaces: "none", note: "", dataAsOf } as const;
    await uploadTable(merchant.person, query, new TextEncoder().encode(csv), LONG_AGO);
  }
  if (asksProviders) {
    for (const kind of ASKED) {
      const { documents, apiKey } = staged.isProviderBroken ? broken : provider;
      const request = newProvider.parse({
        kind,
        name: kind,
        document: { ...documents[kind], deadlineMs: 900 },
        secret: apiKey,
      });
      await createProvider(merchant.person, request, LONG_AGO);
    }
  }
  if (joinsNetwork) await joinNetwork(merchant.person, { ...LONG_AGO, now: new Date(ago(900, "days")) });
}

/** What other merchants went through, each on its own. */
async function tellNetwork(staged: Staged): Promise<void> {
  const troubled = staged.negatives.flatMap((negative) =>
    Array.from({ length: negative.merchants }, () => ({
      order: earlierOrder(negative.daysAgo + 20, "days", { ...sharing(negative.kind, staged.order), shopId: "yoso" }),
      outcomes: [{ type: "chargeback", at: ago(negative.daysAgo, "days") } as const],
    })),
  );
  const met = Array.from({ length: staged.merchants7d - 1 }, (_, index) => ({
    order: earlierOrder(index + 1, "days", { ...sharing("all", staged.order), shopId: "yoso" }),
  }));
  for (const earlier of [...troubled, ...met]) {
    const elsewhere: Staged = { ...staged, order: earlier.order, earlier: [], entries: [], tables: [] };
    const other = await open({}, elsewhere);
    await furnish(other, elsewhere);
    await postEarlier(other, earlier);
  }
  if (staged.joinsNetwork) await relayAlone();
}

let relayed: Promise<unknown> = Promise.resolve();
/** A relay leaves to another under way what that one holds, so that two at once would each come back too early. */
function relayAlone(): Promise<unknown> {
  relayed = relayed.then(() => relayOutbox(relayToNetwork));
  return relayed;
}

/** Brings the scenario's world about, posts its order, and judges once more from what was recorded. */
async function play(scenario: Scenario) {
  const staged = stage(scenario);
  const merchant = await open(scenario, staged);
  await furnish(merchant, staged);
  await tellNetwork(staged);
  for (const earlier of staged.earlier) await postEarlier(merchant, earlier);
  const result = await post(merchant, staged.order);
  const { organizationId: org } = merchant.key;
  const facts = await withTenant(org, async (t) => {
    const [order] = await findOrders(t, staged.order.externalOrderId, null);
    const stored = await t.db.screening.findFirstOrThrow({
      where: { organizationId: org, orderId: order?.id ?? "" },
      select: { facts: true },
    });
    return unpackFacts(decodeFacts(stored.facts));
  });
  const { ruleset } = await organizationConfig(org);
  return { result, assessment: assess(normaliseOrder(orderSchema.parse(staged.order)), facts, ruleset) };
}

describe("golden orders, posted for real,", () => {
  const posted = SCENARIOS.filter((scenario) => canBeStaged(scenario));

  it.concurrent.each(posted.map((scenario) => [scenario.name, scenario] as const))("%s", async (_name, scenario) => {
    const { result, assessment } = await play(scenario);
    expect(differences(assessment, scenario.expect).join("\n")).toBe("");
    expect([result.verdict, result.reasons.map(({ code }) => code)]).toEqual([
      scenario.expect.verdict,
      assessment.reasons.map(({ code }) => code),
    ]);
  });
});
