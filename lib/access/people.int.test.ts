import pg from "pg";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { liveSession } from "@/lib/platform/auth";
import { signIn } from "@/lib/platform/auth-sign-in";
import { disposeSingletons } from "@/lib/platform/singleton";
import { withTenant } from "@/lib/platform/tenant";
import { createTestDatabase, type TestDatabase } from "@/scripts/test/database";
import type { UserActor } from "./actor";
import { auditActor, recordAudit } from "./audit-store";
import { changeRole, removeMember } from "./people";
import { listPeople } from "./people-store";
import { makeMember, makeOrganization, PASSWORD } from "./testing.fixture";

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(async () => {
  await disposeSingletons();
  await database.drop();
});

const call = () => ({ now: new Date(), requestId: "r" });
const rolesIn = async ({ organizationId }: UserActor) =>
  new Map(
    (await withTenant(organizationId, (t) => listPeople(t, new Date()))).map((person) => [person.userId, person.role]),
  );
const code = (settled: PromiseSettledResult<unknown>) => (settled.status === "rejected" ? settled.reason.code : "done");

async function enter(email: string) {
  const result = await signIn(
    { email, password: PASSWORD, ip: email, userAgent: "", endingSessionId: null },
    new Date(),
  );
  if (result.kind !== "signed_in") throw new Error(result.kind);
  return result.session.sessionId;
}

describe("the last administrator", () => {
  it("can't be removed or demoted by two administrators who turn on one another at once, however often they try", async () => {
    for (let round = 0; round < 12; round++) {
      const one = await makeOrganization(`race ${round}`);
      const two = await makeMember(one.organizationId, "administrator");
      const acts =
        round % 2 === 0
          ? [
              changeRole(one, two.userId, { role: "analyst", revision: 1 }, call()),
              changeRole(two, one.userId, { role: "analyst", revision: 1 }, call()),
            ]
          : [removeMember(one, two.userId, 1, call()), removeMember(two, one.userId, 1, call())];
      const settled = (await Promise.allSettled(acts)).map(code);
      expect(settled.toSorted()).toEqual(["done", "forbidden"]);
      const left = [...(await rolesIn(one)).values()].filter((role) => role === "administrator");
      expect(left).toHaveLength(1);
    }
  });

  it("is waited for: a change that has not ended holds back the next one", async () => {
    const one = await makeOrganization("held");
    const two = await makeMember(one.organizationId, "administrator");
    const other = new pg.Client({ connectionString: database.url });
    await other.connect();
    await other.query("BEGIN");
    await other.query("SELECT app_set_org($1)", [one.organizationId]);
    await other.query("SELECT FROM organization WHERE organization_id = $1 FOR NO KEY UPDATE", [one.organizationId]);
    await other.query("UPDATE membership SET role = 'analyst' WHERE user_id = $1", [one.userId]);
    const refused = expect(removeMember(one, two.userId, 1, call())).rejects.toMatchObject({ code: "forbidden" });
    const waiting = "SELECT FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND datname = current_database()";
    await vi.waitFor(async () => expect((await other.query(waiting)).rowCount).toBe(1), { timeout: 10_000 });
    await other.query("COMMIT");
    await other.end();
    await refused;
  });
});

describe("a member", () => {
  it("gets another role once, by who has seen the role they had", async () => {
    const one = await makeOrganization("roles");
    const two = await makeMember(one.organizationId, "analyst");
    await changeRole(one, two.userId, { role: "manager", revision: 1 }, call());
    expect((await rolesIn(one)).get(two.userId)).toBe("manager");
    await expect(changeRole(one, two.userId, { role: "auditor", revision: 1 }, call())).rejects.toMatchObject({
      code: "changed_meanwhile",
      extra: { current: { role: "manager", revision: 2 } },
    });
    await expect(changeRole(one, one.userId, { role: "analyst", revision: 1 }, call())).rejects.toMatchObject({
      code: "own_membership",
    });
  });

  it("who is removed is out at once, keeps working elsewhere, and may come back only when invited", async () => {
    const one = await makeOrganization("first");
    const gone = await makeMember(one.organizationId, "analyst");
    const session = await enter(gone.email);
    expect(await liveSession(session, new Date())).not.toBeNull();
    await removeMember(one, gone.userId, 1, call());
    expect(await liveSession(session, new Date())).toBeNull();
    await expect(enter(gone.email)).rejects.toThrow("refused");
    await expect(removeMember(one, gone.userId, 1, call())).rejects.toMatchObject({ code: "not_found" });
  });

  it("of another organisation is unknown", async () => {
    const [one, two] = [await makeOrganization("ours"), await makeOrganization("theirs")];
    const theirs = await makeMember(two.organizationId, "analyst");
    const acts = [
      () => changeRole(one, theirs.userId, { role: "manager", revision: 1 }, call()),
      () => removeMember(one, theirs.userId, 1, call()),
    ];
    for (const act of acts) await expect(act()).rejects.toMatchObject({ code: "not_found" });
    expect((await rolesIn(two)).get(theirs.userId)).toBe("analyst");
  });

  it("is shown with the last sign-in into this organisation", async () => {
    const one = await makeOrganization("signs in");
    const two = await makeOrganization("signs in elsewhere");
    const entered = (org: UserActor, at: Date) =>
      withTenant(org.organizationId, (t) =>
        recordAudit(t, { ...auditActor(one), action: "session.start", subjectType: "session", subjectId: "s", at }),
      );
    const seen = async () => (await withTenant(one.organizationId, (t) => listPeople(t, new Date())))[0];
    expect(await seen()).toMatchObject({ userId: one.userId, role: "administrator", lastSignInAt: null, revision: 1 });
    for (const day of ["03", "05", "04"]) await entered(one, new Date(`2026-11-${day}T00:00:00Z`));
    await entered(two, new Date("2026-11-20T00:00:00Z"));
    expect(await seen()).toMatchObject({ lastSignInAt: "2026-11-05T00:00:00.000Z" });
  });
});
