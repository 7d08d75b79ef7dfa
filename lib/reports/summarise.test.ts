import { describe, expect, it } from "vitest";
import { dayPlus } from "./calendar";
import { summarise, type Tally } from "./summarise";

const TODAY = "2026-06-30"; // the first day too young for its outcomes is 2026-05-16
const tally = (over: Partial<Tally>): Tally => ({
  day: "2026-04-01",
  verdict: "NG",
  label: "fraud",
  inHouse: null,
  orders: 1,
  amountJpy: 0,
  ...over,
});
const report = (...tallies: Tally[]) => summarise({ from: "2026-04-01", to: "2026-06-10" }, TODAY, tallies);

describe("summarise", () => {
  it("shows the published headline: 246 of 248 found by both are fraud", () => {
    const { inHouse } = report(
      tally({ inHouse: "NG", orders: 200 }),
      tally({ inHouse: "HOLD", verdict: "HOLD", orders: 46 }),
      tally({ inHouse: "NG", verdict: "HOLD", label: "genuine", orders: 2 }),
    );
    const both = inHouse.rows.find((row) => row.by === "both");
    expect(both).toMatchObject({ orders: 248, fraud: 246, genuine: 2, open: 0 });
    expect(both?.fraudShare.byCount?.value).toBeCloseTo(0.992, 3);
    expect(both?.fraudShare.byCount?.low).toBeCloseTo(0.971, 3);
    expect(both?.fraudShare.byCount?.high).toBeCloseTo(0.998, 3);
  });

  it("tells who detected an order apart, and leaves orders without an in-house verdict out of the table", () => {
    const { inHouse } = report(
      tally({ inHouse: "OK", orders: 3 }),
      tally({ inHouse: "NG", verdict: "OK", orders: 5 }),
      tally({ inHouse: "OK", verdict: "OK", label: "open", orders: 7 }),
      tally({ inHouse: null, verdict: "OK", orders: 11 }),
    );
    expect(inHouse.rows.map(({ by, orders }) => [by, orders])).toEqual([
      ["both", 0],
      ["engine", 3],
      ["in_house", 5],
      ["neither", 7],
    ]);
    expect(inHouse.withoutVerdict).toBe(11);
    expect(inHouse.rows[0]?.fraudShare).toEqual({ byCount: null, byAmount: null });
  });

  it("divides by every detection, open outcomes included, and says how many are open", () => {
    const { figures } = report(
      tally({ orders: 6 }),
      tally({ verdict: "HOLD", label: "open", orders: 3 }),
      tally({ verdict: "HOLD", label: "genuine", orders: 1 }),
      tally({ verdict: "OK", label: "genuine", orders: 90 }),
    );
    expect(figures.precision.byCount).toMatchObject({ hits: 6, n: 10, open: 3, value: 0.6 });
    expect(figures.falsePositiveRate.byCount).toMatchObject({ hits: 1, n: 91, open: 3 });
  });

  it("takes the detection rate over mature orders only, by count and by amount", () => {
    const { figures, period } = report(
      tally({ orders: 3, amountJpy: 90_000 }),
      tally({ verdict: "OK", orders: 1, amountJpy: 10_000 }),
      tally({ verdict: "OK", day: "2026-05-16", orders: 50, amountJpy: 1_000_000 }),
    );
    expect(figures.detectionRate.byCount).toMatchObject({ hits: 3, n: 4, value: 0.75 });
    expect(figures.detectionRate.byAmount).toEqual({ hitsJpy: 90_000, ofJpy: 100_000, value: 0.9 });
    expect(period).toMatchObject({ immatureFrom: "2026-05-16", immatureOrders: 50 });
  });

  it("marks a day as mature only when all of it is old enough", () => {
    const { days } = report();
    expect(days.find(({ day }) => day === "2026-05-15")?.mature).toBe(true);
    expect(days.find(({ day }) => day === "2026-05-16")?.mature).toBe(false);
  });

  it("lists every day of the period, empty ones too", () => {
    const { days, orders } = report();
    expect(days).toHaveLength(71);
    expect(days.map(({ day }) => day)).toEqual(Array.from({ length: 71 }, (_, i) => dayPlus("2026-04-01", i)));
    const none = { byCount: null, byAmount: null };
    expect(days[0]).toEqual({
      day: "2026-04-01",
      verdicts: { OK: 0, HOLD: 0, NG: 0 },
      amountsJpy: { OK: 0, HOLD: 0, NG: 0 },
      mature: true,
      precision: none,
      detectionRate: none,
    });
    expect(orders).toBe(0);
  });

  it("reads precision over seven days, those before the period included, and counts them nowhere else", () => {
    const { days, orders, figures } = report(
      tally({ day: "2026-03-26", orders: 4 }),
      tally({ day: "2026-03-25", orders: 100 }),
      tally({ day: "2026-04-01", label: "genuine", orders: 1 }),
    );
    expect(days[0]?.precision.byCount).toMatchObject({ hits: 4, n: 5 });
    expect(days[1]?.precision.byCount).toMatchObject({ hits: 0, n: 1 });
    expect(orders).toBe(1);
    expect(figures.precision.byCount).toMatchObject({ hits: 0, n: 1 });
  });

  it("reads the detection rate over twenty-eight days, and says nothing of days whose outcomes are still to come", () => {
    const { days } = report(
      tally({ day: "2026-03-05", orders: 3 }),
      tally({ day: "2026-03-05", verdict: "OK", orders: 1, amountJpy: 5_000 }),
      tally({ day: "2026-04-20", verdict: "OK", label: "open", orders: 7 }),
      tally({ day: "2026-05-20", orders: 9 }),
    );
    const on = (day: string) => days.find((one) => one.day === day)?.detectionRate;
    expect(on("2026-04-01")).toMatchObject({ byCount: { hits: 3, n: 4, open: 0 }, byAmount: { value: 0 } });
    expect(on("2026-04-02")).toEqual({ byCount: null, byAmount: null });
    expect(on("2026-05-16")).toEqual({ byCount: null, byAmount: null });
  });

  it("weighs precision by the amount of what was stopped", () => {
    const { figures, amountsJpy } = report(
      tally({ amountJpy: 60_000 }),
      tally({ verdict: "HOLD", label: "genuine", amountJpy: 20_000 }),
      tally({ verdict: "HOLD", label: "open", amountJpy: 40_000 }),
      tally({ verdict: "OK", label: "genuine", amountJpy: 900_000 }),
    );
    expect(figures.precision.byAmount).toEqual({ hitsJpy: 60_000, ofJpy: 120_000, value: 0.5 });
    expect(amountsJpy).toEqual({ OK: 900_000, HOLD: 60_000, NG: 60_000 });
  });
});
