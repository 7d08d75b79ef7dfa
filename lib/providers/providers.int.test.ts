import { randomInt } from "node:crypto";
import { createServer } from "node:http";
import { afterAll, afterEach, beforeAll, beforeEach, expect, it, vi } from "vitest";
import type { UserActor } from "@/lib/access/actor";
import { type Merchant, makeMerchant } from "@/lib/api/testing/merchant";
import { disposeSingletons } from "@/lib/platform/singleton";
import { withTenant } from "@/lib/platform/tenant";
import { userId } from "@/lib/shared/ids";
import { tokyoDay } from "@/lib/shared/tokyo-day";
import { startReferenceProvider } from "@/scripts/reference-provider/server.mjs";
import { createTestDatabase, type TestDatabase } from "@/scripts/test/database";
import { askProviders, type Question, type ReadyProvider } from "./ask-providers";
import { settled } from "./background";
import { callProvider } from "./call-provider";
import { newProvider, type ProviderDocument } from "./contract";
import { changeProvider, createProvider, listProviders, removeProvider, tryProvider } from "./manage-providers";
import { providerFor, providersOf } from "./ready-providers";
import { removeExpiredAnswers, selectProvider } from "./store";
import type { ProviderKind } from "./vocabulary";

type Server = Awaited<ReturnType<typeof startReferenceProvider>>;
let database: TestDatabase;
let server: Server;
let merchant: Merchant;
let actor: UserActor;

beforeAll(async () => {
  vi.stubEnv("SEKISHO_WEBHOOK_ALLOW_HTTP", "1");
  database = await createTestDatabase();
  server = await startReferenceProvider();
});
beforeEach(async () => {
  merchant = await makeMerchant();
  actor = actorOf(merchant);
});
afterEach(() => server.recover());
afterAll(async () => {
  await server.close();
  await disposeSingletons();
  await database.drop();
});

const at = () => ({ now: new Date(), requestId: "test" });
const actorOf = (of: Merchant): UserActor => ({
  kind: "user",
  organizationId: of.organizationId,
  userId: userId(of.administratorId),
  sessionId: "0",
  name: "管理者",
  role: "administrator",
});

async function configure(kind: ProviderKind, more: Partial<ProviderDocument> = {}): Promise<ReadyProvider> {
  const document = { ...server.documents[kind], ...more };
  const request = newProvider.parse({ kind, name: kind, document, secret: server.apiKey });
  const { id } = await createProvider(actor, request, at());
  const ready = (await providersOf(merchant.organizationId)).find((one) => one.id === id);
  if (!ready) throw new Error("not in use");
  return ready;
}

const ask = (questions: readonly Question[], deadlineMs = 2_000, now = new Date()) =>
  askProviders(merchant.organizationId, questions, { now, deadlineAt: performance.now() + deadlineMs });
const askPhone = async (provider: ReadyProvider, e164 = aNumber()) => (await ask([{ provider, inputs: { e164 } }]))[0];
/** One that no earlier question was about. */
const aNumber = () => `+8190${randomInt(10_000_000, 99_000_000)}1`;

it("asks every kind, side by side, and answers in our words", async () => {
  const provider = async (kind: ProviderKind) => configure(kind, { deadlineMs: 2_000 });
  const questions: Question[] = [
    { provider: await provider("phone_reachability"), inputs: { e164: "+81312340000" } },
    { provider: await provider("room_vacancy"), inputs: { address: "東京都渋谷区恵比寿1-19-19", room: "404" } },
    { provider: await provider("ip_intelligence"), inputs: { ip: "203.0.113.9" } },
    { provider: await provider("mail_deliverability"), inputs: { email: "bounce@no-mx.example" } },
    { provider: await provider("address_existence"), inputs: { address: "存在しない町1-1" } },
  ];
  const today = tokyoDay(new Date());
  for (const path of ["phone", "vacancy", "ip", "mail", "address"]) server.fail(path, "slow", { delayMs: 500 });
  expect(await ask(questions)).toEqual(
    [
      { status: "unassigned" },
      { vacant: true, asOf: today },
      { class: "hosting", latitude: 35.68, longitude: 139.76 },
      { hasMx: false, deliverable: false },
      { exists: false },
    ].map((answer) => ({ state: "answered", answer, kept: false })),
  );
  expect(server.mostAtOnce()).toBe(5);
});

