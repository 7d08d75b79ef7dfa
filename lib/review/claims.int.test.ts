import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import type { UserActor } from "@/lib/access/actor";
import { disposeSingletons } from "@/lib/platform/singleton";
import { DomainError } from "@/lib/shared/domain-error";
import { createTestDatabase, type TestDatabase } from "@/scripts/test/database";
import { claimCase, LEASE_SECONDS } from "./claim-case";
import { claimNextCase } from "./claim-next-case";
import { releaseClaim } from "./release-claim";
import { makeAnalyst, makeCase, makeWorld, type World } from "./testing/world";

const NOW = new Date("2026-06-30T03:00:00Z");
const DUE = new Date("2026-06-30T06:00:00Z");
const inSeconds = (seconds: number) => new Date(NOW.getTime() + seconds * 1_000);
const failure = (promise: Promise<unknown>): Promise<DomainError> =>
  promise.then(
    () => Promise.reject(new Error("it succeeded")),
    (error: unknown) => (error instanceof DomainError ? error : Promise.reject(error)),
  );

let database: TestDatabase;
let world: World;
let analysts: UserActor[];

beforeAll(async () => {
  // A hundred at once: enough connections that none waits for one longer than a transaction may.
  vi.stubEnv("DATABASE_POOL_MAX", "30");
  database = await createTestDatabase();
  world = await makeWorld();
  analysts = await Promise.all(Array.from({ length: 100 }, (_, i) => makeAnalyst(world, `担当者${i}`)));
});
afterAll(async () => {
  await disposeSingletons();
  await database.drop();
});

const analyst = (index: number): UserActor => analysts[index] ?? expect.fail("no such analyst");

describe("claimCase", () => {
  it("gives a case to exactly one of a hundred who ask at once, and tells the others who has it", async () => {
    const caseId = await makeCase(world, DUE);
    const results = await Promise.allSettled(analysts.map((actor) => claimCase(actor, caseId, NOW)));
    const winner = results.findIndex((result) => result.status === "fulfilled");
    const refused = results.flatMap((result) => (result.status === "rejected" ? [result.reason] : []));
    expect(refused).toHaveLength(99);
    for (const error of refused) {
      expect(error).toMatchObject({
        code: "case_claimed",
        extra: { claim: { holder: `担当者${winner}`, mine: false } },
      });
    }
  });

  it("renews the holder's lease, keeping when it began", async () => {
    const caseId = await makeCase(world, DUE);
    await claimCase(analyst(0), caseId, NOW);
    const { claim } = await claimCase(analyst(0), caseId, inSeconds(60));
    expect(claim).toMatchObject({
      mine: true,
      claimedAt: NOW.toISOString(),
      expiresAt: inSeconds(60 + LEASE_SECONDS).toISOString(),
    });
  });

  it("holds to the last instant of the lease and not beyond", async () => {
    const caseId = await makeCase(world, DUE);
    await claimCase(analyst(0), caseId, NOW);
    const early = await failure(claimCase(analyst(1), caseId, new Date(inSeconds(LEASE_SECONDS).getTime() - 1)));
    expect(early.code).toBe("case_claimed");
    const { claim } = await claimCase(analyst(1), caseId, inSeconds(LEASE_SECONDS));
    expect(claim).toMatchObject({ holder: "担当者1", claimedAt: inSeconds(LEASE_SECONDS).toISOString() });
    expect((await failure(claimCase(analyst(0), caseId, inSeconds(LEASE_SECONDS + 1)))).code).toBe("case_claimed");
  });

  it("frees a released case, and lets nobody release another's", async () => {
    const caseId = await makeCase(world, DUE);
    await claimCase(analyst(0), caseId, NOW);
    await releaseClaim(analyst(1), caseId);
    expect((await failure(claimCase(analyst(1), caseId, NOW))).code).toBe("case_claimed");
    await releaseClaim(analyst(0), caseId);
    expect((await claimCase(analyst(1), caseId, NOW)).claim.holder).toBe("担当者1");
  });

  it("does not know another organisation's case", async () => {
    const stranger = await makeAnalyst(await makeWorld("他社"), "他社の担当者");
    const caseId = await makeCase(world, DUE);
    expect((await failure(claimCase(stranger, caseId, NOW))).code).toBe("not_found");
    expect((await failure(releaseClaim(stranger, caseId))).code).toBe("not_found");
  });
});

describe("claimNextCase", () => {
  it("hands different cases to people who ask at once, soonest due first, until none is left", async () => {
    const own = await makeWorld("次の案件");
    const people = await Promise.all(Array.from({ length: 12 }, (_, i) => makeAnalyst(own, `次${i}`)));
    const caseIds = await Promise.all(Array.from({ length: 10 }, (_, i) => makeCase(own, inSeconds(3_600 + i))));
    const answers = await Promise.all(people.map((actor) => claimNextCase(actor, {}, NOW)));
    const taken = answers.flatMap(({ next }) => (next ? [next.caseId] : []));
    expect(taken.toSorted()).toEqual(caseIds.toSorted());
  });

  it("gives back one's own case before another", async () => {
    const own = await makeWorld("自分の案件");
    const person = await makeAnalyst(own, "自分");
    const first = await makeCase(own, inSeconds(60));
    await makeCase(own, inSeconds(120));
    expect((await claimNextCase(person, {}, NOW)).next?.caseId).toBe(first);
    expect((await claimNextCase(person, {}, NOW)).next?.caseId).toBe(first);
  });

  it("keeps to the filter", async () => {
    const own = await makeWorld("絞り込み");
    const person = await makeAnalyst(own, "担当");
    await makeCase(own, inSeconds(60), { scoreTenths: 4_999 });
    const high = await makeCase(own, inSeconds(120), { scoreTenths: 5_000 });
    expect((await claimNextCase(person, { shop: "elsewhere" }, NOW)).next).toBeNull();
    expect((await claimNextCase(person, { shop: "shop", minScore: 500 }, NOW)).next?.caseId).toBe(high);
  });
});
