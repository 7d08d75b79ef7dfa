import { v7 } from "uuid";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { signIn } from "@/lib/platform/auth-sign-in";
import { prisma } from "@/lib/platform/db";
import { env } from "@/lib/platform/env";
import { ensureQueue } from "@/lib/platform/jobs/queue";
import { jobsState, startJobs, stopJobs } from "@/lib/platform/jobs/runner";
import { type MailServer, startMailServer } from "@/lib/platform/mail/mail-server.test-kit";
import { disposeSingletons } from "@/lib/platform/singleton";
import { withTenant } from "@/lib/platform/tenant";
import { lookOutside } from "@/lib/webhooks/receiver.test-kit";
import { createTestDatabase, type TestDatabase } from "@/scripts/test/database";
import type { UserActor } from "./actor";
import { findForgetful } from "./find-forgetful.job";
import { removeMember } from "./people";
import { listPeople } from "./people-store";
import { askForReset, giveReset, openReset, resetPassword } from "./resets";
import { sendReset } from "./send-reset.job";
import { makeMember, makeOrganization, PASSWORD } from "./testing.fixture";
import { insertMembership } from "./users-store";

let database: TestDatabase;
let post: MailServer;
let host: UserActor;
const outside = lookOutside();

beforeAll(async () => {
  database = await createTestDatabase();
  post = await startMailServer();
  env().NEXTAUTH_URL = "https://sekisho.example";
  await ensureQueue();
  host = await makeOrganization("the host");
});
afterAll(async () => {
  env().NEXTAUTH_URL = undefined;
  await disposeSingletons();
  await post.close();
  await database.drop();
});

const now = new Date();
const hours = (count: number): Date => new Date(now.getTime() + count * 3_600_000);
const call = { now, requestId: "r" };
const NEXT = "a passphrase nobody guesses";
const voided = (why: string) => ({ code: "reset_void", values: { why } });
const enters = (email: string, password: string) =>
  signIn({ email, password, ip: v7(), userAgent: "", endingSessionId: null }, new Date());
const given = async (member: UserActor) =>
  (await giveReset(host, member.userId, call)).token ?? expect.fail("there is no token");

describe("a link that an administrator hands over", () => {
  it("sets the password once, ends every session and lifts the lock of a guesser", async () => {
    const member = await makeMember(host.organizationId, "analyst");
    const before = await enters(member.email, PASSWORD);
    for (let guess = 0; guess < 6; guess++) await enters(member.email, `guess number ${guess}`);
    expect(await enters(member.email, PASSWORD)).toMatchObject({ kind: "locked" });

    const token = await given(member);
    expect(await openReset(token, now)).toMatchObject({ email: member.email });
    expect(await resetPassword({ token, password: NEXT }, call)).toEqual({ email: member.email });
    expect((await enters(member.email, NEXT)).kind).toBe("signed_in");
    expect((await enters(member.email, PASSWORD)).kind).toBe("refused");
    const sessionId = before.kind === "signed_in" ? before.session.sessionId : "";
    expect((await prisma().userSession.findUniqueOrThrow({ where: { id: sessionId } })).revokedAt).not.toBeNull();
    await expect(resetPassword({ token, password: NEXT }, call)).rejects.toMatchObject(voided("used"));
    const told = await withTenant(host.organizationId, ({ db, org }) =>
      db.auditEvent.findMany({ where: { organizationId: org, subjectId: member.userId }, orderBy: { at: "asc" } }),
    );
    expect(told.map(({ action }) => action)).toEqual(
      expect.arrayContaining(["user.create", "user.give_reset", "user.reset_password"]),
    );
    expect(JSON.stringify(told)).not.toContain(token.slice(-43));
  });

  it("followed twice at the same moment works once", async () => {
    const token = await given(await makeMember(host.organizationId, "analyst"));
    const both = await Promise.allSettled([1, 2].map((n) => resetPassword({ token, password: `${NEXT} ${n}` }, call)));
    expect(both.filter((one) => one.status === "fulfilled")).toHaveLength(1);
  });

  it("gives way to a newer one, to a password that changed meanwhile, to time, and to the end of the membership", async () => {
    const member = await makeMember(host.organizationId, "analyst");
    const [first, second] = [await given(member), await given(member)];
    await expect(openReset(first, now)).rejects.toMatchObject(voided("replaced"));
    await expect(openReset(second, hours(24))).rejects.toMatchObject(voided("expired"));
    await prisma().user.updateMany({ where: { id: member.userId }, data: { passwordHash: "another" } });
    await expect(openReset(second, now)).rejects.toMatchObject(voided("replaced"));
    const third = await given(member);
    await removeMember(host, member.userId, 1, call);
    await expect(resetPassword({ token: third, password: NEXT }, call)).rejects.toMatchObject(voided("unknown"));
  });

  it("is neither made for oneself, for a stranger or by whoever is no administrator, nor guessed", async () => {
    const member = await makeMember(host.organizationId, "manager");
    await expect(giveReset(host, host.userId, call)).rejects.toMatchObject({ code: "own_membership" });
    const stranger = await makeOrganization("strangers");
    await expect(giveReset(host, stranger.userId, call)).rejects.toMatchObject({ code: "not_found" });
    await expect(giveReset(member, host.userId, call)).rejects.toMatchObject({ code: "forbidden" });
    const token = await given(member);
    const elsewhere = token.replace(/^rst_[0-9a-f]{32}/, `rst_${stranger.organizationId.replaceAll("-", "")}`);
    for (const wrong of ["", token.slice(0, -1), token.replace("rst_", "inv_"), elsewhere])
      await expect(openReset(wrong, now)).rejects.toMatchObject(voided("unknown"));
    await expect(resetPassword({ token, password: "aaaaaaaaaaaaaa" }, call)).rejects.toMatchObject({
      errors: [{ code: "weak_password" }],
    });
    expect(await openReset(token, now)).toMatchObject({ email: member.email });
  });

  it("is not handed over where it would open another organisation as well", async () => {
    const member = await makeMember(host.organizationId, "analyst");
    const other = await makeOrganization("the other");
    await withTenant(other.organizationId, (t) =>
      insertMembership(t, { userId: member.userId, role: "analyst", at: now }),
    );
    await expect(giveReset(host, member.userId, call)).rejects.toMatchObject({ code: "reset_elsewhere" });
  });

  it("is all there is where no mail is sent", async () => {
    const asked = askForReset({ email: "anybody@shop.example" }, { now, ip: v7() });
    await expect(asked).rejects.toMatchObject({ code: "mail_missing" });
  });
});

