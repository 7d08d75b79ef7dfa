import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { UserActor } from "@/lib/access/actor";
import { authenticateApiKey } from "@/lib/access/api-keys";
import { createServer } from "@/lib/platform/http/server";
import { disposeSingletons } from "@/lib/platform/singleton";
import { makeAnalyst } from "@/lib/review/testing/world";
import type { Role } from "@/lib/shared/vocabulary";
import { createTestDatabase, type TestDatabase } from "@/scripts/test/database";
import { anOrder, type Merchant, makeMerchant } from "../testing/merchant";
import { listEntryRoutes } from "../v1/list-entries";
import { screeningRoutes } from "../v1/screenings";
import { consoleListEntryRoutes } from "./list-entries";

let database: TestDatabase;
let merchant: Merchant;
let sato: UserActor;

beforeAll(async () => {
  database = await createTestDatabase();
  merchant = await makeMerchant();
  sato = await as("analyst");
});
afterAll(async () => {
  await disposeSingletons();
  await database.drop();
});

const as = (role: Role): Promise<UserActor> => makeAnalyst({ org: merchant.organizationId, shopId: "" }, "佐藤", role);

async function ask(actor: UserActor, method: string, path: string, body?: unknown) {
  const routes = [...consoleListEntryRoutes, ...listEntryRoutes, ...screeningRoutes];
  const server = createServer(routes, { apiKey: authenticateApiKey, session: async () => actor });
  const response = await server.request(path, {
    method: method.toUpperCase(),
    headers: {
      authorization: `Bearer ${merchant.key}`,
      "sec-fetch-site": "same-origin",
      "accept-language": "en",
      ...(body === undefined ? {} : { "content-type": typeof body === "string" ? "text/csv" : "application/json" }),
    },
    ...(body === undefined ? {} : { body: typeof body === "string" ? body : JSON.stringify(body) }),
  });
  const text = await response.text();
  const isJson = /json/.test(response.headers.get("content-type") ?? "");
  return { status: response.status, text, body: isJson && text !== "" ? JSON.parse(text) : null };
}

const LISTS = "/api/console/list-entries";
const search = (query: Record<string, string> = {}) => ask(sato, "get", `${LISTS}?${new URLSearchParams(query)}`);
const add = async (entry: Record<string, unknown>) => {
  const answer = await ask(sato, "post", LISTS, { list: "block", reason: "resale", ...entry });
  expect(answer.status, answer.text).toBe(201);
  return answer.body;
};
const verdictFor = async (buyer: Record<string, unknown>): Promise<string> =>
  (await ask(sato, "post", "/api/v1/screenings", anOrder({ buyer }))).body.verdict;

describe("entries are found in any spelling", () => {
  it.each([
    ["phone", "090-1111-2222", "＋８１ ９０ １１１１ ２２２２"],
    ["email", "ya.mada+x@gmail.com", "YAMADA@googlemail.com"],
    ["name", "渡邊 花子", "渡辺花子"],
    ["address_block", "東京都港区六本木3-2-1", "東京都港区六本木三丁目2番1号 住友不動産六本木グランドタワー24階"],
    ["member", "M-42", "M-42"],
  ])("%s", async (kind, value, q) => {
    const { id } = await add({ kind, value });
    const found = (await search({ q })).body;
    expect(found.items.map((entry: { id: string }) => entry.id)).toEqual([id]);
    expect(found.counts).toEqual({ block: 1, allow: 0, forwarder: 0, affiliate_own: 0 });
    expect((await search({ q, kind: kind === "phone" ? "email" : "phone" })).body.items).toEqual([]);
  });

  it("by where they stand: in force, ending soon, released", async () => {
    const day = 86_400_000;
    const soon = await add({ kind: "member", value: "soon", expiresAt: new Date(Date.now() + 3 * day).toISOString() });
    const gone = await add({ kind: "member", value: "gone" });
    await ask(sato, "post", `${LISTS}/${gone.id}/release`, { reason: "間違い" });
    const standing = async (state: string) =>
      (await search({ state })).body.items.map((entry: { id: string }) => entry.id);
    expect(await standing("expiring")).toEqual([soon.id]);
    expect(await standing("released")).toEqual([gone.id]);
    expect(await standing("in_force")).not.toContain(gone.id);
    expect(await standing("all")).toEqual(expect.arrayContaining([soon.id, gone.id]));
  });
});

