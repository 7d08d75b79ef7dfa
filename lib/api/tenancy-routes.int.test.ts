import { randomBytes } from "node:crypto";
import { v7 as newId } from "uuid";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { UserActor } from "@/lib/access/actor";
import { authenticateApiKey } from "@/lib/access/api-keys";
import { can } from "@/lib/access/permissions";
import { createUser } from "@/lib/access/users";
import { evaluateAlerts } from "@/lib/alerts/evaluate-alerts";
import { tellNetwork } from "@/lib/network/store";
import { signIn } from "@/lib/platform/auth-sign-in";
import type { Route } from "@/lib/platform/http/route";
import { createServer } from "@/lib/platform/http/server";
import { ensureQueue } from "@/lib/platform/jobs/queue";
import { disposeSingletons } from "@/lib/platform/singleton";
import { withTenant } from "@/lib/platform/tenant";
import { userId } from "@/lib/shared/ids";
import { tokyoDay } from "@/lib/shared/tokyo-day";
import { API_SCOPES } from "@/lib/shared/vocabulary";
import { insertDeliveries } from "@/lib/webhooks/store";
import { createTestDatabase, type TestDatabase } from "@/scripts/test/database";
import { routes } from "./routes";
import { anOrder, type Merchant, makeMerchant } from "./testing/merchant";

/** Routes that anybody may call. Whoever adds one says so here. */
const PUBLIC = [
  "get /api/health/live",
  "get /api/health/ready",
  "get /api/metrics",
  "get /api/openapi.json",
  "post /api/console/setup",
  // The token of the link stands in for a sign-in that the invited person has not got yet.
  "post /api/console/invitations/open",
  "post /api/console/invitations/accept",
  // Asking tells nobody whether the address is known; the others ask for the token of a link.
  "post /api/console/password-resets/ask",
  "post /api/console/password-resets/open",
  "post /api/console/password-resets/use",
];

/** An organisation with one of everything, a key for everything, and its administrator. */
type Party = {
  readonly merchant: Merchant;
  readonly actor: UserActor;
  readonly ids: Readonly<Record<keyof typeof NAMES, string>>;
};
const NAMES = {
  order: "",
  orderId: "",
  listed: "",
  listedValue: "",
  screening: "",
  case: "",
  entry: "",
  apiKey: "",
  endpoint: "",
  delivery: "",
  session: "",
  shop: "",
  member: "",
  invitation: "",
  waiting: "",
  view: "",
  blocked: "",
  version: "",
  provider: "",
  removable: "",
  contribution: "",
  alert: "",
};

/** A provider that is never reached: nobody resolves that name. */
const PROVIDER = { url: "https://provider.example/{ip}", response: { class: { pointer: "/class" } } };

