import { decode } from "next-auth/jwt";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { createOrganization } from "@/lib/access/setup";
import { signInAudit } from "@/lib/access/sign-in-audit";
import { createTestDatabase } from "@/scripts/test/database";
import { liveSession, sessionCookieName } from "./auth";
import { authOptions } from "./auth-options";
import { SESSION_HOURS } from "./auth-session-store";
import { PER_EMAIL } from "./auth-throttle-store";
import { prisma } from "./db";
import { env } from "./env";
import { disposeSingletons } from "./singleton";
import { withTenant } from "./tenant";

const database = await createTestDatabase();
afterAll(async () => {
  await disposeSingletons();
  await database.drop();
});

const password = "correct horse battery";
let org: Awaited<ReturnType<typeof createOrganization>>["organizationId"];
beforeAll(async () => {
  const administrator = { email: "hanako@shop.example", name: "花子", password, locale: "ja" as const };
  const ruleset = { rules: [], settings: {}, note: "" };
  org = (await createOrganization({ name: "商事", shops: [], administrator, ruleset }, new Date())).organizationId;
});

/** The credentials provider as next-auth calls it. */
async function authorize(email: unknown, given: unknown, headers: Record<string, string> = {}) {
  const provider = authOptions(signInAudit).providers[0];
  const options: unknown = provider?.options;
  if (typeof options !== "object" || options === null || !("authorize" in options)) throw new Error("no provider");
  if (typeof options.authorize !== "function") throw new Error("no authorize");
  return options.authorize({ email, password: given }, { headers: { "x-forwarded-for": "203.0.113.1", ...headers } });
}
const encode = async (claims: { sid: string; end: number }, maxAge: number): Promise<string> => {
  const encoded = await authOptions(signInAudit).jwt?.encode?.({
    token: claims,
    secret: env().NEXTAUTH_SECRET,
    maxAge,
  });
  if (!encoded) throw new Error("not encoded");
  return encoded;
};
const secondsNow = (): number => Math.floor(Date.now() / 1_000);

describe("next-auth's view of sign-in", () => {
  it("answers the session's id, and the audit log has it", async () => {
    const user = await authorize("hanako@shop.example", password);
    expect(await liveSession(user.id, new Date())).not.toBeNull();
    const events = await withTenant(org, ({ db }) =>
      db.auditEvent.findMany({ where: { action: "session.start", subjectId: user.id } }),
    );
    expect(events).toHaveLength(1);
  });

  it("says nothing but that it was wrong", async () => {
    expect(await authorize("hanako@shop.example", "wrong")).toBeNull();
    expect(await authorize("nobody@shop.example", "wrong")).toBeNull();
  });

  it.each([
    [undefined, undefined],
    ["", ""],
    [["a"], { b: 1 }],
    ["a\u0000b", "c\u0000d"],
    ["\ud800@x", "\udfff"],
  ])("refuses %j with %j as any other wrong pair", async (email, given) => {
    expect(await authorize(email, given, { "x-forwarded-for": "203.0.113.2" })).toBeNull();
  });

  it("says in how many minutes a locked address may try again", async () => {
    for (let n = 0; n < PER_EMAIL.freeFailures; n++) await authorize("locked@shop.example", "wrong");
    await expect(authorize("locked@shop.example", "wrong")).rejects.toThrow(/^locked:1$/);
  });

  it("tells a broken database from a wrong password, and not what broke", async () => {
    vi.spyOn(prisma().user, "findUnique").mockRejectedValue(new Error("secret detail of a failure"));
    await expect(authorize("hanako@shop.example", password)).rejects.toThrow(/^unavailable$/);
  });

  it("believes only the last hop of X-Forwarded-For behind a proxy it trusts", async () => {
    vi.spyOn(env(), "SEKISHO_TRUST_PROXY", "get").mockReturnValue("1");
    const keys = async () => (await prisma().signInThrottle.findMany({ where: { key: { startsWith: "ip:" } } })).length;
    await authorize("a@shop.example", "wrong", { "x-forwarded-for": "1.1.1.1, 198.51.100.9" });
    const before = await keys();
    await authorize("b@shop.example", "wrong", { "x-forwarded-for": "2.2.2.2, 198.51.100.9" });
    expect(await keys()).toBe(before);
  });
});

describe("the token", () => {
  it("is never renewed beyond the end of its session", async () => {
    const token = await encode({ sid: "s", end: secondsNow() + 60 }, 7_200);
    const claims = await decode({ token, secret: env().NEXTAUTH_SECRET });
    expect(Number(claims?.exp) - secondsNow()).toBeLessThanOrEqual(60);
  });

  it("ends with the session after twelve hours, counted from sign-in", async () => {
    const jwt = authOptions(signInAudit).callbacks?.jwt;
    const token = await jwt?.({ token: {}, user: { id: "s" }, account: null });
    expect(Math.abs(Number(token?.end) - secondsNow() - SESSION_HOURS * 3_600)).toBeLessThan(5);
  });

  it("is not renewed for a session that has ended", async () => {
    const jwt = authOptions(signInAudit).callbacks?.jwt;
    const token = { sid: "01890a5d-ac96-774b-bcce-b302099a8057", end: secondsNow() + 60 };
    await expect(async () => jwt?.({ token, user: undefined as never, account: null })).rejects.toThrow();
  });

  it("travels in a cookie that scripts can't read and other sites don't send, bound to this host under TLS", () => {
    const cookie = authOptions(signInAudit).cookies?.sessionToken;
    expect(cookie).toMatchObject({ name: "sekisho-session", options: { httpOnly: true, sameSite: "lax", path: "/" } });
    Object.assign(env(), { NEXTAUTH_URL: "https://sekisho.example" });
    expect(sessionCookieName()).toBe("__Host-sekisho-session");
    expect(authOptions(signInAudit).cookies?.sessionToken?.options.secure).toBe(true);
    Object.assign(env(), { NEXTAUTH_URL: undefined });
  });
});

describe("sign-out", () => {
  it("ends the session on the server, and the audit log has it", async () => {
    const user = await authorize("hanako@shop.example", password, { "x-forwarded-for": "203.0.113.77" });
    await authOptions(signInAudit).events?.signOut?.({ token: { sid: user.id }, session: undefined as never });
    expect(await liveSession(user.id, new Date())).toBeNull();
    const events = await withTenant(org, ({ db }) =>
      db.auditEvent.findMany({ where: { action: "session.end", subjectId: user.id } }),
    );
    expect(events).toHaveLength(1);
  });
});
