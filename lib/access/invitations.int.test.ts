import { v7 } from "uuid";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { signIn } from "@/lib/platform/auth-sign-in";
import { disposeSingletons } from "@/lib/platform/singleton";
import { withTenant } from "@/lib/platform/tenant";
import { createTestDatabase, type TestDatabase } from "@/scripts/test/database";
import { acceptInvitation, openInvitation } from "./accept-invitation";
import type { UserActor } from "./actor";
import { invite, resendInvitation, revokeInvitation } from "./invitations";
import { listOpenInvitations } from "./invitations-store";
import { removeMember } from "./people";
import { listPeople } from "./people-store";
import { makeMember, makeOrganization, PASSWORD } from "./testing.fixture";

let database: TestDatabase;
let host: UserActor;
beforeAll(async () => {
  database = await createTestDatabase();
  host = await makeOrganization("the host");
});
afterAll(async () => {
  await disposeSingletons();
  await database.drop();
});

const now = new Date();
const days = (count: number): Date => new Date(now.getTime() + count * 86_400_000);
const call = { now, requestId: "r" };
const visit = (at = now) => ({ now: at, requestId: "r", ip: v7(), userAgent: "a browser" });
const address = () => `${v7()}@new.example`;
const NEW_PASSWORD = "a passphrase nobody guesses";

const asNew = (token: string) =>
  ({ account: "new", token, name: "新人 さくら", password: NEW_PASSWORD, locale: "ja" }) as const;
const asExisting = (token: string, password = PASSWORD) => ({ account: "existing", token, password }) as const;
const inviteAs = (email: string, role: "analyst" | "administrator" = "analyst", actor = host) =>
  invite(actor, { email, role, locale: "ja" }, call);
const voided = (why: string) => ({ code: "invitation_void", values: { why } });

const enters = async (email: string, password: string) =>
  signIn({ email, password, ip: v7(), userAgent: "", endingSessionId: null }, new Date());

describe("an invitation", () => {
  it("lets the invited person in with the role it names, once", async () => {
    const email = address();
    const { token, invitation } = await inviteAs(email.toUpperCase());
    expect(invitation).toMatchObject({ email, role: "analyst", state: "waiting", mail: "none" });
    expect(await openInvitation(token, now)).toMatchObject({
      organizationName: "the host",
      email,
      role: "analyst",
      account: "new",
    });
    expect(await acceptInvitation(asNew(token), visit())).toEqual({ email });
    expect(await enters(email, NEW_PASSWORD)).toMatchObject({
      kind: "signed_in",
      session: { organizationId: host.organizationId, role: "analyst", name: "新人 さくら" },
    });
    await expect(acceptInvitation(asNew(token), visit())).rejects.toMatchObject(voided("accepted"));
    await expect(openInvitation(token, now)).rejects.toMatchObject(voided("accepted"));
  });

  it("followed by many at the same moment makes one person", async () => {
    const email = address();
    const { token } = await inviteAs(email);
    const tries = Array.from({ length: 6 }, () => acceptInvitation(asNew(token), visit()));
    const settled = await Promise.allSettled(tries);
    expect(settled.filter((one) => one.status === "fulfilled")).toHaveLength(1);
    const people = await withTenant(host.organizationId, (t) => listPeople(t, new Date()));
    expect(people.filter((person) => person.email === email)).toHaveLength(1);
  });

  it("is kept as a hash, and its token is in neither the list nor the audit log", async () => {
    const { token, invitation } = await inviteAs(address());
    const secret = token.slice(-43);
    const seen = await withTenant(host.organizationId, async (t) => [
      await t.db.invitation.findMany(),
      await t.db.auditEvent.findMany({ where: { organizationId: t.org } }),
      await listOpenInvitations(t, now),
    ]);
    expect(JSON.stringify(seen)).not.toContain(secret);
    expect(JSON.stringify(seen)).toContain(invitation.id);
  });

  it("expires after seven days, and makes room for another one", async () => {
    const email = address();
    const { token } = await inviteAs(email);
    await expect(acceptInvitation(asNew(token), visit(days(7)))).rejects.toMatchObject(voided("expired"));
    await expect(inviteAs(email)).rejects.toMatchObject({ code: "already_invited" });
    const later = { now: days(7.1), requestId: "r" };
    const again = await invite(host, { email, role: "analyst", locale: "ja" }, later);
    expect(again.invitation.state).toBe("waiting");
    await expect(openInvitation(token, days(7.1))).rejects.toMatchObject(voided("revoked"));
    expect(await openInvitation(again.token, days(7.1))).toMatchObject({ email });
  });

  it("sent again opens by the new link alone", async () => {
    const { token, invitation } = await inviteAs(address());
    const again = await resendInvitation(host, invitation.id, { now: days(6), requestId: "r" });
    await expect(openInvitation(token, days(6))).rejects.toMatchObject(voided("unknown"));
    expect(await openInvitation(again.token, days(12.9))).toMatchObject({ role: "analyst" });
  });

  it("withdrawn opens nothing, can be withdrawn twice, and not sent again", async () => {
    const { token, invitation } = await inviteAs(address());
    await revokeInvitation(host, invitation.id, call);
    await revokeInvitation(host, invitation.id, call);
    await expect(acceptInvitation(asNew(token), visit())).rejects.toMatchObject(voided("revoked"));
    await expect(resendInvitation(host, invitation.id, call)).rejects.toMatchObject(voided("revoked"));
  });

  it("asked for many times at once waits once", async () => {
    const email = address();
    const settled = await Promise.allSettled([1, 2, 3, 4].map(() => inviteAs(email)));
    const codes = settled.map((one) => (one.status === "rejected" ? one.reason.code : "made"));
    expect(codes.toSorted()).toEqual(["already_invited", "already_invited", "already_invited", "made"]);
  });

  it("is not made for a member, nor accepted by a token that was guessed or cut off", async () => {
    const member = await makeMember(host.organizationId, "auditor");
    await expect(inviteAs(member.email)).rejects.toMatchObject({ code: "already_member" });
    const { token } = await inviteAs(address());
    for (const wrong of ["", "inv_", token.slice(0, -1), `${token}x`, token.replace("inv_", "sk_")])
      await expect(openInvitation(wrong, now)).rejects.toMatchObject(voided("unknown"));
    const other = await makeOrganization("another");
    const transplanted = token.replace(/^inv_[0-9a-f]{32}/, `inv_${other.organizationId.replaceAll("-", "")}`);
    await expect(openInvitation(transplanted, now)).rejects.toMatchObject(voided("unknown"));
  });

  it("does not take a password that is guessed first", async () => {
    const email = "hanako.yamada@new.example";
    const { token } = await inviteAs(email);
    for (const password of ["hanako.yamada2026", "aaaaaaaaaaaaaa", "short"])
      await expect(acceptInvitation({ ...asNew(token), password }, visit())).rejects.toMatchObject({
        code: "invalid_request",
        errors: [{ code: "weak_password" }],
      });
  });
});

