import { randomInt } from "node:crypto";
import pg from "pg";
import { v7 as newId } from "uuid";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { UserActor } from "@/lib/access/actor";
import { authenticateApiKey } from "@/lib/access/api-keys";
import { routes } from "@/lib/api/routes";
import { anOrder, type Merchant, makeMerchant } from "@/lib/api/testing/merchant";
import { createServer } from "@/lib/platform/http/server";
import { ensureQueue } from "@/lib/platform/jobs/queue";
import { relayOutbox } from "@/lib/platform/outbox/relay";
import { disposeSingletons } from "@/lib/platform/singleton";
import { withTenant } from "@/lib/platform/tenant";
import type { NetworkFacts } from "@/lib/risk/facts";
import { normaliseOrder } from "@/lib/risk/identity/normalise";
import { networkFacts } from "@/lib/screening/enrich/network";
import { orderSchema } from "@/lib/screening/order-schema";
import { DAY_MS } from "@/lib/shared/durations";
import { userId } from "@/lib/shared/ids";
import { tokyoDay } from "@/lib/shared/tokyo-day";
import { createTestDatabase, type TestDatabase } from "@/scripts/test/database";
import { confirmContribution, disputeIdentifier, listContributions, withdrawContribution } from "./contributions";
import { handle as expire } from "./expire";
import { keysOf, type NetworkKey, networkKeys } from "./keys";
import { joinNetwork, leaveNetwork, networkStatus } from "./membership";
import { relayToNetwork } from "./relay-to-network";
import { queueForNetwork } from "./store";
import { NETWORK_ORDER } from "./telling";
import { handle as withdrawEverything } from "./withdraw-all";

let database: TestDatabase;
let owner: pg.Client;
let ours: Party;
let theirs: Party;
let third: Party;
type Party = { readonly merchant: Merchant; readonly actor: UserActor };
type Person = ReturnType<typeof somebody> & { readonly mobile?: string };

beforeAll(async () => {
  database = await createTestDatabase();
  owner = new pg.Client({ connectionString: database.url });
  await owner.connect();
  await ensureQueue();
});
beforeEach(async () => {
  [ours, theirs, third] = await Promise.all([party("うち"), party("よそ"), party("第三")]);
  for (const one of [ours, theirs, third]) await joinNetwork(one.actor, at());
});
afterAll(async () => {
  await owner.end();
  await disposeSingletons();
  await database.drop();
});

const at = (now = new Date()) => ({ now, requestId: "test" });
async function party(name: string): Promise<Party> {
  const merchant = await makeMerchant(name);
  const { organizationId, administratorId } = merchant;
  const actor = { kind: "user", organizationId, userId: userId(administratorId), sessionId: "0", name } as const;
  return { merchant, actor: { ...actor, role: "administrator" } };
}

function somebody() {
  const number = randomInt(10_000_000, 99_999_999);
  return {
    lastName: "関所",
    firstName: "破",
    email: `${newId()}@example.jp`,
    tel: `090${number}`,
    address: `東京都渋谷区恵比寿1-${randomInt(1, 30)}-${randomInt(1, 30)} ${randomInt(101, 9999)}号室`,
  };
}

const orderOf = (person: Person, more: Record<string, unknown> = {}) => anOrder({ buyer: person, ...more });

async function post({ merchant }: Party, path: string, body: unknown): Promise<Record<string, string>> {
  const server = createServer(routes, { apiKey: authenticateApiKey, session: async () => null });
  const response = await server.request(path, {
    method: "POST",
    headers: { authorization: `Bearer ${merchant.key}`, "content-type": "application/json" },
    body: JSON.stringify(body),
  });
  if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
  return response.json();
}

/** An order, and what became of it. */
async function suffer(who: Party, person: Person, type: string, when = new Date()): Promise<{ orderId: string }> {
  const order = orderOf(person);
  await post(who, "/api/v1/screenings", order);
  await tell(who, order.externalOrderId, type, when);
  return { orderId: order.externalOrderId };
}

async function tell(who: Party, externalOrderId: string, type: string, when = new Date()): Promise<void> {
  await post(who, `/api/v1/orders/${externalOrderId}/events`, { type, occurredAt: when.toISOString() });
  await relayOutbox(relayToNetwork);
}