/** How to call each route that names something by its id: the path with that id, and a body that it would take. */
const BY_ID: Readonly<Record<string, (ids: Party["ids"]) => { path: string; body?: unknown }>> = {
  "get /api/v1/screenings/:screeningId": (ids) => ({ path: `/api/v1/screenings/${ids.screening}` }),
  "get /api/v1/orders/:externalOrderId": (ids) => ({ path: `/api/v1/orders/${ids.order}` }),
  "post /api/v1/orders/:externalOrderId/events": (ids) => ({
    path: `/api/v1/orders/${ids.order}/events`,
    body: { type: "shipped", occurredAt: new Date().toISOString() },
  }),
  "get /api/v1/orders/:externalOrderId/ship-decision": (ids) => ({ path: `/api/v1/orders/${ids.order}/ship-decision` }),
  "post /api/v1/list-entries/:id/release": (ids) => ({ path: `/api/v1/list-entries/${ids.entry}/release` }),
  "get /api/console/cases/:caseId": (ids) => ({ path: `/api/console/cases/${ids.case}` }),
  "post /api/console/cases/:caseId/claim": (ids) => ({ path: `/api/console/cases/${ids.case}/claim` }),
  "post /api/console/cases/:caseId/release": (ids) => ({ path: `/api/console/cases/${ids.case}/release` }),
  "post /api/console/cases/:caseId/reveal": (ids) => ({ path: `/api/console/cases/${ids.case}/reveal` }),
  "post /api/console/cases/:caseId/document": (ids) => ({ path: `/api/console/cases/${ids.case}/document` }),
  "post /api/console/cases/:caseId/keep": (ids) => ({
    path: `/api/console/cases/${ids.case}/keep`,
    body: { reasonCode: "awaiting_buyer", dueAt: new Date(Date.now() + 3_600_000).toISOString() },
  }),
  "post /api/console/cases/:caseId/escalate": (ids) => ({
    path: `/api/console/cases/${ids.case}/escalate`,
    body: { reasonCode: "unclear" },
  }),
  "post /api/console/cases/:caseId/block": (ids) => ({
    path: `/api/console/cases/${ids.case}/block`,
    body: { refs: ["buyer.email.0"], reason: "resale" },
  }),
  "post /api/console/cases/:caseId/unblock": (ids) => ({
    path: `/api/console/cases/${ids.case}/unblock`,
    body: { entryIds: [ids.blocked] },
  }),
  "post /api/console/review-views/:viewId/remove": (ids) => ({ path: `/api/console/review-views/${ids.view}/remove` }),
  "post /api/console/me/sessions/:sessionId/end": (ids) => ({ path: `/api/console/me/sessions/${ids.session}/end` }),
  "post /api/console/cases/:caseId/decision": (ids) => ({
    path: `/api/console/cases/${ids.case}/decision`,
    body: { decision: "approve", reasonCode: "gift" },
  }),
  "get /api/console/orders/:shop/:externalOrderId": (ids) => ({ path: `/api/console/orders/honten/${ids.order}` }),
  "post /api/console/orders/:orderId/reveal": (ids) => ({ path: `/api/console/orders/${ids.orderId}/reveal` }),
  "post /api/console/orders/:orderId/reveal-whole": (ids) => ({
    path: `/api/console/orders/${ids.orderId}/reveal-whole`,
  }),
  "post /api/console/orders/:orderId/record": (ids) => ({ path: `/api/console/orders/${ids.orderId}/record` }),
  "post /api/console/orders/:orderId/outcomes": (ids) => ({
    path: `/api/console/orders/${ids.orderId}/outcomes`,
    body: { type: "confirmed_genuine", day: tokyoDay(new Date()) },
  }),
  "get /api/console/list-entries/:id/history": (ids) => ({ path: `/api/console/list-entries/${ids.listed}/history` }),
  "post /api/console/list-entries/:id/expiry": (ids) => ({
    path: `/api/console/list-entries/${ids.listed}/expiry`,
    body: { expiresAt: "2099-01-01T00:00:00Z", expected: null },
  }),
  "post /api/console/list-entries/:id/release": (ids) => ({
    path: `/api/console/list-entries/${ids.listed}/release`,
    body: { reason: "間違い" },
  }),
  "post /api/console/list-entries/:id/restore": (ids) => ({ path: `/api/console/list-entries/${ids.listed}/restore` }),
  "post /api/console/api-keys/:id/revoke": (ids) => ({ path: `/api/console/api-keys/${ids.apiKey}/revoke` }),
  "get /api/console/alerts/:id": (ids) => ({ path: `/api/console/alerts/${ids.alert}` }),
  "post /api/console/alerts/:id/acknowledge": (ids) => ({
    path: `/api/console/alerts/${ids.alert}/acknowledge`,
    body: { revision: 1 },
  }),
  "post /api/console/alerts/:id/close": (ids) => ({
    path: `/api/console/alerts/${ids.alert}/close`,
    body: { revision: 2, reason: "no_action", note: "様子を見た" },
  }),
  "post /api/console/alerts/:id/reopen": (ids) => ({
    path: `/api/console/alerts/${ids.alert}/reopen`,
    body: { revision: 3 },
  }),
  "get /api/console/webhook-endpoints/:id/deliveries": (ids) => ({
    path: `/api/console/webhook-endpoints/${ids.endpoint}/deliveries`,
  }),
  "post /api/console/webhook-deliveries/:id/redeliver": (ids) => ({
    path: `/api/console/webhook-deliveries/${ids.delivery}/redeliver`,
  }),
  "get /api/console/webhook-deliveries/:id": (ids) => ({ path: `/api/console/webhook-deliveries/${ids.delivery}` }),
  "post /api/console/webhook-endpoints/:id": (ids) => ({
    path: `/api/console/webhook-endpoints/${ids.endpoint}`,
    body: { url: "https://shop.example/hook", events: ["case.decided"], revision: 1 },
  }),
  "post /api/console/webhook-endpoints/:id/rotate-secret": (ids) => ({
    path: `/api/console/webhook-endpoints/${ids.endpoint}/rotate-secret`,
    body: { revision: 2 },
  }),
  "post /api/console/webhook-endpoints/:id/ping": (ids) => ({
    path: `/api/console/webhook-endpoints/${ids.endpoint}/ping`,
  }),
  "post /api/console/webhook-endpoints/:id/disable": (ids) => ({
    path: `/api/console/webhook-endpoints/${ids.endpoint}/disable`,
    body: { revision: 3 },
  }),
  "post /api/console/webhook-endpoints/:id/enable": (ids) => ({
    path: `/api/console/webhook-endpoints/${ids.endpoint}/enable`,
    body: { revision: 4 },
  }),
  "post /api/console/shops/:id/rename": (ids) => ({
    path: `/api/console/shops/${ids.shop}/rename`,
    body: { name: "東店", revision: 1 },
  }),
  "post /api/console/shops/:id/archive": (ids) => ({
    path: `/api/console/shops/${ids.shop}/archive`,
    body: { revision: 2 },
  }),
  "post /api/console/shops/:id/reopen": (ids) => ({
    path: `/api/console/shops/${ids.shop}/reopen`,
    body: { revision: 3 },
  }),
  "post /api/console/people/:userId/role": (ids) => ({
    path: `/api/console/people/${ids.member}/role`,
    body: { role: "manager", revision: 1 },
  }),
  "post /api/console/people/:userId/reset": (ids) => ({ path: `/api/console/people/${ids.member}/reset` }),
  "post /api/console/people/:userId/remove": (ids) => ({
    path: `/api/console/people/${ids.member}/remove`,
    body: { revision: 2 },
  }),
  "post /api/console/invitations/:id/resend": (ids) => ({
    path: `/api/console/invitations/${ids.invitation}/resend`,
  }),
  "post /api/console/invitations/:id/revoke": (ids) => ({
    path: `/api/console/invitations/${ids.invitation}/revoke`,
  }),
  "get /api/console/reference-versions/:id/source": (ids) => ({
    path: `/api/console/reference-versions/${ids.version}/source`,
  }),
  "put /api/console/providers/:id": (ids) => ({
    path: `/api/console/providers/${ids.provider}`,
    body: { version: 1, name: "IP", document: PROVIDER, enabled: true },
  }),
  "post /api/console/providers/:id/try": (ids) => ({
    path: `/api/console/providers/${ids.provider}/try`,
    body: { inputs: {} },
  }),
  "delete /api/console/providers/:id": (ids) => ({ path: `/api/console/providers/${ids.removable}` }),
  "post /api/console/network/contributions/:id/confirm": (ids) => ({
    path: `/api/console/network/contributions/${ids.contribution}/confirm`,
  }),
  "post /api/console/network/contributions/:id/withdraw": (ids) => ({
    path: `/api/console/network/contributions/${ids.contribution}/withdraw`,
    body: { reason: "mistake" },
  }),
};