describe("somebody of another organisation", () => {
  it("joins with the sign-in they have, keeps it, and acts for the organisation they joined", async () => {
    const elsewhere = await makeOrganization("elsewhere");
    const guest = await makeMember(elsewhere.organizationId, "manager");
    const { token } = await inviteAs(guest.email);
    expect(await openInvitation(token, now)).toMatchObject({ account: "existing" });
    await expect(acceptInvitation(asNew(token), visit())).rejects.toMatchObject({ code: "changed_meanwhile" });
    await expect(acceptInvitation(asExisting(token, "a wrong one"), visit())).rejects.toMatchObject({
      code: "password_wrong",
      errors: [{ pointer: "/password" }],
    });
    await acceptInvitation(asExisting(token), visit());
    expect(await enters(guest.email, PASSWORD)).toMatchObject({
      session: { organizationId: host.organizationId, role: "analyst", name: "a manager" },
    });
    const there = await withTenant(elsewhere.organizationId, (t) => listPeople(t, new Date()));
    expect(there.find((person) => person.email === guest.email)?.role).toBe("manager");
  });

  it("can't be guessed in by the link: failures are counted like those of any sign-in", async () => {
    const elsewhere = await makeOrganization("guessed");
    const guest = await makeMember(elsewhere.organizationId, "analyst");
    const { token } = await inviteAs(guest.email);
    const codes: string[] = [];
    for (let guess = 0; guess < 7; guess++)
      await acceptInvitation(asExisting(token, `guess number ${guess}`), visit()).catch((error) =>
        codes.push(error.code),
      );
    expect(codes.slice(0, 5)).toEqual(Array(5).fill("password_wrong"));
    expect(codes.slice(5)).toEqual(["sign_in_locked", "sign_in_locked"]);
    await expect(acceptInvitation(asExisting(token), visit())).rejects.toMatchObject({ code: "sign_in_locked" });
  });

  it("who belongs nowhere any more begins anew, and an account that found a home meanwhile is not taken from it", async () => {
    const [first, second] = [await makeOrganization("left"), await makeOrganization("found")];
    const person = await makeMember(first.organizationId, "analyst");
    await removeMember(first, person.userId, 1, call);
    const [here, there] = [await inviteAs(person.email), await inviteAs(person.email, "analyst", second)];
    expect(await openInvitation(here.token, now)).toMatchObject({ account: "new" });
    const both = await Promise.allSettled([
      acceptInvitation(asNew(here.token), visit()),
      acceptInvitation({ ...asNew(there.token), password: "another passphrase, of theirs" }, visit()),
    ]);
    const refused = both.filter((one) => one.status === "rejected").map((one) => one.reason.code);
    expect(refused).toEqual(["changed_meanwhile"]);
    const kept = both[0]?.status === "fulfilled" ? NEW_PASSWORD : "another passphrase, of theirs";
    expect((await enters(person.email, kept)).kind).toBe("signed_in");
  });
});
