import { encode } from "next-auth/jwt";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { authenticateApiKey } from "@/lib/access/api-keys";
import { createOrganization } from "@/lib/access/setup";
import { createUser } from "@/lib/access/users";
import { sessionActor, sessionCookieName } from "@/lib/platform/auth";
import { hashPassword } from "@/lib/platform/auth-password";
import { signIn } from "@/lib/platform/auth-sign-in";
import { env } from "@/lib/platform/env";
import { createServer } from "@/lib/platform/http/server";
import { disposeSingletons } from "@/lib/platform/singleton";
import { withTenant } from "@/lib/platform/tenant";
import { ROLES, type Role } from "@/lib/shared/vocabulary";
import { createTestDatabase } from "@/scripts/test/database";
import { apiKeyRoutes } from "./api-keys";
import { auditRoutes } from "./audit";
import { invitationRoutes } from "./invitations";
import { meRoutes } from "./me";
import { organizationRoutes } from "./organization";
import { peopleRoutes } from "./people";
import { setupRoutes } from "./setup";
import { shopRoutes } from "./shops";

const database = await createTestDatabase();
afterAll(async () => {
  await disposeSingletons();
  await database.drop();
});

const routes = [
  ...apiKeyRoutes,
  ...auditRoutes,
  ...invitationRoutes,
  ...meRoutes,
  ...organizationRoutes,
  ...peopleRoutes,
  ...setupRoutes,
  ...shopRoutes,
];
const server = createServer(routes, { apiKey: authenticateApiKey, session: sessionActor });
const password = "correct horse battery";
const cookies = new Map<Role | "stranger", string>();

async function cookieOf(email: string): Promise<string> {
  const result = await signIn({ email, password, ip: email, userAgent: "", endingSessionId: null }, new Date());
  if (result.kind !== "signed_in") throw new Error(result.kind);
  const token = { sid: result.session.sessionId };
  return `${sessionCookieName()}=${await encode({ token, secret: env().NEXTAUTH_SECRET, maxAge: 3_600 })}`;
}

beforeAll(async () => {
  const passwordHash = await hashPassword(password);
  const organization = (name: string, email: string) =>
    createOrganization(
      {
        name,
        shops: [{ code: "main", name: "本店" }],
        administrator: { email, name, password, locale: "ja" },
        ruleset: { rules: [], settings: {}, note: "" },
      },
      new Date(),
    );
  const made = await organization("商事", "administrator@shop.example");
  for (const role of ROLES.filter((one) => one !== "administrator")) {
    const user = { email: `${role}@shop.example`, name: role, role, locale: "ja" as const, passwordHash };
    await withTenant(made.organizationId, (t) =>
      createUser(t, user, { actorType: "system", actorId: null }, new Date()),
    );
  }
  await organization("他社", "stranger@other.example");
  for (const role of ROLES) cookies.set(role, await cookieOf(`${role}@shop.example`));
  cookies.set("stranger", await cookieOf("stranger@other.example"));
});