const today = tokyoDay(new Date());
/** Routes that tell of rows without naming one: what to add to the path, and what shows that the answer tells of something. */
const LISTS: Readonly<Record<string, { query?: string; tells: (ids: Party["ids"], party: Party) => string }>> = {
  "get /api/v1/orders": { tells: (ids) => ids.order },
  "get /api/v1/list-entries": { tells: (ids) => ids.entry },
  "get /api/console/orders": { tells: (ids) => ids.orderId },
  "get /api/console/order-search-options": { tells: () => "higashi" },
  "get /api/console/list-entries": { tells: (ids) => ids.entry },
  "get /api/console/list-entries/export": { tells: (ids) => ids.listedValue },
  "get /api/console/cases": { tells: (ids) => ids.case },
  "get /api/console/review-views": { tells: (ids) => ids.view },
  "get /api/console/reports/verdicts": { query: `?from=${today}&to=${today}`, tells: () => '"HOLD":1' },
  "get /api/console/ruleset": { tells: (_ids, party) => party.merchant.administratorId },
  "get /api/console/ruleset/versions": { tells: (_ids, party) => party.merchant.administratorId },
  "get /api/console/ruleset/settings": { tells: () => '"value":"よその商店"' },
  "get /api/console/risk-settings": { tells: () => "よその商店" },
  "get /api/console/risk-settings/versions": { tells: () => '"changes":1' },
  "get /api/console/risk-settings/changes": { tells: () => "よその商店" },
  "get /api/console/ruleset/usage": { tells: () => '"screened30d":2' },
  "get /api/console/me": { tells: (_ids, party) => party.merchant.organizationId },
  "get /api/console/me/sessions": { tells: (_ids, party) => party.actor.sessionId },
  "get /api/console/me/organizations": { tells: (_ids, party) => party.merchant.organizationId },
  "get /api/console/shops": { tells: (_ids, party) => party.merchant.shops[0]?.id ?? "no shop" },
  "get /api/console/api-keys": { tells: (ids) => ids.apiKey },
  "get /api/console/webhook-endpoints": { tells: (ids) => ids.endpoint },
  "get /api/console/alerts": { tells: (ids) => ids.alert },
  "get /api/console/audit": { tells: (ids) => ids.entry },
  "get /api/console/audit/export": { tells: (ids) => ids.entry },
  "get /api/console/organization": { tells: () => "よその商店" },
  "get /api/console/people": { tells: (_ids, party) => party.merchant.administratorId },
  "get /api/console/invitations": { tells: (ids) => ids.waiting },
  "get /api/console/reference-tables": { tells: (ids) => ids.version },
  "get /api/console/reference-tables/versions": { query: "?table=bins", tells: (ids) => ids.version },
  "get /api/console/reference-tables/look-up": {
    query: "?table=bins&value=411111",
    tells: () => '"country":"JP"',
  },
  "get /api/console/providers": { tells: (ids) => ids.provider },
  "get /api/console/network": { tells: () => '"joined":true' },
  "get /api/console/network/contributions": { tells: (ids) => ids.contribution },
};

