import { describe, expect, it } from "vitest";
import { dayOfText, isWholeDay, textOfDay } from "./day-text";

describe("a day that is typed", () => {
  it.each([
    "2026/11/22",
    "2026-11-22",
    "2026.11.22",
    "20261122",
    "２０２６／１１／２２",
    "2026年11月22日",
    "R8/11/22",
    "令和8年11月22日",
    " 2026 / 11 / 22 ",
  ])("is read however it is written: %s", (text) => {
    expect(dayOfText(text)).toBe("2026-11-22");
  });

  it("may leave out zeros, and name the first year of an era", () => {
    expect(dayOfText("2026/1/5")).toBe("2026-01-05");
    expect(dayOfText("令和元年5月1日")).toBe("2019-05-01");
  });

  it.each(["", "2026/02/30", "2026/13/01", "11/22", "明日", "2026/11", "202611222"])("is refused: %s", (text) => {
    expect(dayOfText(text)).toBeNull();
  });

  it("is whole only once nothing can follow", () => {
    expect(isWholeDay("2026/11/2")).toBe(false);
    expect(isWholeDay("2026/11/22")).toBe(true);
    expect(isWholeDay("20261122")).toBe(true);
    expect(isWholeDay("2026年1月5日")).toBe(true);
  });

  it("is shown as it can be typed again", () => {
    expect(dayOfText(textOfDay("2026-11-22"))).toBe("2026-11-22");
    expect(textOfDay(null)).toBe("");
  });
});
