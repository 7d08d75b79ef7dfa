import { v7 } from "uuid";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { UserActor } from "@/lib/access/actor";
import { insertMembership } from "@/lib/access/users-store";
import { forgetSession, sessionActor } from "@/lib/platform/auth";
import { hashPassword } from "@/lib/platform/auth-password";
import { createSession } from "@/lib/platform/auth-session-store";
import { prisma } from "@/lib/platform/db";
import { createServer } from "@/lib/platform/http/server";
import { disposeSingletons } from "@/lib/platform/singleton";
import { withTenant } from "@/lib/platform/tenant";
import { makeAnalyst, makeWorld, type World } from "@/lib/review/testing/world";
import { createTestDatabase, type TestDatabase } from "@/scripts/test/database";
import { sessionFor, signedIn } from "../testing/signed-in";
import { auditRoutes } from "./audit";
import { meRoutes } from "./me";

const password = "correct horse battery";
let database: TestDatabase;
let world: World;
let other: World;
let actor: UserActor;
let stranger: UserActor;
let cookie: string;
let strangersSession: string;

beforeAll(async () => {
  database = await createTestDatabase();
  [world, other] = [await makeWorld("うちの商店"), await makeWorld("よその商店")];
  actor = await makeAnalyst(world, "佐藤", "administrator");
  stranger = await makeAnalyst(other, "田中");
  await prisma().user.updateMany({ where: { id: actor.userId }, data: { passwordHash: await hashPassword(password) } });
  ({ cookie } = await signedIn(actor));
  strangersSession = (await signedIn(stranger)).sessionId;
});
afterAll(async () => {
  await disposeSingletons();
  await database.drop();
});