it.each([
  ["slow", "timeout"],
  ["error", "http_500"],
  ["malformed", "malformed"],
  ["senseless", "malformed"],
] as const)(
  "says of a %s provider that it failed, within the deadline, and of the others what they answer",
  async (mode, why) => {
    const phone = await configure("phone_reachability", { deadlineMs: mode === "slow" ? 120 : 2_000 });
    const mail = await configure("mail_deliverability", { deadlineMs: 2_000 });
    server.fail("phone", mode, { delayMs: 10_000 });
    const startedAt = performance.now();
    const [failed, answered] = await ask([
      { provider: phone, inputs: { e164: aNumber() } },
      { provider: mail, inputs: { email: "a@example.jp" } },
    ]);
    expect(failed).toEqual({ state: "failed", why });
    expect(answered).toMatchObject({ state: "answered" });
    expect(performance.now() - startedAt).toBeLessThan(2_500);
  },
);

it("asks once more where a connection broke early, and no more than its budget allows", async () => {
  const phone = await configure("phone_reachability", { deadlineMs: 2_000 });
  const states: (string | undefined)[] = [];
  for (let times = 0; times < 20; times++) {
    server.fail("phone", "drop", { times: 1 });
    states.push((await askPhone(phone))?.state);
  }
  // Ten retries are saved up, and each call brings a tenth of another.
  const answered = states.filter((state) => state === "answered").length;
  expect(states.slice(0, answered)).toEqual(Array.from({ length: answered }, () => "answered"));
  expect(answered).toBeGreaterThanOrEqual(10);
  expect(answered).toBeLessThanOrEqual(13);
});

it("leaves a broken provider alone, and comes back to it by itself", async () => {
  const phone = await configure("phone_reachability", { deadlineMs: 2_000 });
  server.fail("phone", "error");
  for (let times = 0; times < 5; times++) await askPhone(phone);
  const before = server.asked("phone");
  expect(await askPhone(phone)).toEqual({ state: "failed", why: "resting" });
  expect(server.asked("phone")).toBe(before);
  expect((await listProviders(actor, new Date(), "ja")).items[0]?.circuit).toBe("open");
  server.recover();
  await expect.poll(async () => (await askPhone(phone))?.state, { timeout: 20_000, interval: 250 }).toBe("answered");
  expect((await listProviders(actor, new Date(), "ja")).items[0]?.circuit).toBe("closed");
}, 40_000);

it("keeps an answer for as long as it was told to, and pays for it once", async () => {
  const phone = await configure("phone_reachability", { cacheHours: 2, pricePerCallJpy: 3, deadlineMs: 2_000 });
  const e164 = aNumber();
  expect(await askPhone(phone, e164)).toMatchObject({ kept: false });
  await settled();
  const before = server.asked("phone");
  server.fail("phone", "error");
  expect(await askPhone(phone, e164)).toEqual({ state: "answered", answer: { status: "reachable" }, kept: true });
  expect(server.asked("phone")).toBe(before);
  expect((await listProviders(actor, new Date(), "ja")).items[0]?.today).toEqual({ calls: 1, spentJpy: 3 });
  const later = new Date(Date.now() + 3 * 3_600_000);
  expect(await ask([{ provider: phone, inputs: { e164 } }], 2_000, later)).toEqual([
    { state: "failed", why: "http_500" },
  ]);
});

it("never spends more than the day's cap, however many ask at once", async () => {
  const phone = await configure("phone_reachability", {
    pricePerCallJpy: 0.3,
    dailySpendCapJpy: 3,
    cacheHours: 0,
    deadlineMs: 2_000,
  });
  const before = server.asked("phone");
  const outcomes = await Promise.all(Array.from({ length: 40 }, () => askPhone(phone)));
  expect(outcomes.filter((one) => one?.state === "answered")).toHaveLength(10);
  expect(outcomes.filter((one) => one?.state === "cap")).toHaveLength(30);
  expect(server.asked("phone") - before).toBe(10);
  expect((await listProviders(actor, new Date(), "ja")).items[0]?.today).toEqual({ calls: 10, spentJpy: 3 });
  const tomorrow = new Date(Date.now() + 86_400_000);
  expect(await ask([{ provider: phone, inputs: { e164: aNumber() } }], 2_000, tomorrow)).toMatchObject([
    { state: "answered" },
  ]);
});

