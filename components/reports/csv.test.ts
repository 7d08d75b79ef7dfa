import { expect, it } from "vitest";
import type { ReportDay } from "@/lib/reports/contract";
import { csvOf } from "./csv";

const DAY: ReportDay = {
  day: "2026-04-01",
  verdicts: { OK: 90, HOLD: 7, NG: 3 },
  amountsJpy: { OK: 900_000, HOLD: 70_000, NG: 30_000 },
  mature: true,
  precision: {
    byCount: { hits: 6, n: 10, open: 1, value: 0.6, low: 0.3127, high: 0.8318 },
    byAmount: { hitsJpy: 50_000, ofJpy: 100_000, value: 0.5 },
  },
  detectionRate: { byCount: null, byAmount: null },
};

it("gives every day a row with as many cells as the head has columns, empty where nothing is known", () => {
  const rows = csvOf([DAY]).trimEnd().split("\r\n");
  const [head = [], day = []] = rows.map((row) => row.split(","));
  expect(day).toHaveLength(head.length);
  const cell = (name: string) => day[head.indexOf(name)];
  expect(["day", "ng", "precision_n", "precision_low", "precision_share_jpy"].map(cell)).toEqual([
    "2026-04-01",
    "3",
    "10",
    "0.3127",
    "0.5",
  ]);
  expect(["detection_n", "detection_share", "detection_of_jpy"].map(cell)).toEqual(["", "", ""]);
});