async function ask(method: string, path: string, as: string, body?: unknown) {
  const server = createServer([...meRoutes, ...auditRoutes], { apiKey: async () => null, session: sessionActor });
  const response = await server.request(`/api/console${path}`, {
    method,
    headers: {
      cookie: as,
      "sec-fetch-site": "same-origin",
      "accept-language": "en",
      "content-type": "application/json",
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  const [set = null] = response.headers.getSetCookie();
  return { status: response.status, body: text ? JSON.parse(text) : null, set };
}
const post = (path: string, as: string, body: unknown = {}) => ask("POST", path, as, body);
const isAlive = async (as: string) => (await ask("GET", "/me", as)).status === 200;

describe("one's own sessions", () => {
  it("are listed with browser and system, the one that asks first, and nobody else's", async () => {
    await sessionFor(actor);
    const { body } = await ask("GET", "/me/sessions", cookie);
    expect(body.items).toHaveLength(2);
    expect(body.items[0]).toMatchObject({
      current: true,
      browser: "Chrome 147",
      system: "Windows",
      organizationName: "うちの商店",
    });
    expect(body.items.map((session: { id: string }) => session.id)).not.toContain(strangersSession);
  });

  it("end one by one, at once, and leave a line in the audit log", async () => {
    const elsewhere = await sessionFor(actor);
    expect(await isAlive(elsewhere.cookie)).toBe(true);
    expect((await post(`/me/sessions/${elsewhere.sessionId}/end`, cookie)).status).toBe(204);
    expect(await isAlive(elsewhere.cookie)).toBe(false);
    expect((await post(`/me/sessions/${elsewhere.sessionId}/end`, cookie)).status).toBe(404);
    const audit = await ask("GET", "/audit", cookie);
    expect(audit.body.items[0]).toMatchObject({ action: "session.end", subjectId: elsewhere.sessionId });
  });

  it("end all but the one that asks", async () => {
    const others = [await sessionFor(actor), await sessionFor(actor)];
    expect((await post("/me/sessions/end-others", cookie)).status).toBe(204);
    expect(await Promise.all([cookie, ...others.map((one) => one.cookie)].map(isAlive))).toEqual([true, false, false]);
  });

  it("of somebody else can't be ended: they look as if they did not exist", async () => {
    expect((await post(`/me/sessions/${strangersSession}/end`, cookie)).status).toBe(404);
    expect((await post(`/me/sessions/${v7()}/end`, cookie)).status).toBe(404);
  });
});

describe("one's own password", () => {
  it("changes only with the present one as proof, and ends all other sessions", async () => {
    const elsewhere = await sessionFor(actor);
    const next = "another horse battery";
    const refused = await post("/me/password", cookie, { current: "not it", next });
    expect(refused).toMatchObject({ status: 422, body: { errors: [{ pointer: "/current", code: "wrong_password" }] } });
    const weak = await post("/me/password", cookie, { current: password, next: "aaaaaaaaaaaaaa" });
    expect(weak).toMatchObject({ status: 422, body: { errors: [{ pointer: "/next", code: "weak_password" }] } });
    expect(await isAlive(elsewhere.cookie)).toBe(true);
    const changed = await post("/me/password", cookie, { current: password, next });
    expect(changed).toMatchObject({ status: 200, body: { endedSessions: 1 } });
    expect([await isAlive(cookie), await isAlive(elsewhere.cookie)]).toEqual([true, false]);
  });

  it("can't be guessed from a console left open", async () => {
    const statuses = [];
    for (let guess = 0; guess < 7; guess++) {
      statuses.push(
        (await post("/me/password", cookie, { current: `guess ${guess}`, next: "another horse battery" })).status,
      );
    }
    expect(statuses.at(-1)).toBe(429);
  });
});

describe("preferences", () => {
  it("are kept one by one, and what is unknown is refused", async () => {
    expect((await ask("PATCH", "/me", cookie, { preferences: { theme: "dark" } })).status).toBe(204);
    expect((await ask("PATCH", "/me", cookie, { locale: "en", preferences: { keys: "off" } })).status).toBe(204);
    const kept = await prisma().user.findUniqueOrThrow({ where: { id: actor.userId } });
    expect(kept).toMatchObject({ locale: "en", preferences: { theme: "dark", keys: "off" } });
    for (const body of [{}, { preferences: { theme: "pink" } }, { preferences: { size: "huge" } }, { locale: "fr" }]) {
      expect((await ask("PATCH", "/me", cookie, body)).status).toBe(422);
    }
  });
});

describe("going on for another organisation", () => {
  it("is refused to whoever does not belong there", async () => {
    expect((await post("/me/organization", cookie, { organizationId: other.org })).status).toBe(404);
    expect((await post("/me/organization", cookie, { organizationId: v7() })).status).toBe(404);
  });

  it("begins a session for it, ends the one before, and lasts no longer", async () => {
    const person = await makeAnalyst(world, "鈴木");
    const before = await signedIn(person);
    await withTenant(other.org, (t) => insertMembership(t, { userId: person.userId, role: "auditor", at: new Date() }));
    const { body } = await ask("GET", "/me/organizations", before.cookie);
    expect(body.items).toMatchObject([
      { name: "うちの商店", role: "analyst", current: true },
      { name: "よその商店", role: "auditor", current: false },
    ]);
    const switched = await post("/me/organization", before.cookie, { organizationId: other.org });
    expect(switched.status).toBe(204);
    expect(switched.set).toMatch(/; Path=\/; Max-Age=\d+; HttpOnly; SameSite=Lax$/);
    const [after = ""] = switched.set?.split(";") ?? [];
    expect((await ask("GET", "/me", after)).body).toMatchObject({
      role: "auditor",
      organization: { organizationId: other.org, name: "よその商店" },
    });
    expect(await isAlive(before.cookie)).toBe(false);
    const sessions = await prisma().userSession.findMany({ where: { userId: person.userId }, orderBy: { id: "asc" } });
    expect(sessions.map((session) => session.expiresAt)).toEqual([sessions[0]?.expiresAt, sessions[0]?.expiresAt]);
  });

  it("ends with the membership, and falls back to no other organisation", async () => {
    const person = await makeAnalyst(world, "高橋");
    await signedIn(person);
    const there = { ...person, organizationId: other.org };
    const { cookie: held, sessionId } = await signedIn(there);
    await withTenant(other.org, ({ db, org }) =>
      db.membership.deleteMany({ where: { organizationId: org, userId: person.userId } }),
    );
    forgetSession(sessionId);
    expect(await isAlive(held)).toBe(false);
  });

  it("is remembered at the next sign-in", async () => {
    const person = await makeAnalyst(world, "伊藤");
    await signedIn(person);
    await signedIn({ ...person, organizationId: other.org });
    const begun = await createSession({ userId: person.userId, userAgent: "", actingFor: null }, new Date());
    const row = await prisma().userSession.findUniqueOrThrow({ where: { id: begun.id } });
    expect(row.actingFor).toBe(other.org);
  });
});
