import { parse } from "csv-parse/sync";
import { v7 } from "uuid";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import en from "@/lib/i18n/messages/en/admin.json";
import ja from "@/lib/i18n/messages/ja/admin.json";
import { encodeCursor } from "@/lib/platform/http/cursor";
import { disposeSingletons } from "@/lib/platform/singleton";
import { withTenant } from "@/lib/platform/tenant";
import { createTestDatabase, type TestDatabase } from "@/scripts/test/database";
import type { UserActor } from "./actor";
import { issueApiKey } from "./api-keys";
import { AUDIT_ACTIONS, AUDIT_AREAS, type AuditFilter } from "./audit-contract";
import { auditActor, listAudit, recordAudit, SYSTEM } from "./audit-store";
import { exportAudit } from "./export-audit";
import { invite } from "./invitations";
import { makeMember, makeOrganization } from "./testing.fixture";

let database: TestDatabase;
let one: UserActor;
let analyst: UserActor;
beforeAll(async () => {
  database = await createTestDatabase();
  one = await makeOrganization("audited", new Date("2026-01-01T00:00:00Z"));
  analyst = await makeMember(one.organizationId, "analyst");
  const decide = (actor: UserActor | null, at: string, subjectId: string) =>
    withTenant(one.organizationId, (t) =>
      recordAudit(t, {
        ...(actor ? auditActor(actor) : SYSTEM),
        action: "case.decide",
        subjectType: "case",
        subjectId,
        detail: { decision: "approve", note: '=1+1, "quoted"\nline' },
        at: new Date(at),
      }),
    );
  await decide(analyst, "2026-04-01T14:59:59.999Z", "late on the first");
  await decide(analyst, "2026-04-01T15:00:00.000Z", "early on the second");
  await decide(null, "2026-04-02T15:00:00.000Z", "on the third");
});
afterAll(async () => {
  await disposeSingletons();
  await database.drop();
});

const asked = async (filter: AuditFilter) =>
  (await withTenant(one.organizationId, (t) => listAudit(t, { filter, cursor: null, limit: 100 }))).items;

describe("the audit log", () => {
  it("pages by cursor without loss or repetition", async () => {
    for (let n = 0; n < 5; n++) await issueApiKey(one, { name: "k", scopes: ["read"] }, new Date(), "r");
    const seen: string[] = [];
    let cursor: string | null = null;
    do {
      const page = await withTenant(one.organizationId, (t) => listAudit(t, { cursor, limit: 3 }));
      seen.push(...page.items.map((event) => event.id));
      cursor = page.nextCursor;
    } while (cursor !== null);
    const all = await withTenant(one.organizationId, ({ db }) => db.auditEvent.findMany({ select: { id: true } }));
    expect(new Set(seen).size).toBe(seen.length);
    expect(seen.length).toBe(all.length);
  });

  it.each([
    ["garbage", "bm9wZQ"],
    ["a year that no calendar of the database has", encodeCursor(["0000-01-01T00:00:00.000Z", v7()])],
    ["the year 9999", encodeCursor(["9999-12-31T23:59:59.999Z", v7()])],
    ["an instant with a month 13", encodeCursor(["2026-13-01T00:00:00.000Z", v7()])],
    ["no id", encodeCursor(["2026-01-01T00:00:00.000Z", "x"])],
  ])("refuses a cursor of %s", async (_what, cursor) => {
    const read = withTenant(one.organizationId, (t) => listAudit(t, { cursor, limit: 3 }));
    await expect(read).rejects.toMatchObject({ code: "malformed_parameter", errors: [{ pointer: "/cursor" }] });
  });

  it("answers who, what, about what, and in which days of Japan", async () => {
    const subjects = async (filter: AuditFilter) => (await asked(filter)).map((event) => event.subjectId);
    expect(await subjects({ who: analyst.userId })).toEqual(["early on the second", "late on the first"]);
    expect(await subjects({ who: "system", area: "case" })).toEqual(["on the third"]);
    expect(await subjects({ subject: "late on the first" })).toEqual(["late on the first"]);
    expect(await subjects({ from: "2026-04-02", to: "2026-04-02" })).toEqual(["early on the second"]);
    expect(await subjects({ area: "case", to: "2026-04-01" })).toEqual(["late on the first"]);
    expect(await subjects({ who: v7() })).toEqual([]);
  });

  it("names who acted and what it was done to, as they are called now, and holds no names itself", async () => {
    const call = { now: new Date(), requestId: "r" };
    const { invitation } = await invite(one, { email: "guest@new.example", role: "analyst", locale: "ja" }, call);
    expect(await asked({ subject: invitation.id })).toMatchObject([
      { actorName: "audited administrator", subjectName: "guest@new.example", detail: { role: "analyst" } },
    ]);
    const stored = await withTenant(one.organizationId, ({ db }) => db.auditEvent.findMany());
    expect(JSON.stringify(stored)).not.toContain("guest@new.example");
  });

  it("can't be changed or erased by the application", async () => {
    const tamper = (sql: string) => withTenant(one.organizationId, ({ db }) => db.$executeRawUnsafe(sql));
    await expect(tamper("UPDATE audit_event SET action = 'x'")).rejects.toThrow(/permission denied/);
    await expect(tamper("DELETE FROM audit_event")).rejects.toThrow(/permission denied/);
  });
});

describe("the export", () => {
  it("holds what the filter asks for, line ends and quotes intact, and nothing a spreadsheet would run", async () => {
    const call = { now: new Date(), requestId: "export", locale: "ja" as const };
    const lines = await exportAudit(one, { who: analyst.userId }, call);
    const text = await new Response(lines).text();
    const rows: Record<string, string>[] = parse(text, { columns: true, bom: true });
    expect(rows.map((row) => row[ja.audit.csv.subjectId])).toEqual(["early on the second", "late on the first"]);
    expect(rows[0]?.[ja.audit.csv.at]).toBe("2026-04-02 00:00:00");
    expect(rows[0]?.[ja.audit.csv.action]).toBe(ja.audit.action.case.decide);
    expect(JSON.parse(rows[0]?.[ja.audit.csv.detail] ?? "")).toMatchObject({ decision: "approve" });
    expect(text).not.toMatch(/(^|,)[=+@]/m);
    expect(await asked({ area: "audit" })).toMatchObject([
      { action: "audit.export", actorId: one.userId, requestId: "export", detail: { who: analyst.userId } },
    ]);
  });
});

it("every act that can be recorded has its area, and a text in both languages", () => {
  for (const texts of [ja.audit, en.audit]) {
    const actions: Record<string, Record<string, string>> = texts.action;
    const areas: Record<string, string> = texts.area;
    for (const area of AUDIT_AREAS) {
      expect([area, typeof areas[area]]).toEqual([area, "string"]);
      for (const action of AUDIT_ACTIONS[area]) {
        const [subject = "", verb = ""] = action.split(".");
        expect([action, typeof actions[subject]?.[verb]]).toEqual([action, "string"]);
      }
    }
  }
});
