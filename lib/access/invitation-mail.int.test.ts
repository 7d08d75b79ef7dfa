import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { env } from "@/lib/platform/env";
import { jobsState, startJobs, stopJobs } from "@/lib/platform/jobs/runner";
import { type MailServer, startMailServer } from "@/lib/platform/mail/mail-server.test-kit";
import { disposeSingletons } from "@/lib/platform/singleton";
import { withTenant } from "@/lib/platform/tenant";
import { lookOutside } from "@/lib/webhooks/receiver.test-kit";
import { createTestDatabase, type TestDatabase } from "@/scripts/test/database";
import { openInvitation } from "./accept-invitation";
import type { UserActor } from "./actor";
import { invite, resendInvitation, revokeInvitation } from "./invitations";
import { listOpenInvitations } from "./invitations-store";
import { sendInvitation } from "./send-invitation.job";
import { makeOrganization } from "./testing.fixture";

let database: TestDatabase;
let post: MailServer;
let actor: UserActor;
const outside = lookOutside();

beforeAll(async () => {
  database = await createTestDatabase();
  post = await startMailServer();
  post.use(true);
  env().NEXTAUTH_URL = "https://sekisho.example";
  actor = await makeOrganization("株式会社サンプル\r\nBcc: everybody@evil.example");
  startJobs({ jobs: [sendInvitation], cron: [], ticks: [] });
  await vi.waitFor(() => expect(jobsState()).toBe("running"), { timeout: 20_000 });
});
afterAll(async () => {
  await stopJobs();
  post.use(false);
  env().NEXTAUTH_URL = undefined;
  await disposeSingletons();
  await post.close();
  await database.drop();
});

const call = () => ({ now: new Date(), requestId: "r" });
const stateOf = async (id: string) =>
  (await withTenant(actor.organizationId, (t) => listOpenInvitations(t, new Date()))).find((one) => one.id === id);
const mailed = (id: string, mail: string) =>
  vi.waitFor(async () => expect(await stateOf(id)).toMatchObject({ mail }), { timeout: 20_000 });
/** The text as a reader sees it. */
const readable = (mail: { text: string }): string => {
  const [head = "", ...body] = mail.text.split("\r\n\r\n");
  const joined = body.join("\r\n\r\n");
  return /base64/i.test(head)
    ? Buffer.from(joined, "base64").toString("utf8")
    : Buffer.from(
        joined
          .replaceAll("=\r\n", "")
          .replaceAll(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
        "latin1",
      ).toString("utf8");
};

describe("the mail of an invitation", () => {
  it("goes to the invited address alone, in their language, with a link that opens", async () => {
    post.mails.length = 0;
    const { invitation, token } = await invite(
      actor,
      { email: "sakura@new.example", role: "manager", locale: "ja" },
      call(),
    );
    expect(invitation.mail).toBe("queued");
    await mailed(invitation.id, "sent");
    const [mail] = post.mails;
    expect(mail?.to).toEqual(["sakura@new.example"]);
    const head = mail?.text.split("\r\n\r\n")[0] ?? "";
    expect(head).not.toMatch(/^Bcc:/im);
    const text = readable(mail ?? { text: "" });
    expect(text).toContain("審査責任者");
    const link = /https:\/\/sekisho\.example\/invitation#(inv_\S+)/.exec(text)?.[1];
    expect(link).toBe(token);
    expect(await openInvitation(link ?? "", new Date())).toMatchObject({ role: "manager" });
  });

  it("that nobody takes is said, with a code and not with the server's words, and tried again", async () => {
    post.state.refusing = true;
    const { invitation } = await invite(actor, { email: "nobody@new.example", role: "analyst", locale: "en" }, call());
    await mailed(invitation.id, "failed");
    expect(await stateOf(invitation.id)).toMatchObject({ mailError: "550" });
    const jobs = await outside.all<{ payload: unknown; last_error: string }>(
      "SELECT payload, last_error FROM graphile_worker._private_jobs",
    );
    expect(jobs).toHaveLength(1);
    expect(JSON.stringify(jobs)).not.toContain("secret words");
    post.state.refusing = false;
    await outside.hurry();
    await mailed(invitation.id, "sent");
    expect(readable(post.mails.at(-1) ?? { text: "" })).toContain("invites you to screen orders");
  });

  it("waits in the queue without its link readable, and is not sent when the invitation is gone", async () => {
    await stopJobs();
    post.mails.length = 0;
    const { invitation, token } = await invite(
      actor,
      { email: "gone@new.example", role: "analyst", locale: "ja" },
      call(),
    );
    const again = await resendInvitation(actor, invitation.id, call());
    const jobs = await outside.all<{ payload: unknown }>("SELECT payload FROM graphile_worker._private_jobs");
    expect(jobs).toHaveLength(1);
    for (const secret of [token.slice(-43), again.token.slice(-43)]) expect(JSON.stringify(jobs)).not.toContain(secret);
    await revokeInvitation(actor, invitation.id, call());
    startJobs({ jobs: [sendInvitation], cron: [], ticks: [] });
    await vi.waitFor(
      async () => expect(await outside.all("SELECT FROM graphile_worker._private_jobs")).toHaveLength(0),
      { timeout: 20_000 },
    );
    expect(post.mails).toEqual([]);
  });
});
