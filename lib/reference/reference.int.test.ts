import pg from "pg";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { UserActor } from "@/lib/access/actor";
import { authenticateApiKey } from "@/lib/access/api-keys";
import { routes } from "@/lib/api/routes";
import { anOrder, type Merchant, makeMerchant } from "@/lib/api/testing/merchant";
import { createServer } from "@/lib/platform/http/server";
import { disposeSingletons } from "@/lib/platform/singleton";
import { withTenant } from "@/lib/platform/tenant";
import { normaliseOrder } from "@/lib/risk/identity/normalise";
import { tableFacts } from "@/lib/screening/enrich/reference";
import { orderSchema } from "@/lib/screening/order-schema";
import { DAY_MS } from "@/lib/shared/durations";
import { userId } from "@/lib/shared/ids";
import { tokyoDay } from "@/lib/shared/tokyo-day";
import type { Role } from "@/lib/shared/vocabulary";
import { createTestDatabase, type TestDatabase } from "@/scripts/test/database";
import { forgetTables } from "./current-tables";
import { INDEX_FORMAT } from "./table-index";
import type { TableName } from "./vocabulary";

let database: TestDatabase;
let merchant: Merchant;
beforeAll(async () => {
  database = await createTestDatabase();
});
beforeEach(async () => {
  merchant = await makeMerchant();
});
afterAll(async () => {
  await disposeSingletons();
  await database.drop();
});

const actorOf = (of: Merchant, role: Role = "administrator"): UserActor => ({
  kind: "user",
  organizationId: of.organizationId,
  userId: userId(of.administratorId),
  sessionId: "0",
  name: "管理者",
  role,
});

async function ask(
  method: string,
  path: string,
  more: { body?: string | object; as?: UserActor; locale?: string } = {},
) {
  const server = createServer(routes, {
    apiKey: authenticateApiKey,
    session: async () => more.as ?? actorOf(merchant),
  });
  const isCsv = typeof more.body === "string";
  const response = await server.request(`/api/console/${path}`, {
    method,
    headers: {
      "sec-fetch-site": "same-origin",
      "accept-language": more.locale ?? "ja",
      ...(more.body === undefined ? {} : { "content-type": isCsv ? "text/csv; charset=utf-8" : "application/json" }),
    },
    ...(more.body === undefined ? {} : { body: isCsv ? String(more.body) : JSON.stringify(more.body) }),
  });
  const text = await response.text();
  const isJson = /json/.test(response.headers.get("content-type") ?? "");
  return { status: response.status, text, body: isJson ? JSON.parse(text) : null };
}

const upload = (table: TableName, csv: string, replaces = "none", more = "") =>
  ask("POST", `reference-tables/upload?table=${table}&replaces=${replaces}${more}`, { body: csv });
const preview = (table: TableName, csv: string, locale = "ja") =>
  ask("POST", `reference-tables/preview?table=${table}`, { body: csv, locale });
const tableNamed = async (name: TableName) =>
  (await ask("GET", "reference-tables")).body.items.find((one: { name: string }) => one.name === name);

const facts = (input: Record<string, unknown>, at = new Date(), of = merchant) =>
  tableFacts(of.organizationId, normaliseOrder(orderSchema.parse(anOrder(input))), at);
const card = async (bin: string, at?: Date, of?: Merchant) =>
  (await facts({ payment: { method: "card", card: { bin } } }, at, of)).card;

const BINS = "bin,country,funding\n411111,JP,credit\n522222,US,debit\n";
const NONE = { known: false, why: "no_reference_data" };

