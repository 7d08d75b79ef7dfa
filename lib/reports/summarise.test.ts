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
    expect(both?.fraudShare?.value).toBeCloseTo(0.992, 3);
    expect(both?.fraudShare?.low).toBeCloseTo(0.971, 3);
    expect(both?.fraudShare?.high).toBeCloseTo(0.998, 3);
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
    expect(inHouse.rows[0]?.fraudShare).toBeNull();
  });

  it("divides by every detection, open outcomes included, and says how many are open", () => {
    const { figures } = report(
      tally({ orders: 6 }),
      tally({ verdict: "HOLD", label: "open", orders: 3 }),
      tally({ verdict: "HOLD", label: "genuine", orders: 1 }),
      tally({ verdict: "OK", label: "genuine", orders: 90 }),
    );
    expect(figures.precision).toMatchObject({ hits: 6, n: 10, open: 3, value: 0.6 });
    expect(figures.falsePositiveRate).toMatchObject({ hits: 1, n: 91, open: 0 });
  });

  it("takes the detection rate over mature orders only, by count and by amount", () => {
    const { figures, period } = report(
      tally({ orders: 3, amountJpy: 90_000 }),
      tally({ verdict: "OK", orders: 1, amountJpy: 10_000 }),
      tally({ verdict: "OK", day: "2026-05-16", orders: 50, amountJpy: 1_000_000 }),
    );
    expect(figures.detectionRate).toMatchObject({ hits: 3, n: 4, value: 0.75 });
    expect(figures.detectionRateByAmount).toBe(0.9);
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
    expect(days[0]).toEqual({ day: "2026-04-01", verdicts: { OK: 0, HOLD: 0, NG: 0 }, mature: true, precision: null });
    expect(orders).toBe(0);
  });

  it("reads precision over seven days, those before the period included, and counts them nowhere else", () => {
    const { days, orders, figures } = report(
      tally({ day: "2026-03-26", orders: 4 }),
      tally({ day: "2026-03-25", orders: 100 }),
      tally({ day: "2026-04-01", label: "genuine", orders: 1 }),
    );
    expect(days[0]?.precision).toMatchObject({ hits: 4, n: 5 });
    expect(days[1]?.precision).toMatchObject({ hits: 0, n: 1 });
    expect(orders).toBe(1);
    expect(figures.precision).toMatchObject({ hits: 0, n: 1 });
  });
});