/** Routes that write under the caller's own organisation and name nothing that exists; those that do take an id are tried below. */
const WRITES = [
  "post /api/v1/screenings",
  "post /api/v1/screenings/batch",
  "post /api/v1/orders/events/batch",
  "post /api/v1/list-entries",
  "post /api/v1/list-entries/import",
  "post /api/v1/normalizations",
  "post /api/console/list-entries",
  "post /api/console/list-entries/preview",
  "post /api/console/list-entries/import",
  "post /api/console/list-entries/import/preview",
  "post /api/console/cases/claim-next",
  "post /api/console/review-views",
  "post /api/console/ruleset",
  "post /api/console/ruleset/restore",
  "post /api/console/ruleset/trial",
  "post /api/console/risk-settings",
  "post /api/console/risk-settings/restore",
  "patch /api/console/me",
  "post /api/console/me/password",
  "post /api/console/me/sessions/end-others",
  "post /api/console/me/organization",
  "post /api/console/shops",
  "post /api/console/organization",
  "post /api/console/invitations",
  "post /api/console/api-keys",
  "post /api/console/webhook-endpoints",
  "post /api/console/reference-tables/preview",
  "post /api/console/reference-tables/upload",
  "post /api/console/reference-tables/activate",
  "post /api/console/reference-tables/age-limit",
  "post /api/console/providers",
  "post /api/console/network/join",
  "post /api/console/network/leave",
  "post /api/console/network/disputes",
];

/** Routes whose answer does not end: their own tests listen to two organisations at once. */
const STREAMS = ["get /api/console/live"];

/** Routes that tell everybody the same, and read no organisation's rows. */
const SAME_FOR_ALL = ["get /api/console/ruleset/vocabulary", "get /api/console/risk-settings/limits"];

const nameOf = (route: Route) => `${route.method} ${route.path}`;
const named = (access: (route: Route) => boolean) => routes.filter(access).map(nameOf).toSorted();