describe("an upload", () => {
  it("is shown before it is made: first rows, faults in the reader's language, what it would change", async () => {
    const faulty = "bin,country\n411111,JP\n41,JP\n";
    expect((await preview("bins", faulty)).body).toMatchObject({
      rows: 1,
      faultCount: 1,
      faults: [{ line: 3, column: "bin", code: "not_bin", message: "BINは6桁または8桁の数字で指定してください" }],
      activeVersionId: null,
    });
    expect((await preview("bins", faulty, "en")).body.faults[0].message).toBe("must be a BIN of six or eight digits");
    const { body: first } = await upload("bins", BINS);
    const next = "bin,country,funding\n411111,JP,credit\n522222,GB,debit\n633333,JP,\n";
    expect((await preview("bins", next)).body).toMatchObject({
      firstRows: [{ bin: "411111", country: "JP", funding: "credit" }, { bin: "522222" }, { bin: "633333" }],
      added: 1,
      changed: 1,
      removed: 0,
      activeVersionId: first.id,
    });
    expect((await tableNamed("bins")).versions).toBe(1);
  });

  it("with a fault changes nothing, and names the fault", async () => {
    const { status, body } = await upload("bins", "bin,country\n411111,JP\n41,日本\n");
    expect(status).toBe(422);
    expect(body).toMatchObject({
      code: "reference_table_faulty",
      errors: [
        { pointer: "/3/bin", code: "not_bin" },
        { pointer: "/3/country", code: "invalid_format" },
      ],
    });
    expect(await tableNamed("bins")).toMatchObject({ active: null, versions: 0 });
  });

  it("does not replace what its sender did not see", async () => {
    const { body: first } = await upload("bins", BINS);
    expect(await upload("bins", BINS)).toMatchObject({ status: 409, body: { code: "reference_conflict" } });
    expect((await upload("bins", BINS, first.id)).status).toBe(201);
    const answers = await Promise.all([
      upload("networks", "network,class\n192.0.2.0/24,vpn\n"),
      upload("networks", "network,class\n192.0.2.0/24,isp\n"),
    ]);
    expect(answers.map((answer) => answer.status).toSorted()).toEqual([201, 409]);
  });

  it("is for administrators, and leaves a trace without its contents", async () => {
    const as = actorOf(merchant, "manager");
    expect((await ask("POST", "reference-tables/upload?table=bins&replaces=none", { body: BINS, as })).status).toBe(
      403,
    );
    expect((await ask("GET", "reference-tables", { as })).status).toBe(200);
    await upload("bins", BINS);
    const audit = await withTenant(merchant.organizationId, ({ db, org }) =>
      db.auditEvent.findMany({
        where: { organizationId: org, action: { startsWith: "reference" } },
        select: { detail: true },
      }),
    );
    expect(audit).toEqual([{ detail: { version: 1, rows: 2, added: 2, changed: 0, removed: 0 } }]);
  });
});

describe("a table", () => {
  it("speaks from its upload on, in its latest version, and again in an earlier one", async () => {
    expect(await card("411111")).toEqual(NONE);
    const { body: first } = await upload("bins", BINS);
    expect(await card("41111122")).toEqual({ known: true, value: { issuerCountry: "JP", funding: "credit" } });
    expect(await card("499999")).toEqual({ known: false, why: "not_in_reference_data" });
    const { body: second } = await upload("bins", "bin,country\n411111,US\n", first.id);
    expect(await card("411111")).toMatchObject({ value: { issuerCountry: "US", funding: null } });
    const back = { table: "bins", versionId: first.id, replaces: second.id };
    expect((await ask("POST", "reference-tables/activate", { body: back })).status).toBe(204);
    expect((await ask("POST", "reference-tables/activate", { body: back })).status).toBe(409);
    expect(await card("411111")).toMatchObject({ value: { issuerCountry: "JP" } });
    const off = { table: "bins", versionId: null, replaces: first.id };
    expect((await ask("POST", "reference-tables/activate", { body: off })).status).toBe(204);
    expect(await card("411111")).toEqual(NONE);
    const { body } = await ask("GET", "reference-tables/versions?table=bins");
    expect(body.items.map((one: { version: number; active: boolean }) => [one.version, one.active])).toEqual([
      [2, false],
      [1, false],
    ]);
    expect((await ask("GET", `reference-versions/${first.id}/source`)).text).toBe(BINS);
  });

  it("tells orders of the past what it told then", async () => {
    await upload("bins", BINS);
    expect(await card("411111", new Date(Date.now() - DAY_MS))).toEqual(NONE);
    expect(await card("411111", new Date(Date.now() + 1_000))).toMatchObject({ known: true });
  });

  it("past its age limit is stale, and the limit can be moved", async () => {
    const asOf = new Date(Date.now() - 400 * DAY_MS).toISOString();
    await upload("bins", BINS, "none", `&dataAsOf=${encodeURIComponent(asOf)}`);
    expect(await card("411111")).toEqual({ known: false, why: "reference_data_stale" });
    expect((await tableNamed("bins")).active).toMatchObject({ ageDays: 400, stale: true });
    await ask("POST", "reference-tables/age-limit", { body: { table: "bins", ageDaysMax: 500 } });
    expect(await card("411111")).toMatchObject({ known: true });
    expect(await tableNamed("bins")).toMatchObject({ ageDaysMax: 500, active: { stale: false } });
    const later = new Date(Date.now() + DAY_MS).toISOString();
    expect((await upload("networks", "network,class\n", "none", `&dataAsOf=${encodeURIComponent(later)}`)).status).toBe(
      422,
    );
  });

  it("says what a file of it consists of, and which signals are unknown while it is overdue", async () => {
    const table = await tableNamed("bins");
    expect(table.columns[0]).toMatchObject({
      name: "bin",
      required: true,
      hint: "6桁または8桁の数字",
      aliases: ["BIN"],
    });
    expect(table.signals).toContainEqual({ code: "C13", label: "海外カード×国内配送" });
    expect([table.builtIn, (await tableNamed("networks")).builtIn]).toEqual([false, true]);
  });

  it("is one organisation's own", async () => {
    const { body: own } = await upload("bins", BINS);
    const other = await makeMerchant("よその商店");
    const as = actorOf(other);
    expect(await card("411111", undefined, other)).toEqual(NONE);
    expect((await ask("GET", "reference-tables", { as })).text).not.toContain(own.id);
    expect((await ask("GET", `reference-versions/${own.id}/source`, { as })).status).toBe(404);
    const steal = { table: "bins", versionId: own.id, replaces: null };
    expect((await ask("POST", "reference-tables/activate", { body: steal, as })).status).toBe(404);
    expect(await card("411111", undefined, other)).toEqual(NONE);
  });

  it("whose stored index is of another format is built anew from its source", async () => {
    await upload("bins", BINS);
    const owner = new pg.Client({ connectionString: database.url });
    await owner.connect();
    await owner.query("ALTER TABLE reference_version NO FORCE ROW LEVEL SECURITY");
    await owner.query("UPDATE reference_version SET index_format = $1, index = '' WHERE organization_id = $2", [
      INDEX_FORMAT - 1,
      merchant.organizationId,
    ]);
    await owner.query("ALTER TABLE reference_version FORCE ROW LEVEL SECURITY");
    await owner.end();
    forgetTables(merchant.organizationId);
    expect(await card("411111")).toMatchObject({ known: true, value: { issuerCountry: "JP" } });
  });
});

