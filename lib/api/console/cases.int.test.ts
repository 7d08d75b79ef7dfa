import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { UserActor } from "@/lib/access/actor";
import { createServer } from "@/lib/platform/http/server";
import { disposeSingletons } from "@/lib/platform/singleton";
import { makeAnalyst, makeCase, makeWorld, type World } from "@/lib/review/testing/world";
import { createTestDatabase, type TestDatabase } from "@/scripts/test/database";
import { caseRoutes } from "./cases";
import { caseActRoutes } from "./cases-acts";
import { caseViewRoutes } from "./cases-views";
import { reportRoutes } from "./reports";

let database: TestDatabase;
let world: World;

beforeAll(async () => {
  database = await createTestDatabase();
  world = await makeWorld();
});
afterAll(async () => {
  await disposeSingletons();
  await database.drop();
});

const dueSoon = () => new Date(Date.now() + 3_600_000);

async function as(actor: UserActor, path: string, body?: unknown, headers: Record<string, string> = {}) {
  const server = createServer([...caseRoutes, ...caseActRoutes, ...caseViewRoutes, ...reportRoutes], {
    apiKey: async () => null,
    session: async () => actor,
  });
  const response = await server.request(`/api/console${path}`, {
    method: body === undefined ? "GET" : "POST",
    headers: { "content-type": "application/json", "sec-fetch-site": "same-origin", ...headers },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  return { status: response.status, body: text === "" ? null : JSON.parse(text) };
}

describe("the console's case routes", () => {
  it("answers a lost race with 409 and the decision that came first", async () => {
    const [sato, suzuki] = [await makeAnalyst(world, "佐藤"), await makeAnalyst(world, "鈴木")];
    const caseId = await makeCase(world, dueSoon());
    const won = await as(sato, `/cases/${caseId}/decision`, { decision: "approve", reasonCode: "gift" });
    expect(won).toMatchObject({ status: 201, body: { decision: "approve", mine: true } });
    const lost = await as(suzuki, `/cases/${caseId}/decision`, { decision: "reject", reasonCode: "resale" });
    expect(lost).toMatchObject({
      status: 409,
      body: { code: "case_decided", decision: { decision: "approve", reasonCode: "gift", decidedBy: "佐藤" } },
    });
  });

  it("answers a repeated decision under one idempotency key with the first answer", async () => {
    const sato = await makeAnalyst(world, "佐藤");
    const caseId = await makeCase(world, dueSoon());
    const send = () =>
      as(sato, `/cases/${caseId}/decision`, { decision: "approve", reasonCode: "gift" }, { "idempotency-key": "once" });
    const first = await send();
    expect(first.status).toBe(201);
    expect(await send()).toEqual(first);
  });

  it("lets an auditor read, and neither take nor decide", async () => {
    const auditor = await makeAnalyst(world, "監査", "auditor");
    const caseId = await makeCase(world, dueSoon());
    expect((await as(auditor, `/cases/${caseId}`)).status).toBe(200);
    expect((await as(auditor, `/cases/${caseId}/claim`, {})).status).toBe(403);
    expect((await as(auditor, "/cases/claim-next", {})).status).toBe(403);
    const decision = await as(auditor, `/cases/${caseId}/decision`, { decision: "approve", reasonCode: "gift" });
    expect(decision.status).toBe(403);
  });

  it("claims, releases and takes the next case", async () => {
    const own = await makeWorld();
    const sato = await makeAnalyst(own, "佐藤");
    const caseId = await makeCase(own, dueSoon());
    expect((await as(sato, `/cases/${caseId}/claim`, {})).body).toMatchObject({ caseId, claim: { mine: true } });
    expect(await as(sato, `/cases/${caseId}/release`, {})).toEqual({ status: 204, body: null });
    expect((await as(sato, "/cases/claim-next", {})).body).toMatchObject({ next: { caseId } });
  });

  it("answers 404 for another organisation's case, and for ids that are none 400", async () => {
    const stranger = await makeAnalyst(await makeWorld(), "他社");
    const caseId = await makeCase(world, dueSoon());
    expect((await as(stranger, `/cases/${caseId}`)).body).toMatchObject({ status: 404, code: "not_found" });
    expect((await as(stranger, `/cases/${caseId}/claim`, {})).status).toBe(404);
    expect((await as(stranger, "/cases?shop=%00")).status).toBe(400);
    expect((await as(stranger, "/cases?minScore=1e400")).status).toBe(400);
    expect((await as(stranger, "/cases/1%20or%201")).body).toMatchObject({ status: 400, code: "malformed_parameter" });
  });

  it("refuses a note with a card number by name of the field, in the caller's language", async () => {
    const sato = await makeAnalyst(world, "佐藤");
    const caseId = await makeCase(world, dueSoon());
    const body = { decision: "reject", reasonCode: "stolen_card", note: "4111 1111 1111 1111" };
    const refused = await as(sato, `/cases/${caseId}/decision`, body, { "accept-language": "en" });
    expect(refused).toMatchObject({
      status: 422,
      body: { code: "card_number_refused", errors: [{ pointer: "/note" }] },
    });
  });
});

describe("the report route", () => {
  it.each([
    ["2026-05-01", "2026-04-30", "contradictory"],
    ["2025-01-01", "2026-01-02", "period_too_long"],
    ["2026-02-30", "2026-03-01", "invalid_format"],
  ])("refuses the period from %s to %s", async (from, to, code) => {
    const sato = await makeAnalyst(world, "佐藤");
    const refused = await as(sato, `/reports/verdicts?from=${from}&to=${to}`);
    expect(refused).toMatchObject({ status: 400, body: { code: "malformed_parameter", errors: [{ code }] } });
  });

  it("takes a leap year whole", async () => {
    const sato = await makeAnalyst(world, "佐藤");
    const report = await as(sato, "/reports/verdicts?from=2024-01-01&to=2024-12-31");
    expect(report.status).toBe(200);
    expect(report.body.days).toHaveLength(366);
  });
});