let database: TestDatabase;
let ours: Party;
let theirs: Party;

beforeAll(async () => {
  database = await createTestDatabase();
  await ensureQueue();
  ours = await makeParty("うちの商店");
  theirs = await makeParty("よその商店");
});
afterAll(async () => {
  await disposeSingletons();
  await database.drop();
});

async function ask(as: Party, method: string, path: string, body?: unknown, type = "application/json") {
  const server = createServer(routes, { apiKey: authenticateApiKey, session: async () => as.actor });
  const response = await server.request(path, {
    method: method.toUpperCase(),
    headers: {
      authorization: `Bearer ${as.merchant.key}`,
      "sec-fetch-site": "same-origin",
      "accept-language": "en",
      ...(body === undefined ? {} : { "content-type": type }),
    },
    ...(body === undefined ? {} : { body: typeof body === "string" ? body : JSON.stringify(body) }),
  });
  const text = await response.text();
  const isJson = /^application\/(problem\+)?json/.test(response.headers.get("content-type") ?? "");
  return { status: response.status, text, body: isJson && text !== "" ? JSON.parse(text) : null };
}

async function sessionOf(merchant: Merchant): Promise<UserActor> {
  const email = await withTenant(merchant.organizationId, ({ db }) =>
    db.user.findUniqueOrThrow({ where: { id: merchant.administratorId }, select: { email: true } }),
  );
  const attempt = { ...email, password: "tadashii uma 12 denchi", ip: "::1", userAgent: "", endingSessionId: null };
  const result = await signIn(attempt, new Date());
  if (result.kind !== "signed_in") throw new Error(result.kind);
  return {
    kind: "user",
    organizationId: merchant.organizationId,
    userId: userId(merchant.administratorId),
    sessionId: result.session.sessionId,
    name: "管理者",
    role: "administrator",
  };
}

/** Somebody besides the administrator. */
function memberOf(merchant: Merchant): Promise<string> {
  const person = {
    email: `${newId()}@example.jp`,
    name: "担当",
    role: "analyst",
    locale: "ja",
    passwordHash: "-",
  } as const;
  const system = { actorType: "system", actorId: null } as const;
  return withTenant(merchant.organizationId, (t) => createUser(t, person, system, new Date()));
}

/** An uploaded table, two providers, something told to the network. */
async function outsideIds(party: Party) {
  const upload = "/api/console/reference-tables/upload?table=bins&replaces=none";
  const provider = { kind: "ip_intelligence", name: "IP", document: PROVIDER };
  const document = { url: "https://provider.example/", response: { exists: { pointer: "/exists" } } };
  const removable = { kind: "address_existence", name: "住所", document };
  await ask(party, "post", "/api/console/network/join", {});
  const contribution = newId();
  const hash = randomBytes(32);
  const told = { hash, earlierHash: hash, identifierKind: "phone", kind: "chargeback", day: today };
  await withTenant(party.merchant.organizationId, (t) =>
    tellNetwork(t, "0a1b2c3d", [{ ...told, id: contribution, sourceId: t.org, orderId: newId() }], new Date()),
  );
  return {
    version: (await ask(party, "post", upload, "bin,country\n411111,JP\n", "text/csv")).body.id,
    provider: (await ask(party, "post", "/api/console/providers", provider)).body.id,
    removable: (await ask(party, "post", "/api/console/providers", removable)).body.id,
    contribution,
  };
}

/** A small attack: cards of one issuer that fail one after the other. */
async function raisedAlert({ merchant, ...party }: Party): Promise<string> {
  const card = { bin: "453288", token: newId() };
  const auth = { result: "declined", attempts: 12, declines: 12 };
  const payment = { method: "card", card, threeDS: { status: "Y", flow: "challenge" }, auth };
  await ask({ merchant, ...party }, "post", "/api/v1/screenings", anOrder({ buyer: { memberId: newId() }, payment }));
  const at = new Date(Date.now() + 1_000);
  const { raised } = await evaluateAlerts(merchant.organizationId, { asOf: at, now: at, pace: "minutes" });
  return raised[0] ?? "no alert";
}