it("every table answers for an order, and for whoever looks something up", async () => {
  const shipTo = "東京都渋谷区恵比寿1-19-19 恵比寿ビル 101号室";
  await upload("forwarders", `住所,名称\n${"東京都渋谷区恵比寿1-19-19"},転送便\n`);
  await upload("short_stays", `address,kind\n${shipTo},monthly\n`);
  const today = tokyoDay(new Date());
  await upload("vacancies", `address,status,as_of\n${shipTo},vacant,${today}\n`);
  await upload("facility_phones", "phone,kind\n03-6447-4534,restaurant\n");
  await upload("networks", "network,class\n192.0.2.0/24,vpn\n");
  await upload("tor_exits", "ip\n192.0.2.66\n");
  await upload("municipalities", "都道府県,市区町村,緯度,経度\n東京都,渋谷区,35.664,139.698\n");
  const order = (ip: string) => ({
    buyer: { tel: "03-6447-4534", address: shipTo, email: "a@example.jp" },
    device: { ip },
  });
  const told = await facts(order("192.0.2.1"));
  expect(told).toMatchObject({
    forwarder: { value: { listed: true } },
    shortStay: { value: { kind: "monthly" } },
    vacancy: { value: { vacant: true, ageDays: 0 } },
    networkClass: "vpn",
    place: { value: { latitude: 35.664, longitude: 139.698 } },
  });
  const [phone] = normaliseOrder(orderSchema.parse(anOrder(order("192.0.2.1")))).buyer?.phones ?? [];
  expect(phone && told.facility(phone)).toEqual({ known: true, value: { kind: "restaurant" } });
  expect((await facts(order("192.0.2.66"))).networkClass).toBe("tor");
  expect((await facts(order("198.51.100.1"))).networkClass).toBeNull();
  const look = async (table: TableName, value: string) =>
    (await ask("GET", `reference-tables/look-up?table=${table}&value=${encodeURIComponent(value)}`)).body.row;
  expect(await look("networks", "192.0.2.9")).toEqual({ class: "vpn", name: "" });
  expect(await look("facility_phones", "０３（６４４７）４５３４")).toEqual({ kind: "restaurant", name: "" });
  expect(await look("municipalities", "東京都渋谷区")).toEqual({ latitude: "35.664", longitude: "139.698" });
  expect(await look("vacancies", "東京都渋谷区恵比寿一丁目19-19-101")).toEqual({ status: "vacant", as_of: today });
  expect(await look("tor_exits", "192.0.2.67")).toBeNull();
});