it.each(["http://127.0.0.1:1/", "https://127.0.0.1:1/", "https://localhost:1/", "https://169.254.169.254/"])(
  "does not even knock at %s, unless the installation allows it",
  async (url) => {
    const question = { method: "GET", url, headers: {}, body: null } as const;
    await expect(callProvider(question, 1_000, false)).rejects.toMatchObject({ why: "address_refused" });
  },
);

it("stores a secret only encrypted, for its own row, and never tells it", async () => {
  const phone = await configure("phone_reachability");
  expect(phone.secret).toBe(server.apiKey);
  const row = await withTenant(merchant.organizationId, (t) => selectProvider(t, phone.id));
  expect(Buffer.from(row?.secret ?? []).toString("latin1")).not.toContain(server.apiKey);
  const shown = JSON.stringify(await listProviders(actor, new Date(), "ja"));
  expect(shown).not.toContain(`"${server.apiKey}"`);
  expect(shown).toContain('"hasSecret":true');
  const audit = await withTenant(merchant.organizationId, ({ db, org }) =>
    db.auditEvent.findMany({ where: { organizationId: org, subjectType: "provider" }, select: { detail: true } }),
  );
  expect(audit).toHaveLength(1);
  expect(JSON.stringify(audit)).not.toContain(`"${server.apiKey}"`);
});

it("changes only what was seen as it stands, and forgets what is removed", async () => {
  const phone = await configure("phone_reachability", { deadlineMs: 2_000 });
  const change = { version: 1, name: "電話疎通", document: phone.document, enabled: true };
  await changeProvider(actor, phone.id, change, at());
  await expect(changeProvider(actor, phone.id, change, at())).rejects.toMatchObject({ code: "provider_conflict" });
  expect(await tryProvider(actor, phone.id, { e164: "+81312349999" }, at())).toMatchObject({
    ok: true,
    answer: { status: "unreachable" },
  });
  await changeProvider(actor, phone.id, { ...change, version: 2, secret: null }, at());
  expect(await tryProvider(actor, phone.id, { e164: aNumber() }, at())).toMatchObject({ ok: false, why: "http_401" });
  await removeProvider(actor, phone.id, at());
  expect(await providersOf(merchant.organizationId)).toEqual([]);
  await expect(tryProvider(actor, phone.id, {}, at())).rejects.toMatchObject({ code: "not_found" });
});

it("tells whoever tries it what the provider said itself, without the secret, and whether it was asked at all", async () => {
  const phone = await configure("phone_reachability", { deadlineMs: 2_000 });
  const e164 = aNumber();
  expect(await tryProvider(actor, phone.id, { e164 }, at())).toMatchObject({
    ok: true,
    kept: false,
    heard: { status: 200, text: '{"result":{"status":"OK"}}' },
  });
  await settled();
  expect(await tryProvider(actor, phone.id, { e164 }, at())).toMatchObject({ ok: true, kept: true, heard: null });
  const secret = "wrong-and-never-to-be-shown";
  const change = { version: 1, name: "電話", document: phone.document, enabled: true };
  await changeProvider(actor, phone.id, { ...change, secret }, at());
  expect(await tryProvider(actor, phone.id, { e164: aNumber() }, at())).toMatchObject({
    ok: false,
    why: "http_401",
    heard: { status: 401, text: '{"error":"wrong key"}' },
  });
});

it("takes the secret out of what a provider repeats", async () => {
  const echo = createServer((request, response) =>
    response.end(JSON.stringify({ said: request.headers["x-api-key"] })),
  );
  await new Promise<void>((resolve) => echo.listen(0, "127.0.0.1", resolve));
  const address = echo.address();
  try {
    const url = `http://127.0.0.1:${typeof address === "object" && address ? address.port : 0}/?n={e164}`;
    const phone = await configure("phone_reachability", { url, deadlineMs: 2_000 });
    const trial = await tryProvider(actor, phone.id, { e164: aNumber() }, at());
    expect(trial).toMatchObject({ ok: false, why: "malformed", heard: { status: 200, text: '{"said":"••••••••"}' } });
  } finally {
    await new Promise((resolve) => echo.close(resolve));
    echo.closeAllConnections();
  }
});

