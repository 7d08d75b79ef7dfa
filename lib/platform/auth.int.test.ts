import { encode } from "next-auth/jwt";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createOrganization } from "@/lib/access/setup";
import { setPassword } from "@/lib/access/users";
import { createTestDatabase } from "@/scripts/test/database";
import { actorOf, endSession, liveSession, sessionActor, sessionCookieName, sessionOf } from "./auth";
import { SESSION_HOURS } from "./auth-session-store";
import { signIn } from "./auth-sign-in";
import { PER_EMAIL, PER_IP } from "./auth-throttle-store";
import { prisma } from "./db";
import { env } from "./env";
import { disposeSingletons } from "./singleton";

const database = await createTestDatabase();
afterAll(async () => {
  await disposeSingletons();
  await database.drop();
});

const start = new Date("2026-04-01T00:00:00.000Z");
const minute = (minutes: number): Date => new Date(start.getTime() + minutes * 60_000);
const password = "correct horse battery";
const email = "hanako@shop.example";

const attempt = (over: Partial<Parameters<typeof signIn>[0]> = {}) => ({
  email,
  password,
  ip: "203.0.113.7",
  userAgent: "a browser",
  endingSessionId: null,
  ...over,
});

async function signedIn(at: Date) {
  const result = await signIn(attempt({ ip: `198.51.100.${Math.floor(Math.random() * 250)}` }), at);
  if (result.kind !== "signed_in") throw new Error(result.kind);
  return result.session;
}

beforeAll(async () => {
  await createOrganization(
    {
      name: "テスト商事",
      shops: [{ code: "main", name: "本店" }],
      administrator: { email: " Hanako@Shop.example ", name: "花子", password, locale: "ja" },
      ruleset: { rules: [], settings: {}, note: "" },
    },
    start,
  );
});

describe("sign-in", () => {
  it("begins a session with the person, the organisation and the role", async () => {
    const session = await signedIn(minute(0));
    expect(session).toMatchObject({ name: "花子", email, role: "administrator", organizationName: "テスト商事" });
  });

  it("takes the mail address without regard to case, width and surrounding space", async () => {
    expect((await signIn(attempt({ email: " ＨＡＮＡＫＯ@shop.EXAMPLE " }), minute(0))).kind).toBe("signed_in");
  });

  it("gives every sign-in a session of its own and ends the one this browser held", async () => {
    const first = await signedIn(minute(1));
    const second = await signIn(attempt({ endingSessionId: first.sessionId }), minute(1));
    if (second.kind !== "signed_in") throw new Error(second.kind);
    expect(second.session.sessionId).not.toBe(first.sessionId);
    expect(await liveSession(first.sessionId, minute(1))).toBeNull();
  });

  it("answers an unknown address, a wrong password and a disabled account alike", async () => {
    const answers = [
      await signIn(attempt({ email: "nobody@shop.example", ip: "a" }), minute(2)),
      await signIn(attempt({ password: "wrong", ip: "b" }), minute(2)),
    ];
    await prisma().user.updateMany({ where: { email }, data: { disabledAt: minute(2) } });
    answers.push(await signIn(attempt({ ip: "c" }), minute(2)));
    await prisma().user.updateMany({ where: { email }, data: { disabledAt: null } });
    expect(answers).toEqual([{ kind: "refused" }, { kind: "refused" }, { kind: "refused" }]);
  });
});

describe("lockout", () => {
  const victim = (over: Partial<Parameters<typeof signIn>[0]> = {}) =>
    attempt({ email: "locked@shop.example", password: "wrong", ...over });

  it("locks an address after five failures, known or not, then doubles the wait up to fifteen minutes", async () => {
    const at = minute(100);
    for (let n = 0; n < PER_EMAIL.freeFailures; n++) {
      expect((await signIn(victim({ ip: `ip-${n}` }), at)).kind).toBe("refused");
    }
    const waits: number[] = [];
    let now = at;
    for (let n = 0; n < 6; n++) {
      const locked = await signIn(victim({ ip: `ip-${n}` }), now);
      if (locked.kind !== "locked") throw new Error(`round ${n}: ${locked.kind}`);
      waits.push((locked.until.getTime() - now.getTime()) / 60_000);
      now = locked.until;
      expect((await signIn(victim({ ip: `ip-${n}` }), now)).kind).toBe("refused");
    }
    expect(waits).toEqual([1, 2, 4, 8, 15, 15]);
  });

  it("refuses the right password too while the address is locked, and forgets the failures once it was given", async () => {
    const at = minute(3_000);
    for (let n = 0; n < PER_EMAIL.freeFailures; n++) await signIn(attempt({ password: "wrong", ip: `x-${n}` }), at);
    expect((await signIn(attempt(), at)).kind).toBe("locked");
    expect((await signIn(attempt(), minute(3_002))).kind).toBe("signed_in");
    expect((await signIn(attempt({ password: "wrong" }), minute(3_002))).kind).toBe("refused");
    expect((await signIn(attempt(), minute(3_002))).kind).toBe("signed_in");
  });

  it("lets no more tries through at once than one after another", async () => {
    const tries = Array.from({ length: 20 }, (_, n) =>
      signIn(victim({ email: "burst@shop.example", ip: `burst-${n}` }), minute(200)),
    );
    const kinds = (await Promise.all(tries)).map((result) => result.kind);
    expect(kinds.filter((kind) => kind === "refused")).toHaveLength(PER_EMAIL.freeFailures);
  });

  it("locks an IP address that tries many accounts, even for the right password", async () => {
    for (let n = 0; n < PER_IP.freeFailures; n++) {
      await signIn(attempt({ email: `spray-${n}@shop.example`, password: "x", ip: "192.0.2.66" }), minute(300));
    }
    expect((await signIn(attempt({ ip: "192.0.2.66" }), minute(300))).kind).toBe("locked");
    expect((await signIn(attempt({ ip: "192.0.2.67" }), minute(300))).kind).toBe("signed_in");
  });

  it("does not count successes against an IP address", async () => {
    for (let n = 0; n < PER_IP.freeFailures + 5; n++) {
      expect((await signIn(attempt({ ip: "192.0.2.99" }), minute(400))).kind).toBe("signed_in");
    }
  }, 60_000);

  it("stores neither addresses nor what was typed", async () => {
    const rows = await prisma().signInThrottle.findMany({ select: { key: true } });
    expect(rows.length).toBeGreaterThan(0);
    for (const { key } of rows) expect(key).toMatch(/^(?:email|ip):[\w-]{43}$/);
  });
});