async function read(who: Party, person: Person, more: { now?: Date; isPast?: boolean; shop?: number } = {}) {
  const order = normaliseOrder(orderSchema.parse(orderOf(person)));
  const { organizationId, shops } = who.merchant;
  const shopId = shops[more.shop ?? 0]?.id ?? "";
  return networkFacts({ organizationId, shopId, order, at: more.now ?? new Date(), isPast: more.isPast ?? false });
}

async function negatives(who: Party, person: Person, more: Parameters<typeof read>[2] = {}) {
  const facts = await read(who, person, more);
  if (!facts.known) throw new Error(facts.why);
  return facts.value.negatives.map(({ kind, touchpoint, reason, merchants, daysAgo }) => ({
    what: `${kind} ${reason} ${touchpoint}`,
    merchants,
    daysAgo,
  }));
}
const KINDS = ["email", "phone", "address"];
const ALL = (merchants: number, reason = "chargeback", daysAgo = 0) => [
  { what: `email ${reason} buyer.email`, merchants, daysAgo },
  { what: `phone ${reason} buyer.phone`, merchants, daysAgo },
  { what: `address ${reason} delivery.address`, merchants, daysAgo },
];

describe("what crosses the line", () => {
  it("is a keyed hash, the name of the key, a kind, a day and a count, and nothing else", async () => {
    const { rows: columns } = await owner.query<{ t: string; column: string; type: string }>(`
      SELECT table_name AS t, column_name AS column, data_type AS type FROM information_schema.columns
      WHERE table_schema = 'public' AND table_name IN ('network_entry', 'network_dispute') ORDER BY 1, ordinal_position`);
    expect(columns.map(({ t, column, type }) => `${t}.${column} ${type}`)).toEqual([
      "network_dispute.key_hash bytea",
      "network_dispute.day date",
      "network_entry.key_hash bytea",
      "network_entry.key_id text",
      "network_entry.kind text",
      "network_entry.day date",
      "network_entry.count integer",
    ]);
    // No table but these has rows without a tenant that a member writes.
    const { rows: network } = await owner.query<{ t: string }>(
      "SELECT tablename AS t FROM pg_tables WHERE schemaname = 'public' AND tablename LIKE 'network%' ORDER BY 1",
    );
    expect(network.map(({ t }) => t)).toEqual([
      "network_contribution",
      "network_dispute",
      "network_entry",
      "network_member",
    ]);
  });

  it("holds nothing of the person, the order, the shop or the organisation, nor any hash that can be made without the key", async () => {
    await owner.query("DELETE FROM network_entry");
    const person = somebody();
    const { orderId } = await suffer(ours, person, "chargeback");
    const { rows } = await owner.query(
      "SELECT encode(key_hash, 'hex') AS hash, key_id, kind, day::text, count FROM network_entry",
    );
    const kinds = rows.map((row) => row.kind).toSorted();
    expect(kinds).toEqual(["chargeback", "chargeback", "chargeback", "order", "order", "order"]);
    const day = tokyoDay(new Date());
    for (const row of rows) {
      expect(row).toEqual({
        hash: expect.stringMatching(/^[0-9a-f]{64}$/),
        key_id: networkKeys()[0].id,
        kind: expect.stringMatching(/^(chargeback|order)$/),
        day,
        count: 1,
      });
    }
    const stored = await withTenant(ours.merchant.organizationId, ({ db, org }) =>
      db.order.findFirstOrThrow({
        where: { organizationId: org, externalOrderId: orderId },
        select: { id: true, identifierKeys: true },
      }),
    );
    const markers = [
      ...Object.values(person),
      orderId,
      stored.id,
      ours.merchant.organizationId,
      ...ours.merchant.shops.map((shop) => shop.id),
    ];
    const { rows: whole } = await owner.query<{ text: string }>(
      "SELECT network_entry::text AS text FROM network_entry",
    );
    const text = whole.map((row) => row.text).join("\n");
    for (const marker of markers) expect(text).not.toContain(marker.replaceAll("-", ""));
    for (const marker of markers) expect(text).not.toContain(marker);
    for (const key of stored.identifierKeys) {
      expect(text).not.toContain(BigInt.asUintN(64, key).toString(16));
    }
  });

  it("is nothing at all of an organisation that has not joined, and such a one learns nothing", async () => {
    const outsider = await party("不参加");
    const person = somebody();
    await suffer(outsider, person, "chargeback");
    expect(await negatives(ours, person)).toEqual([]);
    await suffer(ours, person, "chargeback");
    expect(await read(outsider, person)).toEqual({ known: false, why: "not_applicable" });
    await expect(
      disputeIdentifier(outsider.actor, { kind: "phone", value: person.tel, reason: "mistake" }, at()),
    ).rejects.toMatchObject({ code: "network_not_joined" });
  });
});