it("says when a provider failed last and why, when it answered last, and what each day cost", async () => {
  const phone = await configure("phone_reachability", { deadlineMs: 2_000, pricePerCallJpy: 2, cacheHours: 0 });
  const view = async (now = new Date()) => (await listProviders(actor, now, "ja")).items[0];
  expect(await view()).toMatchObject({ lastFailure: null, lastAnswerAt: null });
  await askPhone(phone);
  server.fail("phone", "malformed");
  await askPhone(phone);
  const seen = await view();
  expect(seen).toMatchObject({ lastFailure: { why: "malformed" }, today: { calls: 2, spentJpy: 4 } });
  expect(seen?.lastAnswerAt).not.toBeNull();
  expect(seen?.days).toHaveLength(14);
  const tomorrow = await view(new Date(Date.now() + 86_400_000));
  expect(tomorrow?.days.slice(-2).map((day) => day.calls)).toEqual([2, 0]);
  expect(tomorrow?.today).toEqual({ calls: 0, spentJpy: 0 });
});

it("keeps a secret for the origin it was given for: whoever sends it elsewhere must know it", async () => {
  const phone = await configure("phone_reachability");
  const elsewhere = { ...phone.document, url: "https://elsewhere.example/?n={e164}" };
  const change = { version: 1, name: "電話", document: elsewhere, enabled: true };
  const refused = { code: "invalid_request", errors: [{ pointer: "/secret", code: "secret_again" }] };
  await expect(changeProvider(actor, phone.id, change, at())).rejects.toMatchObject(refused);
  const silent = { ...change, document: { ...elsewhere, auth: null } };
  await expect(changeProvider(actor, phone.id, silent, at())).rejects.toMatchObject(refused);
  const sameHost = { ...change, document: { ...phone.document, url: phone.document.url.replace("?", "?v=2&") } };
  expect(await changeProvider(actor, phone.id, sameHost, at())).toMatchObject({ hasSecret: true, version: 2 });
  expect(await changeProvider(actor, phone.id, { ...change, version: 2, secret: null }, at())).toMatchObject({
    hasSecret: false,
  });
});

it("prefers a shop's own provider, and is asked of its own organisation alone", async () => {
  const [honten, nishi] = merchant.shops;
  const all = await configure("phone_reachability");
  const request = { kind: "phone_reachability", name: "本店", document: server.documents.phone_reachability };
  const own = await createProvider(actor, newProvider.parse({ ...request, shopId: honten?.id }), at());
  const ready = await providersOf(merchant.organizationId);
  expect(providerFor(ready, "phone_reachability", honten?.id ?? "")?.id).toBe(own.id);
  expect(providerFor(ready, "phone_reachability", nishi?.id ?? "")?.id).toBe(all.id);
  await expect(createProvider(actor, newProvider.parse(request), at())).rejects.toMatchObject({
    code: "provider_exists",
  });
  const other = actorOf(await makeMerchant("よその商店"));
  expect((await listProviders(other, new Date(), "ja")).items).toEqual([]);
  await expect(tryProvider(other, own.id, {}, at())).rejects.toMatchObject({ code: "not_found" });
  await expect(
    createProvider(other, newProvider.parse({ ...request, shopId: honten?.id }), at()),
  ).rejects.toMatchObject({ code: "shop_unknown" });
});

it("removes answers past their time, of every organisation", async () => {
  const phone = await configure("phone_reachability", { cacheHours: 1, deadlineMs: 2_000 });
  const longAgo = new Date(Date.now() - 2 * 3_600_000);
  await ask([{ provider: phone, inputs: { e164: aNumber() } }], 2_000, longAgo);
  await askPhone(phone);
  await settled();
  expect(await removeExpiredAnswers()).toBeGreaterThanOrEqual(1);
  const left = await withTenant(merchant.organizationId, ({ db, org }) =>
    db.providerAnswer.count({ where: { organizationId: org, providerId: phone.id } }),
  );
  expect(left).toBe(1);
});