async function makeParty(name: string): Promise<Party> {
  const merchant = await makeMerchant(name);
  const party = { merchant, actor: await sessionOf(merchant), ids: NAMES };
  const held = anOrder({ payment: { method: "card", card: { token: newId() }, threeDS: { status: "R" } } });
  const screening = (await ask(party, "post", "/api/v1/screenings", held)).body;
  const entry = { list: "block", kind: "member", value: newId(), reason: "resale" };
  const endpoint = { url: "https://shop.example/hook", events: ["case.decided"] };
  const endpointId: string = (await ask(party, "post", "/api/console/webhook-endpoints", endpoint)).body.id;
  const delivery = newId();
  const payload = { type: "case.decided", timestamp: new Date().toISOString(), data: {} };
  await withTenant(merchant.organizationId, (t) =>
    insertDeliveries(t, [
      { id: delivery, endpointId, eventId: newId(), eventType: "case.decided", payload, createdAt: new Date() },
    ]),
  );
  await ask(party, "post", "/api/console/ruleset", { expectedVersion: 1, settings: { controlGroup: { seed: name } } });
  const shop = { shopId: "higashi", name: "東" };
  const invited = async (): Promise<string> => {
    const body = { email: `${newId()}@example.jp`, role: "analyst", locale: "ja" };
    return (await ask(party, "post", "/api/console/invitations", body)).body.invitation.id;
  };
  const found = await ask(party, "get", `/api/console/orders?kind=order&value=${held.externalOrderId}`);
  const listedValue = newId();
  const listed = await ask(party, "post", "/api/console/list-entries", { ...entry, value: listedValue });
  const ids = {
    order: held.externalOrderId,
    orderId: found.body.items[0].orderId,
    listed: listed.body.id,
    listedValue,
    screening: screening.screeningId,
    case: screening.caseId,
    view: (await ask(party, "post", "/api/console/review-views", { name: "自分の", filter: {} })).body.viewId,
    blocked: (
      await ask(party, "post", `/api/console/cases/${screening.caseId}/block`, {
        refs: ["buyer.member.0"],
        reason: "resale",
      })
    ).body.entryIds[0],
    entry: (await ask(party, "post", "/api/v1/list-entries", entry)).body.id,
    apiKey: (await merchant.keyWith({})).id,
    endpoint: endpointId,
    delivery,
    session: (await sessionOf(merchant)).sessionId,
    shop: (await ask(party, "post", "/api/console/shops", shop)).body.id,
    member: await memberOf(merchant),
    invitation: await invited(),
    waiting: await invited(),
    ...(await outsideIds(party)),
    alert: await raisedAlert(party),
  };
  return { ...party, ids };
}

describe("the route table", () => {
  it("says of each route who may call it, and opens none to anybody but those listed here", () => {
    expect(named((route) => route.access === "public")).toEqual(PUBLIC.toSorted());
    for (const route of routes) {
      if (route.access === "public") continue;
      if ("scope" in route.access) expect([nameOf(route), API_SCOPES]).toContainEqual(API_SCOPES);
      else expect([nameOf(route), can("administrator", route.access.permission)]).toEqual([nameOf(route), true]);
    }
  });

  it("gives merchants' systems the API, and people the console", () => {
    for (const route of routes) {
      if (route.access === "public") continue;
      const prefix = "scope" in route.access ? "/api/v1/" : "/api/console/";
      expect([nameOf(route), route.path.startsWith(prefix)]).toEqual([nameOf(route), true]);
    }
  });

  it("holds no route twice, and none that is not tried below for another organisation's rows", () => {
    expect(new Set(routes.map(nameOf)).size).toBe(routes.length);
    const tried = [...PUBLIC, ...Object.keys(BY_ID), ...Object.keys(LISTS), ...WRITES, ...STREAMS, ...SAME_FOR_ALL];
    expect(named(() => true)).toEqual(tried.toSorted());
    expect(named((route) => route.path.includes(":"))).toEqual(Object.keys(BY_ID).toSorted());
  });
});