describe("where mail is sent", () => {
  beforeEach(async () => {
    post.use(true);
    post.mails.length = 0;
    startJobs({ jobs: [findForgetful, sendReset], cron: [], ticks: [] });
    await vi.waitFor(() => expect(jobsState()).toBe("running"), { timeout: 20_000 });
  });
  afterEach(async () => {
    await stopJobs();
    post.use(false);
  });
  const mailed = () => vi.waitFor(() => expect(post.mails).toHaveLength(1), { timeout: 20_000 });
  const idle = () =>
    vi.waitFor(async () => expect(await outside.all("SELECT FROM graphile_worker._private_jobs")).toHaveLength(0), {
      timeout: 20_000,
    });
  const tokenIn = (text: string) =>
    /https:\/\/sekisho\.example\/password-reset#(rst_\S+)/.exec(
      text.replaceAll("=\r\n", "").replaceAll("=3D", "="),
    )?.[1] ?? expect.fail("the mail holds no link");

  it("whoever forgot asks by any spelling of their address, and is mailed a link of an hour to that address alone", async () => {
    const member = await makeMember(host.organizationId, "auditor");
    await askForReset({ email: ` ${member.email.toUpperCase()} ` }, { now: new Date(), ip: v7() });
    await mailed();
    expect(post.mails[0]?.to).toEqual([member.email]);
    const token = tokenIn(post.mails[0]?.text ?? "");
    await expect(openReset(token, hours(1.1))).rejects.toMatchObject(voided("expired"));
    await resetPassword({ token, password: NEXT }, { now: new Date(), requestId: "r" });
    expect((await enters(member.email, NEXT)).kind).toBe("signed_in");
  });

  it("an unknown address is answered alike, in word and in deed, and nothing is sent", async () => {
    const known = await makeMember(host.organizationId, "analyst");
    const left = await makeMember(host.organizationId, "analyst");
    await removeMember(host, left.userId, 1, call);
    const outcomes: unknown[] = [];
    for (const email of [known.email, left.email, `${v7()}@nowhere.example`]) {
      const codes: unknown[] = [];
      for (let time = 0; time < 4; time++) {
        const at = { now: new Date(), ip: v7() };
        codes.push(await askForReset({ email }, at).catch((error) => [error.code, error.values]));
      }
      outcomes.push(codes);
    }
    expect(outcomes[0]).toEqual([undefined, undefined, undefined, ["reset_locked", { minutes: 10 }]]);
    expect(outcomes[1]).toEqual(outcomes[0]);
    expect(outcomes[2]).toEqual(outcomes[0]);
    await idle();
    expect(new Set(post.mails.flatMap(({ to }) => to))).toEqual(new Set([known.email]));
  });

  it("an administrator's link goes to the person, is not told to the administrator, and the list says what became of the mail", async () => {
    const member = await makeMember(host.organizationId, "analyst");
    const at = { now: new Date(), requestId: "r" };
    expect(await giveReset(host, member.userId, at)).toMatchObject({ token: null, mail: "queued" });
    await mailed();
    await vi.waitFor(async () => {
      const people = await withTenant(host.organizationId, (t) => listPeople(t, new Date()));
      expect(people.find(({ userId }) => userId === member.userId)?.reset).toMatchObject({ mail: "sent" });
    });
    expect(await openReset(tokenIn(post.mails[0]?.text ?? ""), new Date())).toMatchObject({ email: member.email });
  });
});
