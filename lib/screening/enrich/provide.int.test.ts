import { randomInt } from "node:crypto";
import pg from "pg";
import { afterAll, afterEach, beforeAll, beforeEach, expect, it, vi } from "vitest";
import type { UserActor } from "@/lib/access/actor";
import { anOrder, type Merchant, makeMerchant } from "@/lib/api/testing/merchant";
import { joinNetwork } from "@/lib/network/membership";
import { disposeSingletons } from "@/lib/platform/singleton";
import { settled } from "@/lib/providers/background";
import { newProvider, type ProviderDocument } from "@/lib/providers/contract";
import { createProvider } from "@/lib/providers/manage-providers";
import { PROVIDER_KINDS, type ProviderKind } from "@/lib/providers/vocabulary";
import { uploadTable } from "@/lib/reference/upload-table";
import type { TableName } from "@/lib/reference/vocabulary";
import { normaliseOrder } from "@/lib/risk/identity/normalise";
import { userId } from "@/lib/shared/ids";
import { tokyoDay } from "@/lib/shared/tokyo-day";
import { startReferenceProvider } from "@/scripts/reference-provider/server.mjs";
import { createTestDatabase, type TestDatabase } from "@/scripts/test/database";
import { orderSchema } from "../order-schema";
import { provide } from "./provide";

let database: TestDatabase;
let server: Awaited<ReturnType<typeof startReferenceProvider>>;
let merchant: Merchant;
let actor: UserActor;

beforeAll(async () => {
  vi.stubEnv("SEKISHO_WEBHOOK_ALLOW_HTTP", "1");
  database = await createTestDatabase();
  server = await startReferenceProvider();
});
beforeEach(async () => {
  merchant = await makeMerchant();
  const { organizationId, administratorId } = merchant;
  const person = { kind: "user", organizationId, userId: userId(administratorId), sessionId: "0" } as const;
  actor = { ...person, name: "管理者", role: "administrator" };
});
afterEach(() => server.recover());
afterAll(async () => {
  await server.close();
  await disposeSingletons();
  await database.drop();
});

const at = () => ({ now: new Date(), requestId: "test" });

async function configure(kinds: readonly ProviderKind[], more: Partial<ProviderDocument> = {}): Promise<void> {
  for (const kind of kinds) {
    const document = { ...server.documents[kind], deadlineMs: 1_000, ...more };
    await createProvider(actor, newProvider.parse({ kind, name: kind, document, secret: server.apiKey }), at());
  }
}
const upload = (table: TableName, csv: string) =>
  uploadTable(actor, { table, replaces: "none", note: "" }, new TextEncoder().encode(csv), at());

const PERSON = {
  tel: "03-6447-4534",
  address: "東京都渋谷区恵比寿1-19-19 恵比寿ビル 404号室",
  email: "hanako@example.jp",
};
const provided = (more: { buyer?: object; ip?: string; isPast?: boolean; deadlineMs?: number; asOf?: Date } = {}) => {
  const order = anOrder({ buyer: { ...PERSON, ...more.buyer }, device: { ip: more.ip ?? "192.0.2.9" } });
  return provide(
    {
      organizationId: merchant.organizationId,
      shopId: merchant.shops[0]?.id ?? "",
      order: normaliseOrder(orderSchema.parse(order)),
      asOf: more.asOf ?? new Date(),
      isPast: more.isPast ?? false,
    },
    performance.now() + (more.deadlineMs ?? 3_000),
  );
};
const unknown = (why: string) => ({ known: false, why });

it("answers from memory alone where nothing is configured, and says what it does not know", async () => {
  const { outside, network, degraded } = await provided();
  expect(outside).toMatchObject({
    card: unknown("no_reference_data"),
    vacancy: unknown("no_reference_data"),
    mailDomain: unknown("no_reference_data"),
    ipDistance: unknown("no_reference_data"),
    holiday: { known: true },
    phones: [
      {
        touchpoint: "buyer.phone",
        kind: "fixed",
        assignable: { known: true, value: { assignable: true } },
        area: { known: true, value: { prefectures: ["東京都"] } },
        reachable: unknown("no_reference_data"),
        facility: unknown("no_reference_data"),
      },
    ],
  });
  expect(network).toEqual(unknown("not_applicable"));
  expect(degraded).toEqual([]);
});

it("knows the number of a prefectural government without any table", async () => {
  const { outside } = await provided({ buyer: { tel: "03-5321-1111" } });
  expect(outside.phones[0]?.facility).toEqual({ known: true, value: { kind: "東京都庁" } });
});

it("knows the seats of the prefectures without any table, and an uploaded one in their place", async () => {
  await configure(["ip_intelligence"]);
  const km = async (address: string) => {
    const { ipDistance } = (await provided({ buyer: { address } })).outside;
    return ipDistance.known ? ipDistance.value.km : ipDistance.why;
  };
  // From Naha.
  expect(await km("沖縄県那覇市泉崎1-2-2")).toBe(0);
  const toSapporo = await km("北海道札幌市中央区北3条西6丁目1");
  expect(toSapporo).toBeGreaterThan(2_200);
  expect(toSapporo).toBeLessThan(2_300);
  expect(await km("東京都渋谷区恵比寿1-19-19")).toBe("no_reference_data");
  await upload("municipalities", "prefecture,city,latitude,longitude\n沖縄県,那覇市,35,139\n");
  expect(await km("沖縄県那覇市泉崎1-2-2")).toBeGreaterThan(1_000);
  expect(await km("北海道札幌市中央区北3条西6丁目1")).toBe(toSapporo);
});