type Asking = { readonly as?: Role | "stranger"; readonly site?: string; readonly body?: unknown };
async function ask(method: string, path: string, { as, site = "same-origin", body }: Asking = {}) {
  const response = await server.request(path, {
    method,
    headers: {
      "sec-fetch-site": site,
      "accept-language": "en",
      ...(as ? { cookie: cookies.get(as) ?? "" } : {}),
      ...(body === undefined ? {} : { "content-type": "application/json" }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  const isJson = /json/.test(response.headers.get("content-type") ?? "");
  return { status: response.status, body: isJson && text ? JSON.parse(text) : null };
}
const newKey = { name: "shop system", scopes: ["screen"] };

describe("the console API of access", () => {
  it("answers nobody who is not signed in", async () => {
    for (const path of ["api-keys", "shops", "audit", "me"]) {
      expect(await ask("GET", `/api/console/${path}`)).toMatchObject({
        status: 401,
        body: { code: "unauthenticated" },
      });
    }
  });

  it.each([
    ["GET", "/api/console/api-keys", undefined, ["administrator"]],
    ["POST", "/api/console/api-keys", newKey, ["administrator"]],
    ["GET", "/api/console/audit", undefined, ["administrator", "auditor"]],
    ["GET", "/api/console/audit/export", undefined, ["administrator", "auditor"]],
    ["GET", "/api/console/people", undefined, ["administrator", "auditor"]],
    ["GET", "/api/console/invitations", undefined, ["administrator", "auditor"]],
    ["GET", "/api/console/organization", undefined, ["administrator"]],
    ["GET", "/api/console/shops", undefined, [...ROLES]],
    ["GET", "/api/console/me", undefined, [...ROLES]],
  ] as const)("%s %s answers the roles it is for", async (method, path, body, allowed) => {
    for (const role of ROLES) {
      const { status } = await ask(method, path, { as: role, body });
      expect([role, status < 300]).toEqual([role, allowed.some((one) => one === role)]);
      if (status >= 300) expect([role, status]).toEqual([role, 403]);
    }
  });

  it("refuses changes that another site's page asks for", async () => {
    const forged = await ask("POST", "/api/console/api-keys", {
      as: "administrator",
      site: "cross-site",
      body: newKey,
    });
    expect(forged).toMatchObject({ status: 403, body: { code: "cross_site_request" } });
  });

  it("issues a key once, lists it without its text, and revokes it", async () => {
    const made = await ask("POST", "/api/console/api-keys", {
      as: "administrator",
      body: { ...newKey, shopId: "main" },
    });
    expect(made.status).toBe(201);
    const listed = await ask("GET", "/api/console/api-keys", { as: "administrator" });
    const row = listed.body.items.find((item: { id: string }) => item.id === made.body.id);
    expect(row).toMatchObject({ hint: made.body.hint, shopId: "main", revokedAt: null });
    expect(JSON.stringify(listed.body)).not.toContain(made.body.key);
    expect((await ask("POST", `/api/console/api-keys/${made.body.id}/revoke`, { as: "administrator" })).status).toBe(
      204,
    );
    expect(await authenticateApiKey(made.body.key, new Date())).toBeNull();
  });

  it("does not know another organisation's key", async () => {
    const made = await ask("POST", "/api/console/api-keys", { as: "stranger", body: newKey });
    const path = `/api/console/api-keys/${made.body.id}/revoke`;
    expect(await ask("POST", path, { as: "administrator" })).toMatchObject({
      status: 404,
      body: { code: "not_found" },
    });
    expect(await authenticateApiKey(made.body.key, new Date())).not.toBeNull();
  });

  it("lets only an administrator change people, shops, keys and settings", async () => {
    const id = crypto.randomUUID();
    const changes: [path: string, body: unknown][] = [
      ["invitations", { email: "x@shop.example", role: "analyst", locale: "ja" }],
      [`invitations/${id}/resend`, undefined],
      [`invitations/${id}/revoke`, undefined],
      [`people/${id}/role`, { role: "administrator", revision: 1 }],
      [`people/${id}/remove`, { revision: 1 }],
      ["shops", { shopId: "x", name: "x" }],
      [`shops/${id}/rename`, { name: "x", revision: 1 }],
      [`shops/${id}/archive`, { revision: 1 }],
      [`shops/${id}/reopen`, { revision: 1 }],
      [`api-keys/${id}/revoke`, undefined],
      ["organization", { name: "x", reviewMinutes: 60, revision: 1 }],
    ];
    for (const role of ROLES.filter((one) => one !== "administrator")) {
      for (const [path, body] of changes) {
        const answer = await ask("POST", `/api/console/${path}`, { as: role, body });
        expect([role, path, answer.status]).toEqual([role, path, 403]);
      }
    }
  });

  it("changes the settings for who has seen them, and says what they are to who has not", async () => {
    const seen = await ask("GET", "/api/console/organization", { as: "administrator" });
    expect(seen.body).toMatchObject({ name: "商事", reviewMinutes: 1_440, revision: 1 });
    const change = { name: "新商事", reviewMinutes: 90, revision: 1 };
    expect(await ask("POST", "/api/console/organization", { as: "administrator", body: change })).toMatchObject({
      status: 200,
      body: { name: "新商事", reviewMinutes: 90, revision: 2 },
    });
    expect(await ask("POST", "/api/console/organization", { as: "administrator", body: change })).toMatchObject({
      status: 409,
      body: { code: "changed_meanwhile", current: { reviewMinutes: 90, revision: 2 } },
    });
    expect((await ask("GET", "/api/console/me", { as: "analyst" })).body.organization.name).toBe("新商事");
    for (const reviewMinutes of [0, 4, 40_321, 1.5]) {
      const body = { ...change, reviewMinutes, revision: 2 };
      expect((await ask("POST", "/api/console/organization", { as: "administrator", body })).status).toBe(422);
    }
  });

  it("tells an invited stranger nothing by a token that is not one", async () => {
    for (const token of ["x", "inv_", "sk_0", "%00"]) {
      const answer = await ask("POST", "/api/console/invitations/open", { body: { token } });
      expect(answer).toMatchObject({ status: 410, body: { code: "invitation_void", why: "unknown" } });
    }
  });

  it("opens a shop and refuses its code a second time", async () => {
    const body = { shopId: "second", name: "二号店" };
    expect((await ask("POST", "/api/console/shops", { as: "administrator", body })).status).toBe(201);
    const again = await ask("POST", "/api/console/shops", { as: "administrator", body });
    expect(again).toMatchObject({
      status: 409,
      body: { code: "shop_exists", errors: [{ pointer: "/shopId", code: "taken" }] },
    });
    const others = await ask("GET", "/api/console/shops", { as: "stranger" });
    expect(others.body.items.map((shop: { shopId: string }) => shop.shopId)).toEqual(["main"]);
  });

  it("keeps a person's language", async () => {
    expect((await ask("PATCH", "/api/console/me", { as: "analyst", body: { locale: "en" } })).status).toBe(204);
    expect((await ask("GET", "/api/console/me", { as: "analyst" })).body).toMatchObject({
      role: "analyst",
      locale: "en",
    });
  });

  it("does not set up what is already set up, whatever the token", async () => {
    const body = {
      token: "a guess",
      organizationName: "乗っ取り",
      shop: { shopId: "evil", name: "悪" },
      administrator: { name: "悪", email: "evil@evil.example", password, locale: "ja" },
    };
    expect(await ask("POST", "/api/console/setup", { body })).toMatchObject({
      status: 403,
      body: { code: "setup_token_wrong" },
    });
  });

  it("points at each fault of a set-up form", async () => {
    const { status, body } = await ask("POST", "/api/console/setup", {
      body: {
        token: "t",
        organizationName: " ",
        shop: { shopId: "Bad Code", name: "x" },
        administrator: { name: "x" },
      },
    });
    expect(status).toBe(422);
    const pointers = body.errors.map((fault: { pointer: string }) => fault.pointer);
    expect(pointers).toEqual(
      expect.arrayContaining(["/organizationName", "/shop/shopId", "/administrator/email", "/administrator/password"]),
    );
  });
});
