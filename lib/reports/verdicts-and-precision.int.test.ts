import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { disposeSingletons } from "@/lib/platform/singleton";
import { makeAnalyst, makeOrder, makeWorld, type World } from "@/lib/review/testing/world";
import { createTestDatabase, type TestDatabase } from "@/scripts/test/database";
import { verdictsAndPrecision } from "./verdicts-and-precision";

const NOW = new Date("2026-06-30T03:00:00Z");
const at = (instant: string) => new Date(instant);
let database: TestDatabase;
let world: World;

beforeAll(async () => {
  database = await createTestDatabase();
  world = await makeWorld();
});
afterAll(async () => {
  await disposeSingletons();
  await database.drop();
});

describe("verdictsAndPrecision", () => {
  it("gives the figures of a small set counted by hand", async () => {
    const analyst = await makeAnalyst(world, "佐藤");
    const day = at("2026-04-10T03:00:00Z");
    const later = at("2026-05-20T00:00:00Z");
    const paid = [{ type: "paid", at: later }] as const;
    const chargeback = [{ type: "chargeback", at: later }] as const;
    // Detected by the engine: 2 frauds, 1 genuine, 1 open.
    await makeOrder(world, { orderedAt: day, verdict: "NG", amountTotal: 30_000, events: [...paid, ...chargeback] });
    await makeOrder(world, {
      orderedAt: day,
      verdict: "HOLD",
      amountTotal: 50_000,
      document: { inHouse: { verdict: "OK" } },
      events: [{ type: "in_house_verdict", at: later, inHouse: "NG" }, ...chargeback],
    });
    await makeOrder(world, {
      orderedAt: day,
      verdict: "HOLD",
      document: { inHouse: { verdict: "OK" } },
      events: [
        { type: "confirmed_fraud", at: later },
        { type: "confirmed_genuine", at: at("2026-05-21T00:00:00Z") },
      ],
    });
    await makeOrder(world, { orderedAt: day, verdict: "HOLD", events: [{ type: "shipped", at: later }] });
    // Not detected: 1 fraud that only the in-house system found, 2 genuine, and 1 that only was shipped.
    await makeOrder(world, {
      orderedAt: day,
      verdict: "OK",
      amountTotal: 20_000,
      document: { inHouse: { verdict: "NG" } },
      events: [{ type: "written_off", at: later }],
    });
    await makeOrder(world, { orderedAt: day, verdict: "OK", events: paid });
    await makeOrder(world, { orderedAt: day, verdict: "OK", events: paid });
    await makeOrder(world, {
      orderedAt: day,
      verdict: "OK",
      events: [{ type: "shipped", at: later }],
    });

    const report = await verdictsAndPrecision(analyst, { from: "2026-04-01", to: "2026-04-30" }, NOW);

    expect(report.orders).toBe(8);
    expect(report.days.find(({ day }) => day === "2026-04-10")?.verdicts).toEqual({ OK: 4, HOLD: 3, NG: 1 });
    expect(report.figures.precision.byCount).toMatchObject({ hits: 2, n: 4, open: 1 });
    expect(report.figures.detectionRate.byCount).toMatchObject({ hits: 2, n: 3 });
    expect(report.figures.detectionRate.byAmount).toEqual({ hitsJpy: 80_000, ofJpy: 100_000, value: 0.8 });
    expect(report.figures.falsePositiveRate.byCount).toMatchObject({ hits: 1, n: 3 });
    expect(report.inHouse.rows.map(({ by, orders, fraud }) => ({ by, orders, fraud }))).toEqual([
      { by: "both", orders: 1, fraud: 1 },
      { by: "engine", orders: 1, fraud: 0 },
      { by: "in_house", orders: 1, fraud: 1 },
      { by: "neither", orders: 0, fraud: 0 },
    ]);
    expect(report.inHouse.withoutVerdict).toBe(5);
  });

  it("counts days as Tokyo has them", async () => {
    const elsewhere = await makeWorld();
    const analyst = await makeAnalyst(elsewhere, "鈴木");
    await makeOrder(elsewhere, { orderedAt: at("2026-04-01T14:59:59.999Z"), verdict: "OK" }); // 23:59 on the 1st
    await makeOrder(elsewhere, { orderedAt: at("2026-04-01T15:00:00Z"), verdict: "OK" }); // midnight of the 2nd
    const report = await verdictsAndPrecision(analyst, { from: "2026-04-01", to: "2026-04-02" }, NOW);
    expect(report.days.map(({ day, verdicts }) => [day, verdicts.OK])).toEqual([
      ["2026-04-01", 1],
      ["2026-04-02", 1],
    ]);
  });

  it("counts one shop or one payment method alone when asked", async () => {
    const filtered = await makeWorld();
    const analyst = await makeAnalyst(filtered, "高橋");
    const orderedAt = at("2026-04-10T03:00:00Z");
    await makeOrder(filtered, { orderedAt, verdict: "NG", document: { payment: { method: "card" } } });
    await makeOrder(filtered, { orderedAt, verdict: "OK", document: { payment: { method: "cod" } } });
    const ordersOf = async (filter: object) =>
      (await verdictsAndPrecision(analyst, { from: "2026-04-01", to: "2026-04-30", ...filter }, NOW)).verdicts;
    expect(await ordersOf({ method: "card" })).toEqual({ OK: 0, HOLD: 0, NG: 1 });
    expect(await ordersOf({ shop: "shop" })).toEqual({ OK: 1, HOLD: 0, NG: 1 });
    expect(await ordersOf({ shop: "another" })).toEqual({ OK: 0, HOLD: 0, NG: 0 });
  });

  it("shows nothing of another organisation", async () => {
    const stranger = await makeAnalyst(await makeWorld(), "他社");
    expect((await verdictsAndPrecision(stranger, { from: "2026-04-01", to: "2026-04-30" }, NOW)).orders).toBe(0);
  });
});