describe("sessions", () => {
  const cookieFor = (sid: string) => encode({ token: { sid }, secret: env().NEXTAUTH_SECRET, maxAge: 3_600 });
  const withCookie = (value: string) =>
    new Request("http://here/api/console/me", { headers: { cookie: `other=1; ${sessionCookieName()}=${value}` } });

  it("are known by the cookie of a web request", async () => {
    const session = await signedIn(new Date());
    const actor = await sessionActor(withCookie(await cookieFor(session.sessionId)), new Date());
    expect(actor).toEqual(actorOf(session));
  });

  it.each(["", "garbage", "eyJhbGciOiJkaXIiLCJlbmMiOiJBMjU2R0NNIn0..AAAA.AAAA.AAAA"])(
    "are not found by %j",
    async (value) => {
      expect(await sessionActor(withCookie(value), new Date())).toBeNull();
    },
  );

  it("made under another secret are refused", async () => {
    const session = await signedIn(new Date());
    const forged = await encode({ token: { sid: session.sessionId }, secret: "another secret altogether", maxAge: 60 });
    expect(await sessionOf(forged, new Date())).toBeNull();
  });

  it("end at once when they are ended, whatever was remembered of them", async () => {
    const now = new Date();
    const session = await signedIn(now);
    const cookie = await cookieFor(session.sessionId);
    expect(await sessionOf(cookie, now)).not.toBeNull();
    await endSession(session.sessionId, now);
    expect(await sessionOf(cookie, now)).toBeNull();
  });

  it("end in every other process within five seconds", async () => {
    const now = new Date();
    const session = await signedIn(now);
    await liveSession(session.sessionId, now);
    await prisma().userSession.updateMany({ where: { id: session.sessionId }, data: { revokedAt: now } });
    expect(await liveSession(session.sessionId, new Date(now.getTime() + 5_001))).toBeNull();
  });

  it("end after twelve hours, however often their token is renewed", async () => {
    const now = new Date();
    const session = await signedIn(now);
    const end = new Date(now.getTime() + SESSION_HOURS * 3_600_000);
    expect(await liveSession(session.sessionId, new Date(end.getTime() - 1))).not.toBeNull();
    expect(await liveSession(session.sessionId, end)).toBeNull();
  });

  it("of a person all end when their password is set anew", async () => {
    const now = new Date();
    const [one, two] = [await signedIn(now), await signedIn(now)];
    const target = { userId: one.userId, email, password: "another good passphrase" };
    await setPassword(actorOf(one), target, now, "r-1");
    expect(await Promise.all([one, two].map((session) => liveSession(session.sessionId, now)))).toEqual([null, null]);
    expect((await signIn(attempt({ ip: "d" }), now)).kind).toBe("refused");
    expect((await signIn(attempt({ ip: "e", password: target.password }), now)).kind).toBe("signed_in");
  });

  it("end with the membership", async () => {
    const now = new Date();
    const made = await createOrganization(
      {
        name: "別の商事",
        shops: [],
        administrator: { email: "jiro@shop.example", name: "次郎", password, locale: "ja" },
        ruleset: { rules: [], settings: {}, note: "" },
      },
      now,
    );
    const result = await signIn(attempt({ email: "jiro@shop.example", ip: "f" }), now);
    if (result.kind !== "signed_in") throw new Error(result.kind);
    await prisma().$transaction(async (db) => {
      await db.$executeRaw`SELECT app_set_org(${made.organizationId}::uuid)`;
      await db.membership.deleteMany({ where: { organizationId: made.organizationId } });
    });
    expect(await liveSession(result.session.sessionId, new Date(now.getTime() + 6_000))).toBeNull();
    expect((await signIn(attempt({ email: "jiro@shop.example", ip: "g" }), now)).kind).toBe("refused");
  });
});
