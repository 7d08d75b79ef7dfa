import { randomInt } from "node:crypto";
import { v7 as newId } from "uuid";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
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
import { userId } from "@/lib/shared/ids";
import { tokyoDay } from "@/lib/shared/tokyo-day";
import { createTestDatabase, type TestDatabase } from "@/scripts/test/database";

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
  await ensureQueue();
});
afterAll(async () => {
  await disposeSingletons();
  await database.drop();
});

type Party = { readonly merchant: Merchant; readonly actor: UserActor };

async function makeParty(name: string): Promise<Party> {
  const merchant = await makeMerchant(name);
  const { organizationId, administratorId } = merchant;
  const actor = { kind: "user", organizationId, userId: userId(administratorId), sessionId: newId(), name } as const;
  return { merchant, actor: { ...actor, role: "administrator" } };
}

async function ask({ merchant, actor }: Party, method: "GET" | "POST", path: string, body?: unknown, language = "en") {
  const server = createServer(routes, { apiKey: authenticateApiKey, session: async () => actor });
  const response = await server.request(path, {
    method,
    headers: {
      authorization: `Bearer ${merchant.key}`,
      "sec-fetch-site": "same-origin",
      "accept-language": language,
      ...(body === undefined ? {} : { "content-type": "application/json" }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
  return response.json();
}

const somebody = () => ({
  lastName: "関所",
  firstName: "破",
  email: `${newId()}@example.jp`,
  tel: `090${randomInt(10_000_000, 99_999_999)}`,
  address: `東京都渋谷区恵比寿1-${randomInt(1, 30)}-${randomInt(1, 30)} ${randomInt(101, 9_999)}号室`,
});

/** An order that ended in a chargeback a day after it was placed. */
async function suffer(who: Party, buyer: object): Promise<string> {
  const order = anOrder({ buyer });
  await ask(who, "POST", "/api/v1/screenings", order);
  const event = { type: "chargeback", occurredAt: new Date().toISOString() };
  await ask(who, "POST", `/api/v1/orders/${order.externalOrderId}/events`, event);
  await relayOutbox(relayToNetwork);
  return order.externalOrderId;
}

const thisMonth = tokyoDay(new Date()).slice(0, 7);
const reference = (sharedField: string, merchants: number) => ({
  networkRef: { kind: "chargeback", merchants, month: thisMonth },
  sharedFields: [sharedField],
});

describe("similar orders of other merchants", () => {
  it("are told to members as endings, counts and months, and nothing that leads to whose they were", async () => {
    const [ours, theirs, third] = [await makeParty("うち"), await makeParty("よその商店"), await makeParty("第三商店")];
    for (const { actor } of [ours, theirs, third]) await joinNetwork(actor, { now: new Date(), requestId: "test" });
    const buyer = somebody();
    const foreign = [await suffer(theirs, buyer), await suffer(third, { email: buyer.email })];
    const own = anOrder({ buyer: { ...somebody(), tel: buyer.tel } });
    await ask(ours, "POST", "/api/v1/screenings", own);

    const screening = await ask(ours, "POST", "/api/v1/screenings", anOrder({ buyer }));
    expect(screening.similarOrders).toEqual([
      { externalOrderId: own.externalOrderId, sharedFields: expect.arrayContaining(["phone"]) },
      reference("email", 2),
      reference("phone", 1),
      reference("shipRoom", 1),
    ]);
    expect(await ask(ours, "GET", `/api/v1/screenings/${screening.screeningId}`)).toEqual(screening);

    const page = `/api/console/orders/honten/${screening.externalOrderId}`;
    const [japanese, english] = [await ask(ours, "GET", page, undefined, "ja"), await ask(ours, "GET", page)];
    expect(japanese.networkReferences[0]).toEqual({
      sharedField: "メールアドレス",
      negative: "チャージバック",
      merchants: 2,
      month: thisMonth,
    });
    expect(english.networkReferences.map((one: { sharedField: string }) => one.sharedField)).toHaveLength(3);
    const all = JSON.stringify([screening, japanese, english]);
    for (const { merchant } of [theirs, third]) {
      for (const told of [merchant.organizationId, ...merchant.shops.map(({ id }) => id)])
        expect(all).not.toContain(told);
    }
    for (const told of [...foreign, "よその商店", "第三商店"]) expect(all).not.toContain(told);
  });

  it("are nothing to one who takes no part, and one's own word is no news", async () => {
    const [member, other, outsider] = [await makeParty("一"), await makeParty("二"), await makeParty("三")];
    for (const { actor } of [member, other]) await joinNetwork(actor, { now: new Date(), requestId: "test" });
    const buyer = somebody();
    await suffer(member, buyer);
    const screened = async (who: Party) =>
      (await ask(who, "POST", "/api/v1/screenings", anOrder({ buyer }))).similarOrders.filter(
        (one: { networkRef?: object }) => one.networkRef !== undefined,
      );
    expect(await screened(other)).toHaveLength(3);
    expect(await screened(member)).toEqual([]);
    expect(await screened(outsider)).toEqual([]);
  });
});
