import { describe, expect, it } from "vitest";
import { piecesOf, rowWindow, scrolledTo } from "./row-window";

const heightOf = (pieces: ReturnType<typeof piecesOf>): number =>
  pieces.reduce((sum, piece) => sum + ("gap" in piece ? piece.gap : 1), 0);

describe("rowWindow", () => {
  it.each([0, 1, 359, 36_000, 359_640, 1e7, -500])("covers all that is in sight at %i px, and little more", (top) => {
    const count = 10_000;
    const { start, end } = rowWindow({ top, viewPx: 640, rowPx: 36, count });
    const firstSeen = Math.min(count - 1, Math.max(0, Math.floor(top / 36)));
    expect(start).toBeLessThanOrEqual(firstSeen);
    expect(end).toBeGreaterThanOrEqual(Math.min(count, Math.ceil((Math.max(0, top) + 640) / 36)));
    expect(end - start).toBeLessThan(40);
  });

  it("is empty for an empty list", () => {
    expect(rowWindow({ top: 0, viewPx: 640, rowPx: 36, count: 0 })).toEqual({ start: 0, end: 0 });
  });
});

describe("piecesOf", () => {
  it.each([null, 0, 40, 55, 99])("keeps the list's full height, with row %s kept", (kept) => {
    const pieces = piecesOf({ start: 40, end: 60 }, 100, kept);
    expect(heightOf(pieces)).toBe(100);
    if (kept !== null) expect(pieces).toContainEqual({ row: kept });
  });

  it("does not keep a row that is gone", () => {
    expect(piecesOf({ start: 0, end: 3 }, 3, 7)).toEqual([{ row: 0 }, { row: 1 }, { row: 2 }]);
  });
});

describe("scrolledTo", () => {
  it("leaves a row in sight where it is, and brings another to the nearer edge", () => {
    const view = { viewPx: 360, rowPx: 36, top: 720 };
    expect(scrolledTo({ ...view, row: 22 })).toBe(720);
    expect(scrolledTo({ ...view, row: 19 })).toBe(684);
    expect(scrolledTo({ ...view, row: 30 })).toBe(756);
  });
});