it("puts tables and providers together", async () => {
  await configure(PROVIDER_KINDS);
  await upload("municipalities", "prefecture,city,latitude,longitude\n東京都,渋谷区,35.664,139.698\n");
  const { outside, ip, degraded } = await provided();
  expect(outside).toMatchObject({
    vacancy: { known: true, value: { vacant: true, ageDays: 0 } },
    addressExists: { known: true, value: { exists: true } },
    mailDomain: { known: true, value: { hasMx: true } },
    mailbox: { known: true, value: { deliverable: true } },
    phones: [{ reachable: { known: true, value: { reachable: true } } }],
  });
  // From Naha to Shibuya.
  expect(outside.ipDistance.known && outside.ipDistance.value.km).toBeGreaterThan(1_500);
  expect(outside.ipDistance.known && outside.ipDistance.value.km).toBeLessThan(1_600);
  expect(ip).toMatchObject({ known: true, value: { networkClass: "isp" } });
  expect(degraded).toEqual([]);
});

it("believes an organisation's own ranges before a provider, and a provider before the built-in table", async () => {
  const classOf = async (ip: string) => {
    const told = await provided({ ip });
    return told.ip.known ? told.ip.value.networkClass : told.ip.why;
  };
  expect(await classOf("198.51.100.7")).toBe("unknown");
  await configure(["ip_intelligence"]);
  expect(await classOf("198.51.100.7")).toBe("vpn");
  await upload("networks", "network,class\n198.51.100.0/25,mobile\n");
  expect(await classOf("198.51.100.7")).toBe("mobile");
  await upload("tor_exits", "ip\n198.51.100.7\n");
  expect(await classOf("198.51.100.7")).toBe("tor");
  const inAMonth = new Date(Date.now() + 30 * 86_400_000);
  const stale = await provided({ ip: "192.0.2.3", asOf: inAMonth });
  expect(stale.ip).toMatchObject({ known: true, value: { networkClass: "unknown" } });
});

it("is not kept waiting by a slow provider, and has its answer again when it recovers", async () => {
  await configure(["phone_reachability", "mail_deliverability"], { deadlineMs: 400, cacheHours: 0 });
  await provided();
  server.fail("phone", "slow", { delayMs: 5_000 });
  const startedAt = performance.now();
  const late = await provided();
  expect(performance.now() - startedAt).toBeLessThan(3_000);
  expect(late.outside.phones[0]?.reachable).toEqual(unknown("source_failed"));
  expect(late.outside.mailDomain).toMatchObject({ known: true });
  expect(late.degraded).toEqual(["phone"]);
  server.recover();
  const again = await provided();
  expect(again.outside.phones[0]?.reachable).toMatchObject({ known: true });
  expect(again.degraded).toEqual([]);
});

it("is not kept waiting by the database either", async () => {
  await configure(["mail_deliverability"]);
  await joinNetwork(actor, at());
  await provided();
  const blocker = new pg.Client({ connectionString: database.url });
  await blocker.connect();
  await blocker.query("BEGIN");
  await blocker.query("LOCK TABLE provider_answer, network_entry IN ACCESS EXCLUSIVE MODE");
  try {
    const startedAt = performance.now();
    const late = await provided({ deadlineMs: 200 });
    expect(performance.now() - startedAt).toBeLessThan(3_000);
    expect(late.outside.mailDomain).toEqual(unknown("source_failed"));
    expect(late.network).toEqual(unknown("source_failed"));
    expect(late.degraded.toSorted()).toEqual(["mail", "network"]);
  } finally {
    await blocker.query("ROLLBACK");
    await blocker.end();
  }
  expect((await provided()).degraded).toEqual([]);
});

it("does not ask providers about an order of the past", async () => {
  await configure(PROVIDER_KINDS);
  const before = ["phone", "vacancy", "ip", "mail", "address"].map(server.asked);
  const { outside } = await provided({ isPast: true });
  expect(outside.mailDomain).toEqual(unknown("past_order"));
  expect(outside.phones[0]?.reachable).toEqual(unknown("past_order"));
  expect(["phone", "vacancy", "ip", "mail", "address"].map(server.asked)).toEqual(before);
});

it("pays for no question that can't have an answer, or has one already", async () => {
  await configure(PROVIDER_KINDS);
  const before = server.asked("phone");
  const tel = "090-0123-4567";
  const strange = await provided({ buyer: { tel, email: "no mail", address: "東京都渋谷区" } });
  expect(server.asked("phone")).toBe(before);
  expect(strange.outside).toMatchObject({
    mailDomain: unknown("not_sent"),
    addressExists: unknown("not_sent"),
    phones: [{ kind: "invalid", assignable: { known: true, value: { assignable: false } } }],
  });
  const today = tokyoDay(new Date());
  await upload("vacancies", `address,status,as_of\n${PERSON.address},occupied,${today}\n`);
  const vacancies = server.asked("vacancy");
  expect((await provided()).outside.vacancy).toMatchObject({ known: true, value: { vacant: false } });
  expect(server.asked("vacancy")).toBe(vacancies);
});

it("tells a number that was never given out from one that does not answer", async () => {
  await configure(["phone_reachability"]);
  const tell = async (tel: string) => (await provided({ buyer: { tel } })).outside.phones[0];
  expect(await tell(`090${randomInt(1_000, 9_999)}0000`)).toMatchObject({
    assignable: { value: { assignable: false } },
    reachable: { value: { reachable: false } },
  });
  expect(await tell(`090${randomInt(1_000, 9_999)}9999`)).toMatchObject({
    assignable: { value: { assignable: true } },
    reachable: { value: { reachable: false } },
  });
  await settled();
});