describe("an entry", () => {
  it("says before it is made in which form it is compared and how many orders it would have met", async () => {
    const buyer = { lastName: "予", firstName: "見", tel: "080-5555-6666" };
    await verdictFor(buyer);
    const preview = (value: string) => ask(sato, "post", `${LISTS}/preview`, { list: "block", kind: "phone", value });
    expect((await preview("０８０５５５５６６６６")).body.match).toMatchObject({
      canonical: "+818055556666",
      orders: { orders: 1, more: false },
      existing: null,
    });
    expect((await preview("080-")).body).toEqual({ match: null });
    const { id } = await add({ kind: "phone", value: "08055556666" });
    expect((await preview("080 5555 6666")).body.match.existing).toMatchObject({ id });
  });

  it("stops the next order, and once released the next one passes; made again, it stops again", async () => {
    const buyer = { lastName: "止", firstName: "め", tel: "080-7777-8888" };
    const { id } = await add({ kind: "phone", value: "０８０ー７７７７ー８８８８" });
    expect(await verdictFor(buyer)).toBe("NG");
    const released = await ask(sato, "post", `${LISTS}/${id}/release`, { reason: "本人と確認" });
    expect(released.body).toMatchObject({ releasedBy: "佐藤", releaseReason: "本人と確認" });
    expect(await verdictFor(buyer)).not.toBe("NG");
    expect((await ask(sato, "post", `${LISTS}/${id}/release`, { reason: "もう一度" })).body.code).toBe(
      "already_released",
    );
    const restored = await ask(sato, "post", `${LISTS}/${id}/restore`);
    expect(restored.status).toBe(200);
    expect(restored.body.id).not.toBe(id);
    expect(await verdictFor(buyer)).toBe("NG");
    const history = await ask(sato, "get", `${LISTS}/${id}/history`);
    expect(history.body.items).toMatchObject([
      { act: "add", actor: "佐藤" },
      { act: "release", actor: "佐藤" },
    ]);
  });

  it("moves its end only from the end the caller saw, and never into the past", async () => {
    const { id } = await add({ kind: "member", value: "expiry" });
    const move = (expiresAt: string | null, expected: string | null) =>
      ask(sato, "post", `${LISTS}/${id}/expiry`, { expiresAt, expected });
    const later = "2099-03-31T14:59:59.999Z";
    expect((await move(later, null)).body).toMatchObject({ expiresAt: later });
    expect(await move(null, null)).toMatchObject({
      status: 409,
      body: { code: "changed_meanwhile", entry: { id, expiresAt: later } },
    });
    expect(await move("2001-01-01T00:00:00Z", later)).toMatchObject({
      status: 422,
      body: { errors: [{ pointer: "/expiresAt", code: "past_moment" }] },
    });
    expect((await move(null, later)).body).toMatchObject({ expiresAt: null });
  });

  it("is read by auditors and changed by none of them", async () => {
    const auditor = await as("auditor");
    const { id } = await add({ kind: "member", value: "audited" });
    expect((await ask(auditor, "get", LISTS)).status).toBe(200);
    const body = { list: "block", kind: "member", value: "x", reason: "other" };
    expect((await ask(auditor, "post", LISTS, body)).status).toBe(403);
    expect((await ask(auditor, "post", `${LISTS}/${id}/release`, { reason: "x" })).status).toBe(403);
    expect((await ask(auditor, "post", `${LISTS}/${id}/restore`)).status).toBe(403);
    expect((await ask(auditor, "post", `${LISTS}/import`, "list,kind,value,reason\n")).status).toBe(403);
  });

  it("says at its field what is wrong with it", async () => {
    const refused = await ask(sato, "post", LISTS, { list: "block", kind: "phone", value: "電話", reason: "resale" });
    expect(refused).toMatchObject({ status: 422, body: { errors: [{ pointer: "/value" }] } });
    const noSubject = { list: "affiliate_own", kind: "phone", value: "080-1111-2222", reason: "affiliate_identity" };
    expect((await ask(sato, "post", LISTS, noSubject)).body.errors).toMatchObject([{ pointer: "/subject" }]);
  });
});

describe("CSV", () => {
  const csv = [
    "list,kind,value,reason",
    "block,phone,080-2222-3333,resale",
    "block,phone,０８０２２２２３３３３,resale",
    "block,phone,電話なし,resale",
    "block,member,CSV-1,no_such_reason",
    "allow,member,CSV-2,trusted_customer",
  ].join("\n");

  it("is read without storing anything, faults by line, and stored alike", async () => {
    const preview = await ask(sato, "post", `${LISTS}/import/preview`, csv);
    expect(preview.body).toMatchObject({ fresh: 2, known: 1 });
    expect(preview.body.errors.map(({ line, pointer }: { line: number; pointer: string }) => [line, pointer])).toEqual([
      [4, "/value"],
      [5, "/reason"],
    ]);
    expect((await search({ q: "080-2222-3333" })).body.items).toEqual([]);
    const stored = await ask(sato, "post", `${LISTS}/import`, csv);
    expect(stored.body).toMatchObject({ imported: 2, unchanged: 1 });
    expect((await search({ q: "080-2222-3333" })).body.items).toHaveLength(1);
    expect((await ask(sato, "post", `${LISTS}/import`, csv)).body).toMatchObject({ imported: 0, unchanged: 3 });
  });

  it("comes out as it went in, and no field of it is a formula", async () => {
    await add({ kind: "member", value: "=HYPERLINK(1)", note: '+"quoted",\nline' });
    await add({ list: "forwarder", kind: "address", value: "千葉県浦安市舞浜1-1 101", reason: "forwarder" });
    const { text } = await ask(sato, "get", `${LISTS}/export?state=all`);
    for (const line of text.split(/\r?\n/).slice(1)) expect(line).not.toMatch(/(^|,)"?[=+@]/);
    const again = await ask(sato, "post", `${LISTS}/import/preview`, text);
    expect(again.body.fresh).toBe(0);
    expect(again.body.errors.every(({ code }: { code: string }) => code === "released_entry")).toBe(true);
  });
});