describe("another organisation's id", () => {
  it.each(Object.keys(BY_ID))("is unknown to %s, which knows one's own", async (name) => {
    const make = BY_ID[name];
    if (!make) throw new Error(name);
    const method = name.split(" ")[0] ?? "";
    const foreign = make(theirs.ids);
    const answer = await ask(ours, method, foreign.path, foreign.body);
    expect(answer).toMatchObject({ status: 404, body: { code: "not_found" } });
    const invented = make(Object.fromEntries(Object.keys(NAMES).map((key) => [key, newId()])) as Party["ids"]);
    const { requestId: _, ...unknown } = (await ask(ours, method, invented.path, invented.body)).body;
    expect(answer.body).toMatchObject(unknown);
    const own = make(ours.ids);
    expect((await ask(ours, method, own.path, own.body)).status).toBeLessThan(300);
  });
});

describe("lists and reports", () => {
  it.each(Object.keys(LISTS))("%s shows nothing of another organisation", async (name) => {
    const list = LISTS[name];
    const [method, path] = name.split(" ");
    if (!list || !method || !path) throw new Error(name);
    const fresh = await makeFresh();
    const own = await ask(theirs, method, path + (list.query ?? ""));
    expect(own.status).toBe(200);
    expect(own.text).toContain(list.tells(theirs.ids, theirs));
    const foreign = await ask(fresh, method, path + (list.query ?? ""));
    expect(foreign.status).toBe(200);
    expect(foreign.text).not.toContain(list.tells(theirs.ids, theirs));
    const markers = [
      ...Object.values(theirs.ids),
      theirs.merchant.organizationId,
      theirs.merchant.administratorId,
      theirs.merchant.apiKeyId,
      ...theirs.merchant.shops.map((shop) => shop.id),
    ];
    for (const marker of markers) expect(foreign.text).not.toContain(marker);
  });

  let fresh: Party | null = null;
  async function makeFresh(): Promise<Party> {
    const merchant = await makeMerchant("空の商店");
    fresh ??= { merchant, actor: await sessionOf(merchant), ids: NAMES };
    return fresh;
  }
});

describe("what is written in bulk", () => {
  it("does not reach another organisation's orders by their ids", async () => {
    const line = { externalOrderId: theirs.ids.order, type: "cancelled", occurredAt: new Date().toISOString() };
    const answer = await ask(
      ours,
      "post",
      "/api/v1/orders/events/batch",
      `${JSON.stringify(line)}\n`,
      "application/x-ndjson",
    );
    expect(JSON.parse(answer.text)).toMatchObject({ status: 404, code: "not_found" });
    expect((await ask(theirs, "get", `/api/v1/orders/${theirs.ids.order}`)).body.events).toEqual([]);
  });

  it("may use the same ids as another organisation, and changes nothing there", async () => {
    const before = await ask(theirs, "get", `/api/v1/orders/${theirs.ids.order}`);
    const same = await ask(ours, "post", "/api/v1/screenings", anOrder({ externalOrderId: theirs.ids.order }));
    expect(same.status).toBe(201);
    // The same address and telephone number; but only one's own earlier order is named.
    expect(same.body.similarOrders).toEqual([expect.objectContaining({ externalOrderId: ours.ids.order })]);
    expect((await ask(theirs, "get", `/api/v1/orders/${theirs.ids.order}`)).body).toEqual(before.body);
  });

  it("sees no identifier, outcome or list entry of another organisation", async () => {
    const buyer = { memberId: newId(), email: `${newId()}@example.jp` };
    const entry = { list: "block", kind: "member", value: buyer.memberId, reason: "resale" };
    await ask(theirs, "post", "/api/v1/list-entries", entry);
    const at = (order: object) => ({ ...order, orderedAt: new Date(Date.now() + 60_000).toISOString() });
    expect((await ask(theirs, "post", "/api/v1/screenings", at(anOrder({ buyer })))).body.verdict).toBe("NG");
    const { body } = await ask(ours, "post", "/api/v1/screenings", at(anOrder({ buyer })));
    expect(body).toMatchObject({ verdict: "OK", similarOrders: [] });
  });

  it("gives the next case of one's own organisation, or none", async () => {
    const merchant = await makeMerchant("事案のない商店");
    const idle = { merchant, actor: await sessionOf(merchant), ids: NAMES };
    expect((await ask(idle, "post", "/api/console/cases/claim-next", {})).body).toEqual({ next: null });
  });
});