describe("a screening", () => {
  it("learns at how many other merchants an identifier was negative, its own word taken off", async () => {
    const person = somebody();
    await suffer(theirs, person, "chargeback");
    expect(await negatives(ours, person)).toEqual(ALL(1));
    expect(await negatives(theirs, person)).toEqual([]);
    await suffer(third, person, "chargeback");
    await suffer(ours, person, "chargeback");
    expect(await negatives(ours, person)).toEqual(ALL(2));
    expect(await negatives(await joined("四番目"), person)).toEqual(ALL(3));
  });

  it("tells two numbers of one order apart, and knows one that was told of for two reasons", async () => {
    const [person, other] = [somebody(), somebody()];
    await suffer(theirs, person, "chargeback");
    await suffer(third, person, "delivery_refused");
    await suffer(third, { ...somebody(), tel: other.tel }, "collection");
    const facts = await read(ours, { ...person, mobile: other.tel });
    const phones = facts.known ? facts.value.negatives.filter(({ kind }) => kind === "phone") : [];
    expect(phones.map(({ reason }) => reason).toSorted()).toEqual(["chargeback", "refused", "unpaid"]);
    const numberOf = (reason: string) => phones.find((one) => one.reason === reason)?.identifier;
    expect(numberOf("chargeback")).toBe(numberOf("refused"));
    expect(numberOf("chargeback")).not.toBe(numberOf("unpaid"));
  });

  it("counts a merchant once, however often and in whatever way it suffered", async () => {
    const person = somebody();
    const yesterday = new Date(Date.now() - DAY_MS);
    await suffer(theirs, person, "collection", yesterday);
    await suffer(theirs, person, "chargeback", yesterday);
    await suffer(theirs, person, "confirmed_fraud");
    expect(await negatives(ours, person)).toEqual(ALL(1, "confirmed_fraud"));
  });

  it("of an order of the past sees what was told before its day, and nothing of two years and a day ago", async () => {
    const person = somebody();
    const tenDaysAgo = new Date(Date.now() - 10 * DAY_MS);
    await suffer(theirs, person, "chargeback", tenDaysAgo);
    expect(await negatives(ours, person)).toEqual(ALL(1, "chargeback", 10));
    expect(await negatives(ours, person, { now: tenDaysAgo, isPast: true })).toEqual([]);
    const dayAfter = new Date(tenDaysAgo.getTime() + DAY_MS);
    expect(await negatives(ours, person, { now: dayAfter, isPast: true })).toEqual(ALL(1));
    expect(await negatives(ours, person, { now: new Date(Date.now() + 721 * DAY_MS) })).toEqual([]);
  });

  it("learns how many shops met the identifiers within a week, this one included", async () => {
    const person = somebody();
    const meet = async (who: Party, shopId: string, count = 1) => {
      for (let times = 0; times < count; times++) {
        const { screeningId = "" } = await post(who, "/api/v1/screenings", orderOf(person, { shopId }));
        await withTenant(who.merchant.organizationId, (t) =>
          queueForNetwork(t, [{ id: screeningId, type: NETWORK_ORDER }], new Date()),
        );
      }
      await relayOutbox(relayToNetwork);
    };
    const shops = async (who: Party, more: Parameters<typeof read>[2] = {}) => {
      const facts: { known: boolean; value?: NetworkFacts } = await read(who, person, more);
      return facts.value?.merchants7d;
    };
    expect(await shops(ours)).toBe(1);
    await meet(theirs, "honten", 3);
    await meet(theirs, "nishi");
    await meet(third, "honten");
    expect(await shops(ours)).toBe(4);
    await meet(ours, "honten", 2);
    expect(await shops(ours)).toBe(4);
    expect(await shops(ours, { shop: 1 })).toBe(5);
    expect(await shops(ours, { now: new Date(Date.now() + 7 * DAY_MS) })).toBe(1);
  });
});

