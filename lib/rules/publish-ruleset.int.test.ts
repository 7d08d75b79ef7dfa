import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { disposeSingletons } from "@/lib/platform/singleton";
import { makeAnalyst, makeWorld } from "@/lib/review/testing/world";
import type { Rule } from "@/lib/risk/ruleset";
import { DomainError } from "@/lib/shared/domain-error";
import { createTestDatabase, type TestDatabase } from "@/scripts/test/database";
import { publishRuleset, restoreRuleset } from "./publish-ruleset";
import { getRuleset, getVersions } from "./read-ruleset";

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(async () => {
  await disposeSingletons();
  await database.drop();
});

const AT = { now: new Date("2026-05-01T00:00:00Z"), requestId: "test" };
const rule = (id: string, condition = "items.overLimit"): Rule => ({
  id,
  name: id,
  condition,
  effect: { kind: "HOLD" },
  enabled: true,
  position: 1,
});
const makeAuthor = async (name = "佐藤") => makeAnalyst(await makeWorld(), name, "administrator");
const refusalOf = (attempt: Promise<unknown>): Promise<unknown> =>
  attempt.then(
    () => null,
    (error: unknown) => error,
  );

describe("publishRuleset", () => {
  it("lets exactly one of several simultaneous publications be the next version, and tells the others which", async () => {
    const author = await makeAuthor();
    const attempts = await Promise.allSettled(
      ["a", "b", "c", "d"].map((id) => publishRuleset(author, { expectedVersion: 1, rules: [rule(id)], note: id }, AT)),
    );
    const refused = attempts.flatMap((attempt) => (attempt.status === "rejected" ? [attempt.reason] : []));
    expect(attempts.filter((attempt) => attempt.status === "fulfilled")).toHaveLength(1);
    const inForce = await getRuleset(author);
    expect(inForce.version).toBe(2);
    for (const reason of refused) {
      expect(reason).toMatchObject({ code: "ruleset_conflict", values: { version: 2 } });
      expect(reason.extra.current).toMatchObject({ version: 2, publishedByName: "佐藤", note: inForce.note });
    }
  });

  it("refuses a rule that does not compile with the place of each mistake, and stores nothing", async () => {
    const author = await makeAuthor();
    const rules = [rule("sound"), rule("wrong", "order.amountTotal > 1 &&\n  oder.currency == 3")];
    const error = await refusalOf(publishRuleset(author, { expectedVersion: 1, rules, note: "" }, AT));
    expect(error).toBeInstanceOf(DomainError);
    expect(error).toMatchObject({
      code: "invalid_request",
      errors: [
        {
          pointer: "/rules/1/condition",
          code: "rule.unknown_field",
          values: { line: 2, column: 3, suggestion: "order.currency" },
        },
      ],
    });
    expect((await getRuleset(author)).version).toBe(1);
  });

  it("keeps the settings where only rules are published, and the rules where only settings are", async () => {
    const author = await makeAuthor();
    const settings = { signals: { C27: { enabled: false } } };
    await publishRuleset(author, { expectedVersion: 1, rules: [rule("a")], settings, note: "" }, AT);
    await publishRuleset(author, { expectedVersion: 2, rules: [rule("b")], note: "" }, AT);
    expect(await getRuleset(author)).toMatchObject({ version: 3, rules: [{ id: "b" }], settings });
    await publishRuleset(author, { expectedVersion: 3, settings: {}, note: "" }, AT);
    expect(await getRuleset(author)).toMatchObject({ version: 4, rules: [{ id: "b" }], settings: {} });
  });
});

describe("restoreRuleset", () => {
  it("publishes an old version as a new one, and leaves every version as it was", async () => {
    const author = await makeAuthor("鈴木");
    const settings = { signals: { C27: { points: 500 } } };
    await publishRuleset(author, { expectedVersion: 1, rules: [rule("a")], settings, note: "二版" }, AT);
    await publishRuleset(author, { expectedVersion: 2, rules: [rule("b")], settings: {}, note: "三版" }, AT);
    const restored = await restoreRuleset(author, { version: 2, expectedVersion: 3, note: "戻す" }, AT);
    expect(restored).toMatchObject({ version: 4, rules: [{ id: "a" }], settings, note: "戻す" });
    expect(await getRuleset(author, 3)).toMatchObject({ version: 3, rules: [{ id: "b" }], settings: {} });
    const first = await getVersions(author, { cursor: null, limit: 3 });
    expect(first.items.map(({ version, publishedByName }) => [version, publishedByName])).toEqual([
      [4, "鈴木"],
      [3, "鈴木"],
      [2, "鈴木"],
    ]);
    const rest = await getVersions(author, { cursor: first.nextCursor, limit: 3 });
    expect(rest).toMatchObject({ items: [{ version: 1, publishedByName: null }], nextCursor: null });
  });

  it("knows no version that was never published, and no other organisation's", async () => {
    const [author, stranger] = [await makeAuthor(), await makeAuthor()];
    await publishRuleset(author, { expectedVersion: 1, rules: [rule("secret")], note: "" }, AT);
    expect(await refusalOf(getRuleset(stranger, 2))).toMatchObject({ code: "not_found" });
    expect(await refusalOf(restoreRuleset(stranger, { version: 2, expectedVersion: 1, note: "" }, AT))).toMatchObject({
      code: "not_found",
    });
  });
});
