import { randomInt } from "node:crypto";
import { v7 as newId } from "uuid";
import { afterAll, beforeAll, beforeEach, expect, it, vi } from "vitest";
import type { UserActor } from "@/lib/access/actor";
import { authenticateApiKey } from "@/lib/access/api-keys";
import { routes } from "@/lib/api/routes";
import { anOrder, type Merchant, makeMerchant } from "@/lib/api/testing/merchant";
import { joinNetwork } from "@/lib/network/membership";
import { relayToNetwork } from "@/lib/network/relay-to-network";
import { createServer } from "@/lib/platform/http/server";
import { ensureQueue } from "@/lib/platform/jobs/queue";
import { relayOutbox } from "@/lib/platform/outbox/relay";
import { disposeSingletons } from "@/lib/platform/singleton";
import { newProvider } from "@/lib/providers/contract";
import { createProvider } from "@/lib/providers/manage-providers";
import { uploadTable } from "@/lib/reference/upload-table";
import type { TableName } from "@/lib/reference/vocabulary";
import { userId } from "@/lib/shared/ids";
import { startReferenceProvider } from "@/scripts/reference-provider/server.mjs";
import { createTestDatabase, type TestDatabase } from "@/scripts/test/database";
import type { ScreeningResult } from "./contract";

let database: TestDatabase;
let provider: Awaited<ReturnType<typeof startReferenceProvider>>;
let ours: Merchant;

beforeAll(async () => {
  vi.stubEnv("SEKISHO_WEBHOOK_ALLOW_HTTP", "1");
  database = await createTestDatabase();
  provider = await startReferenceProvider();
  await ensureQueue();
});
beforeEach(async () => {
  provider.recover();
  ours = await makeMerchant();
});
afterAll(async () => {
  await provider.close();
  await disposeSingletons();
  await database.drop();
});

const at = () => ({ now: new Date(), requestId: "test" });
const administratorOf = ({ organizationId, administratorId }: Merchant): UserActor => ({
  kind: "user",
  organizationId,
  userId: userId(administratorId),
  sessionId: "0",
  name: "管理者",
  role: "administrator",
});

async function post(merchant: Merchant, path: string, body: unknown): Promise<Response> {
  const server = createServer(routes, { apiKey: authenticateApiKey, session: async () => null });
  return server.request(path, {
    method: "POST",
    headers: { authorization: `Bearer ${merchant.key}`, "content-type": "application/json", "accept-language": "ja" },
    body: JSON.stringify(body),
  });
}

async function screen(merchant: Merchant, more: Record<string, unknown>): Promise<ScreeningResult> {
  const response = await post(merchant, "/api/v1/screenings", anOrder(more));
  expect(response.status).toBe(201);
  return response.json();
}

const upload = (table: TableName, csv: string) =>
  uploadTable(administratorOf(ours), { table, replaces: "none", note: "" }, new TextEncoder().encode(csv), at());
const codes = ({ reasons }: ScreeningResult) => reasons.map((reason) => reason.code);
const why = ({ notEvaluated }: ScreeningResult, code: string) => notEvaluated.find((one) => one.code === code)?.why;

it("an uploaded table gives a signal its answer", async () => {
  const order = { payment: { method: "card", card: { bin: "411111", token: newId() } } };
  const without = await screen(ours, order);
  expect(why(without, "C13")).toBe("no_reference_data");
  await upload("bins", "bin,country\n411111,US\n");
  const withTable = await screen(ours, {
    ...order,
    payment: { method: "card", card: { bin: "411111", token: newId() } },
  });
  expect(codes(withTable)).toContain("C13");
  expect(withTable.degraded).toEqual([]);
});

it("a late provider is named and its signal unknown, the order is answered, and the next one has the answer", async () => {
  const document = { ...provider.documents.phone_reachability, deadlineMs: 500, cacheHours: 0 };
  const request = newProvider.parse({ kind: "phone_reachability", name: "電話", document, secret: provider.apiKey });
  await createProvider(administratorOf(ours), request, at());
  const buyer = { lastName: "山田", firstName: "花子", tel: `090${randomInt(1_000, 9_999)}9999` };
  provider.fail("phone", "slow", { delayMs: 10_000 });
  const late = await screen(ours, { buyer });
  expect(late.degraded).toEqual(["phone"]);
  expect(why(late, "C30")).toBe("source_failed");
  provider.recover();
  const again = await screen(ours, { buyer });
  expect(again.degraded).toEqual([]);
  expect(codes(again)).toContain("C30");
});

it("what another merchant suffered is a reason, and does not say who it was", async () => {
  const theirs = await makeMerchant("よその商店");
  for (const merchant of [ours, theirs]) await joinNetwork(administratorOf(merchant), at());
  const buyer = {
    lastName: "関所",
    firstName: "破",
    tel: `090${randomInt(10_000_000, 99_999_999)}`,
    email: `${newId()}@example.jp`,
    address: `東京都渋谷区恵比寿1-${randomInt(1, 30)}-${randomInt(1, 30)} 301号室`,
  };
  const stolen = await screen(theirs, { buyer });
  await post(theirs, `/api/v1/orders/${stolen.externalOrderId}/events`, {
    type: "chargeback",
    occurredAt: new Date().toISOString(),
  });
  await relayOutbox(relayToNetwork);
  const told = await screen(ours, { buyer });
  expect(codes(told)).toContain("C02");
  expect(told.verdict).toBe("NG");
  const text = JSON.stringify(told);
  for (const marker of [theirs.organizationId, stolen.screeningId, stolen.externalOrderId, "よその商店"])
    expect(text).not.toContain(marker);
});

it("an order at the third shop of the network within a week is seen as a round of shops", async () => {
  const theirs = await makeMerchant("よその商店");
  for (const merchant of [ours, theirs]) await joinNetwork(administratorOf(merchant), at());
  const buyer = { lastName: "買", firstName: "回", tel: `090${randomInt(10_000_000, 99_999_999)}` };
  await screen(theirs, { buyer, shopId: "honten" });
  await screen(theirs, { buyer, shopId: "nishi" });
  await relayOutbox(relayToNetwork);
  expect(codes(await screen(ours, { buyer }))).toContain("R08");
});
