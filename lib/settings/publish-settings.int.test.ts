import { v7 as newId } from "uuid";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { UserActor } from "@/lib/access/actor";
import { authenticateApiKey } from "@/lib/access/api-keys";
import { routes } from "@/lib/api/routes";
import { anOrder, type Merchant, makeMerchant } from "@/lib/api/testing/merchant";
import { createServer } from "@/lib/platform/http/server";
import { disposeSingletons } from "@/lib/platform/singleton";
import { withTenant } from "@/lib/platform/tenant";
import { inControlGroup } from "@/lib/risk/control-group";
import { userId } from "@/lib/shared/ids";
import type { Role } from "@/lib/shared/vocabulary";
import { createTestDatabase, type TestDatabase } from "@/scripts/test/database";

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(async () => {
  await disposeSingletons();
  await database.drop();
});

/** A merchant, and its administrator (or somebody of another role) at the console. */
async function makeDesk(role: Role = "administrator") {
  const merchant = await makeMerchant();
  return { merchant, ask: deskOf(merchant, role) };
}

function deskOf(merchant: Merchant, role: Role) {
  const actor: UserActor = {
    kind: "user",
    organizationId: merchant.organizationId,
    userId: userId(merchant.administratorId),
    sessionId: newId(),
    name: "管理者",
    role,
  };
  const server = createServer(routes, { apiKey: authenticateApiKey, session: async () => actor });
  return async (method: "get" | "post", path: string, body?: unknown, language = "en") => {
    const response = await server.request(path.startsWith("/api") ? path : `/api/console/risk-settings${path}`, {
      method: method.toUpperCase(),
      headers: {
        authorization: `Bearer ${merchant.key}`,
        "sec-fetch-site": "same-origin",
        "accept-language": language,
        ...(body === undefined ? {} : { "content-type": "application/json" }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    return { status: response.status, body: await response.json() };
  };
}

const SILENT = { signals: { C38: { enabled: false } } };
/** A card that its issuer refused to vouch for: held by C38 unless it is silent. */
const rejected = (more: object = {}) =>
  anOrder({ payment: { method: "card", card: { token: newId() }, threeDS: { status: "R" } }, ...more });

describe("publishing settings", () => {
  it("judges the very next order by the new version, and records with each screening which version that was", async () => {
    const { ask } = await makeDesk();
    const screen = () => ask("post", "/api/v1/screenings", rejected());
    expect((await screen()).body).toMatchObject({ verdict: "HOLD", rulesetVersion: 1 });
    const answer = await ask("post", "", { expectedVersion: 1, document: SILENT, note: "3DSは自社で見る" });
    expect(answer).toMatchObject({ status: 201, body: { version: 2, note: "3DSは自社で見る", document: SILENT } });
    const { body } = await screen();
    expect(body).toMatchObject({ verdict: "OK", rulesetVersion: 2 });
    const again = await ask("get", `/api/v1/screenings/${body.screeningId}`);
    expect(again.body.rulesetVersion).toBe(2);
  });

  it("counts for one shop what is said of that shop alone", async () => {
    const { ask } = await makeDesk();
    await ask("post", "", { expectedVersion: 1, document: { shops: { nishi: SILENT } } });
    const at = (shopId: string) => ask("post", "/api/v1/screenings", rejected({ shopId }));
    expect((await at("honten")).body.verdict).toBe("HOLD");
    expect((await at("nishi")).body.verdict).toBe("OK");
    const { body } = await ask("get", "");
    expect(body.effective.signals.C38.enabled).toBe(true);
    expect(body.shops).toEqual([
      {
        shopId: "nishi",
        name: "西店",
        document: SILENT,
        effective: expect.objectContaining({ rulePoints: expect.anything() }),
      },
    ]);
    expect(body.shops[0].effective.signals.C38).toEqual({ ...body.defaults.signals.C38, enabled: false });
  });

  it("says of a model that they name and nobody has that it is out, by payment method, and judges as the policy for that says", async () => {
    const { ask } = await makeDesk();
    const models = { byPaymentMethod: { card: "m-1" } };
    const vouched = () => ({ method: "card", card: { token: newId() }, threeDS: { status: "Y", flow: "challenge" } });
    const screen = async (payment: object) => (await ask("post", "/api/v1/screenings", anOrder({ payment }))).body;
    expect(await screen(vouched())).toMatchObject({ verdict: "OK", degraded: [] });
    await ask("post", "", { expectedVersion: 1, document: { models } });
    expect(await screen(vouched())).toMatchObject({ verdict: "OK", degraded: ["model"], model: null });
    await ask("post", "", { expectedVersion: 2, document: { models, failurePolicy: { model: "HOLD" } } });
    const held = await screen(vouched());
    expect(held).toMatchObject({ verdict: "HOLD", degraded: ["model"], caseId: expect.any(String) });
    expect((await ask("get", `/api/v1/screenings/${held.screeningId}`)).body).toEqual(held);
    const page = await ask("get", `/api/console/orders/honten/${held.externalOrderId}`, undefined, "ja");
    expect(page.body.record.degraded).toEqual(["審査モデル"]);
    expect(await screen({ method: "cod" })).toMatchObject({ verdict: "OK", degraded: [] });
  });

  it("sends its share of refusals to a person, and marks them as such, never those of the blocklist", async () => {
    const { merchant, ask } = await makeDesk();
    const controlGroup = { share: 0.05, seed: "probe" };
    const ids = Array.from({ length: 400 }, (_, n) => `P-${n}`);
    const [inside = ""] = ids.filter((id) => inControlGroup(id, controlGroup));
    const [outside = ""] = ids.filter((id) => !inControlGroup(id, controlGroup));
    const refusing = { signals: { C38: { action: "NG" } }, controlGroup };
    await ask("post", "", { expectedVersion: 1, document: refusing });
    const screen = async (more: object) => (await ask("post", "/api/v1/screenings", rejected(more))).body;
    expect((await screen({ externalOrderId: outside })).verdict).toBe("NG");
    const sampled = await screen({ externalOrderId: inside });
    expect(sampled).toMatchObject({ verdict: "HOLD", caseId: expect.any(String) });
    const marks = await withTenant(merchant.organizationId, ({ db, org }) =>
      db.screening.findMany({ where: { organizationId: org, verdict: "HOLD" }, select: { assessment: true } }),
    );
    expect(marks).toMatchObject([{ assessment: { decidedBy: { step: "control_group", by: ["C38"] } } }]);
    const page = await ask("get", `/api/console/orders/honten/${inside}`, undefined, "ja");
    expect(JSON.stringify(page.body)).toContain("検証用サンプル");
  });

  it("leaves the rules as they are, and is written to the audit log with what changed", async () => {
    const { merchant, ask } = await makeDesk();
    const rules = (await ask("get", "/api/console/ruleset")).body.rules;
    await ask("post", "", { expectedVersion: 1, document: SILENT });
    expect((await ask("get", "/api/console/ruleset")).body).toMatchObject({ version: 2, rules, settings: SILENT });
    const entries = await withTenant(merchant.organizationId, ({ db }) =>
      db.auditEvent.findMany({ where: { action: "ruleset.publish_settings" } }),
    );
    expect(entries).toMatchObject([{ subjectId: "2", detail: { changed: ["/signals/C38/enabled"] } }]);
  });

  it("points at each fault in the document, in the caller's language, and publishes nothing", async () => {
    const { ask } = await makeDesk();
    const document = { signals: { C04: { params: { namesMinHald: 3 } } }, shops: { nishi: { bands: { totl: {} } } } };
    const english = await ask("post", "", { expectedVersion: 1, document });
    expect(english).toMatchObject({ status: 422, body: { code: "invalid_request" } });
    expect(english.body.errors).toEqual([
      {
        pointer: "/document/signals/C04/params/namesMinHald",
        code: "setting.unknown",
        message: expect.stringContaining("Did you mean “namesMinHold”?"),
      },
      {
        pointer: "/document/shops/nishi/bands/totl",
        code: "setting.unknown",
        message: expect.stringContaining("total"),
      },
    ]);
    const japanese = await ask("post", "", { expectedVersion: 1, document }, "ja");
    expect(japanese.body.errors[0].message).toContain("「namesMinHold」ではありませんか");
    expect((await ask("get", "")).body.version).toBe(1);
    const byRules = await ask("post", "/api/console/ruleset", { expectedVersion: 1, settings: document });
    expect(byRules.body.errors[0]).toMatchObject({ pointer: "/settings/signals/C04/params/namesMinHald" });
  });

  it("refuses to publish on top of a version that is no longer in force, and says what happened since", async () => {
    const { ask } = await makeDesk();
    await ask("post", "", { expectedVersion: 1, document: { signals: { C04: { points: 300 } } }, note: "弱める" });
    const late = await ask("post", "", { expectedVersion: 1, document: SILENT });
    expect(late).toMatchObject({
      status: 409,
      body: {
        code: "ruleset_conflict",
        current: { version: 2, note: "弱める", publishedByName: "管理者" },
        changes: [{ pointer: "/signals/C04/points", change: "changed", before: 450, after: 300 }],
        rulesChanged: false,
      },
    });
    expect((await ask("post", "", { expectedVersion: 9, document: SILENT })).status).toBe(409);
  });

  it("is for those who may publish; the others may read", async () => {
    const { merchant, ask: administrator } = await makeDesk();
    const publication = { expectedVersion: 1, document: SILENT };
    for (const role of ["analyst", "manager", "auditor"] as const) {
      const ask = deskOf(merchant, role);
      expect((await ask("post", "", publication)).status).toBe(403);
      expect((await ask("post", "/restore", { version: 1, expectedVersion: 1 })).status).toBe(403);
      for (const path of ["", "/versions", "/changes", "/limits"]) expect((await ask("get", path)).status).toBe(200);
    }
    expect((await administrator("post", "", publication)).status).toBe(201);
  });
});

describe("the history of settings", () => {
  it("lists the versions that changed them, tells what each changed, and restores one as a new version", async () => {
    const { ask } = await makeDesk();
    const shop = { signals: { C04: { points: 100 } } };
    await ask("post", "", { expectedVersion: 1, document: { ...SILENT, shops: { nishi: shop } }, note: "二版" });
    await ask("post", "/api/console/ruleset", { expectedVersion: 2, rules: [], note: "規則だけ" });
    await ask("post", "", { expectedVersion: 3, document: {}, note: "四版" });

    const first = await ask("get", "/versions?limit=2");
    expect(first.body.items.map((one: { version: number; changes: number }) => [one.version, one.changes])).toEqual([
      [4, 2],
      [2, 2],
    ]);
    const rest = await ask("get", `/versions?cursor=${first.body.nextCursor}`);
    expect(rest.body).toMatchObject({ items: [{ version: 1, changes: 0 }], nextCursor: null });

    const changes = await ask("get", "/changes?version=2");
    expect(changes.body).toMatchObject({ version: 2, since: 1 });
    expect(changes.body.changes).toEqual([
      { pointer: "/signals/C38/enabled", change: "changed", before: true, after: false },
      { pointer: "/shops/nishi/signals/C04/points", change: "added", after: 100 },
    ]);
    expect((await ask("get", "/changes?version=4&since=1")).body.changes).toEqual([]);
    expect((await ask("get", "/changes?version=1")).body).toMatchObject({ since: null, changes: [] });

    const restored = await ask("post", "/restore", { version: 2, expectedVersion: 4, note: "戻す" });
    expect(restored).toMatchObject({
      status: 201,
      body: { version: 5, note: "戻す", document: { ...SILENT, shops: { nishi: shop } } },
    });
    expect((await ask("get", "/api/console/ruleset")).body).toMatchObject({ version: 5, rules: [] });
    expect((await ask("get", "?version=4")).body).toMatchObject({ version: 4, document: {} });
  });

  it("knows no version that was never published, and no other organisation's", async () => {
    const [{ ask }, stranger] = [await makeDesk(), await makeDesk()];
    await ask("post", "", { expectedVersion: 1, document: SILENT });
    for (const path of ["?version=2", "/changes?version=2", "/changes?version=1&since=2"]) {
      expect(await stranger.ask("get", path)).toMatchObject({ status: 404, body: { code: "not_found" } });
    }
    expect((await stranger.ask("post", "/restore", { version: 2, expectedVersion: 1 })).status).toBe(404);
  });

  it("tells an editor what may stand at each place, in the reader's language", async () => {
    const { ask } = await makeDesk();
    const { items } = (await ask("get", "/limits")).body;
    const at = (pointer: string) => items.find((one: { pointer: string }) => one.pointer === pointer);
    expect(at("/signals/C04/params/namesMinHold")).toEqual({
      pointer: "/signals/C04/params/namesMinHold",
      kind: "integer",
      nullable: false,
      minimum: 1,
      minimumIncluded: true,
      maximum: 10_000,
      values: [],
      text: "must be a whole number from 1 up to 10,000",
    });
    expect(at("/signals/C04/action").values).toEqual(["NG", "HOLD", "weight", "trust"]);
    const japanese = (await ask("get", "/limits", undefined, "ja")).body.items;
    expect(japanese).toHaveLength(items.length);
    expect(japanese[0].text).toMatch(/指定してください/);
  });
});