describe("what was told", () => {
  it("is taken back when the order turns out well", async () => {
    const person = somebody();
    const unpaid = await suffer(theirs, person, "written_off");
    const fraud = await suffer(third, person, "confirmed_fraud");
    expect(await negatives(ours, person)).toHaveLength(6);
    await tell(theirs, unpaid.orderId, "paid");
    expect(await negatives(ours, person)).toEqual(ALL(1, "confirmed_fraud"));
    await tell(third, fraud.orderId, "confirmed_genuine");
    expect(await negatives(ours, person)).toEqual([]);
    expect(await count(theirs)).toBe(0);
  });

  it("is told once, however often it is relayed", async () => {
    const person = somebody();
    const { orderId } = await suffer(theirs, person, "chargeback");
    const event = await withTenant(theirs.merchant.organizationId, ({ db, org }) =>
      db.orderEvent.findFirstOrThrow({
        where: { organizationId: org, order: { externalOrderId: orderId } },
        select: { id: true },
      }),
    );
    await withTenant(theirs.merchant.organizationId, (t) =>
      queueForNetwork(t, [{ id: event.id, type: "network.outcome" }], new Date()),
    );
    await Promise.all([relayOutbox(relayToNetwork), relayOutbox(relayToNetwork)]);
    expect(await negatives(ours, person)).toEqual(ALL(1));
  });

  it("can be withdrawn, one by one, and the act is noted", async () => {
    const person = somebody();
    await suffer(theirs, person, "chargeback");
    const { items } = await listContributions(theirs.actor, { limit: 50 });
    expect(items.map((item) => item.identifierKind).toSorted()).toEqual(KINDS.toSorted());
    const phone = items.find((item) => item.identifierKind === "phone");
    const withdrawn = await withdrawContribution(theirs.actor, phone?.id ?? "", { reason: "mistake" }, at());
    expect(withdrawn.withdrawnAt).not.toBeNull();
    expect((await negatives(ours, person)).map((one) => one.what)).toEqual([
      "email chargeback buyer.email",
      "address chargeback delivery.address",
    ]);
    const [audit] = await auditOf(theirs, "network.withdraw");
    expect(audit).toMatchObject({ subjectId: phone?.id, detail: { reason: "mistake" } });
    await expect(withdrawContribution(ours.actor, phone?.id ?? "", { reason: "mistake" }, at())).rejects.toMatchObject({
      code: "not_found",
    });
  });

  it("is listed by what became of it, with its order and the day it ends, and counted by the key it was told under", async () => {
    const person = somebody();
    const { orderId } = await suffer(theirs, person, "chargeback");
    const list = async (state?: "standing" | "disputed" | "withdrawn") =>
      (await listContributions(theirs.actor, { limit: 50, ...(state ? { state } : {}) })).items;
    const [first] = await list("standing");
    expect(first).toMatchObject({ externalOrderId: orderId, shopCode: "honten", withdrawnAt: null });
    expect(Date.parse(first?.until ?? "") - Date.parse(first?.day ?? "")).toBe(730 * DAY_MS);
    await disputeIdentifier(ours.actor, { kind: "phone", value: person.tel, reason: "mistake" }, at());
    expect((await list("disputed")).map((entry) => entry.identifierKind)).toEqual(["phone"]);
    expect(await networkStatus(theirs.actor, new Date())).toMatchObject({
      disputed: 1,
      byKey: [{ keyId: networkKeys()[0].id, use: "current", contributions: 3 }],
    });
    const email = (await list()).find((entry) => entry.identifierKind === "email");
    await withdrawContribution(theirs.actor, email?.id ?? "", { reason: "mistake" }, at());
    expect((await list("withdrawn")).map((entry) => entry.id)).toEqual([email?.id]);
    expect(await list("standing")).toHaveLength(2);
    expect(await listContributions(ours.actor, { limit: 50, state: "disputed" })).toMatchObject({ items: [] });
  });

  it("shows what would leave by a number that is nobody's, and how many orders met what others told", async () => {
    const person = somebody();
    await suffer(theirs, person, "chargeback");
    const before = await networkStatus(ours.actor, new Date());
    expect(before.example).toMatchObject({ identifier: "090-0000-0000", keyId: networkKeys()[0].id, count: 1 });
    expect(before.example.keyHash).toMatch(/^[0-9a-f]{64}$/);
    await post(ours, "/api/v1/screenings", orderOf(person));
    const { received } = await networkStatus(ours.actor, new Date());
    expect(received).toEqual({
      days: 30,
      screened: before.received.screened + 1,
      matched: before.received.matched + 1,
    });
  });

  it("is silent while it is disputed, speaks again when its merchant stands by it, and goes when nobody does", async () => {
    const person = somebody();
    await suffer(theirs, person, "chargeback");
    const dispute = { kind: "phone", value: person.tel, reason: "data_subject_request" } as const;
    expect(await disputeIdentifier(ours.actor, dispute, at())).toEqual({ silenced: true });
    const phoneSpeaks = async () => (await negatives(third, person)).some((one) => one.what.startsWith("phone"));
    expect(await phoneSpeaks()).toBe(false);
    const { items } = await listContributions(theirs.actor, { limit: 50 });
    const disputed = items.filter((item) => item.disputed);
    expect(disputed.map((item) => item.identifierKind)).toEqual(["phone"]);
    await confirmContribution(theirs.actor, disputed[0]?.id ?? "", at());
    expect(await auditOf(theirs, "network.confirm")).toMatchObject([{ subjectId: disputed[0]?.id }]);
    expect(await phoneSpeaks()).toBe(true);
    await disputeIdentifier(ours.actor, dispute, at());
    await expire({}, { now: new Date(Date.now() + 20 * DAY_MS) });
    expect(await phoneSpeaks()).toBe(false);
    expect(await count(theirs)).toBe(3);
    await expire({}, { now: new Date(Date.now() + 32 * DAY_MS) });
    expect(await count(theirs)).toBe(2);
    expect(await phoneSpeaks()).toBe(false);
    expect(JSON.stringify(await auditOf(ours, "network.dispute"))).not.toContain(person.tel.slice(3));
    expect(await disputeIdentifier(ours.actor, { ...dispute, value: "090-3000-1111" }, at())).toEqual({
      silenced: false,
    });
  });

  it("is taken back as a whole when the merchant leaves", async () => {
    const person = somebody();
    await suffer(theirs, person, "chargeback");
    await leaveNetwork(theirs.actor, at());
    expect(await read(theirs, person)).toEqual({ known: false, why: "not_applicable" });
    const call = { now: new Date(), signal: new AbortController().signal };
    await withdrawEverything({ organizationId: theirs.merchant.organizationId }, call);
    expect(await negatives(ours, person)).toEqual([]);
    expect(await networkStatus(theirs.actor, new Date())).toMatchObject({ joined: false, contributions: 0 });
    for (const act of ["network.join", "network.leave"]) expect(await auditOf(theirs, act)).toHaveLength(1);
  });

  it("is removed after two years, with the merchant's own note of it", async () => {
    const person = somebody();
    await suffer(theirs, person, "chargeback", new Date(Date.now() - 740 * DAY_MS));
    expect(await count(theirs)).toBe(3);
    await expire({}, { now: new Date() });
    expect(await count(theirs)).toBe(0);
    expect((await listContributions(theirs.actor, { limit: 50 })).items).toEqual([]);
  });

  it("is found after the network's key has changed, and counted once when it is told again", async () => {
    const person = somebody();
    await suffer(theirs, person, "chargeback", new Date(Date.now() - DAY_MS));
    const before = networkKeys()[0];
    const secret = "a network key of these tests, number two";
    const keys = networkKeys() as unknown as NetworkKey[];
    keys.splice(0, keys.length, keysOf(secret)[0], before);
    try {
      expect(await negatives(ours, person)).toEqual(ALL(1, "chargeback", 1));
      expect(await negatives(theirs, person)).toEqual([]);
      await suffer(theirs, person, "chargeback");
      await suffer(third, person, "chargeback");
      expect(await negatives(ours, person)).toEqual(ALL(2));
      const { rows } = await owner.query("SELECT DISTINCT key_id FROM network_entry WHERE day > current_date - 1");
      expect(rows).toContainEqual({ key_id: keysOf(secret)[0].id });
    } finally {
      keys.splice(0, keys.length, before);
    }
  });
});

async function joined(name: string): Promise<Party> {
  const made = await party(name);
  await joinNetwork(made.actor, at());
  return made;
}

const count = async (who: Party) => (await networkStatus(who.actor, new Date())).contributions;

const auditOf = (who: Party, action: string) =>
  withTenant(who.merchant.organizationId, ({ db, org }) =>
    db.auditEvent.findMany({
      where: { organizationId: org, action },
      select: { subjectId: true, detail: true },
    }),
  );
