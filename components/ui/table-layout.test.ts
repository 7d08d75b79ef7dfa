import { describe, expect, it } from "vitest";
import { type Column, isShown, NO_LAYOUT, parseLayout, widthOf, withShown, withWidth } from "./table-layout";

const column = (over: Partial<Column<string>> = {}): Column<string> => ({
  id: "amount",
  header: "Amount",
  width: 120,
  cell: (row) => row,
  ...over,
});

describe("a table's layout", () => {
  it("comes back from storage as it was stored", () => {
    const layout = withShown(withWidth(NO_LAYOUT, column(), 200), "shop", false);
    expect(parseLayout(JSON.parse(JSON.stringify(layout)))).toEqual(layout);
  });

  it.each([null, 7, "x", [], { widths: 3 }, { widths: { amount: "wide" }, shown: { amount: 1 } }])(
    "survives whatever else stands in storage: %j",
    (stored) => {
      const layout = parseLayout(stored) ?? NO_LAYOUT;
      expect(widthOf(column(), layout)).toBe(120);
      expect(isShown(column(), layout)).toBe(true);
    },
  );

  it("keeps a column that tells rows apart, whatever was stored", () => {
    expect(isShown(column({ hideable: false }), withShown(NO_LAYOUT, "amount", false))).toBe(true);
  });

  it("keeps widths within what can be read and reached again", () => {
    expect(widthOf(column({ minWidth: 80 }), withWidth(NO_LAYOUT, column({ minWidth: 80 }), -20))).toBe(80);
    expect(widthOf(column(), withWidth(NO_LAYOUT, column(), 1e9))).toBe(960);
    expect(widthOf(column({ grow: true }), NO_LAYOUT)).toBeNull();
  });
});
