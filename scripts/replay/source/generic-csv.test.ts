import { describe, expect, it } from "vitest";
import { columnsOf, orderOf } from "./generic-csv";

const HEADER = [
  "externalOrderId",
  "orderedAt",
  "amountTotal",
  "isFirstOrder",
  "buyer.email",
  "items.0.sku",
  "items.1.unitPrice",
  "behavior.pastedFields",
  "custom.campaign",
  "custom.rank",
  "device.ip",
  "affiliate.utm.source",
  "fraud",
  "labelledAt",
];
const read = (cells: string[]) => orderOf(columnsOf(HEADER), 7, cells);
const CELLS = ["A1", "2026-01-01T09:00:00+09:00", "5400", "true", "x@example.jp", "S1", "300"];
const REST = ["buyer.tel|note", "summer", "3", "192.0.2.1", "mail"];

describe("orderOf", () => {
  it("builds the API's order from dotted columns, each cell in its field's type", () => {
    expect(read([...CELLS, ...REST, "1", "2026-02-01T00:00:00Z"])).toEqual({
      kind: "order",
      line: 7,
      order: {
        externalOrderId: "A1",
        orderedAt: "2026-01-01T09:00:00+09:00",
        amountTotal: 5400,
        currency: "JPY",
        isFirstOrder: true,
        buyer: { email: "x@example.jp" },
        items: [{ sku: "S1" }, { unitPrice: 300 }],
        behavior: { pastedFields: ["buyer.tel", "note"] },
        custom: { campaign: "summer", rank: 3 },
        device: { ip: "192.0.2.1" },
        affiliate: { utm: { source: "mail" } },
      },
      label: { fraud: true, at: "2026-02-01T00:00:00.000Z" },
    });
  });

  it("leaves out what an empty cell does not say, the label included", () => {
    const entry = read(["A1", "2026-01-01T09:00:00+09:00", "5400", "", "", "S1", "1", "", "", "", "", "", "", ""]);
    expect(entry).toMatchObject({ kind: "order", label: null });
    expect(entry.kind === "order" && Object.keys(entry.order)).toEqual([
      "externalOrderId",
      "orderedAt",
      "amountTotal",
      "currency",
      "items",
    ]);
  });

  it("takes a label without a date to be known after seven days", () => {
    expect(read([...CELLS, ...REST, "0", ""])).toMatchObject({
      label: { fraud: false, at: "2026-01-08T00:00:00.000Z" },
    });
  });

  it.each([
    [["A1", "2026-01-01T09:00:00+09:00", "5,400", ...CELLS.slice(3), ...REST, "", ""], /amountTotal is not a number/],
    [["A1", "2026/01/01", "5400", ...CELLS.slice(3), ...REST, "", ""], /orderedAt/],
    [[...CELLS, ...REST, "yes", ""], /fraud/],
    [[...CELLS, ...REST, "1", "soon"], /labelledAt/],
    [[...CELLS, ...REST, "1", "2020-01-01T00:00:00Z"], /before orderedAt/],
    [["A1"], /columns/],
  ])("refuses %j and says why", (cells, why) => {
    expect(read(cells)).toMatchObject({ kind: "fault", line: 7, why: expect.stringMatching(why) });
  });
});

describe("columnsOf", () => {
  it("refuses a header without the required fields, or with a column that is no field", () => {
    expect(() => columnsOf(["a", "b"])).toThrow(/externalOrderId, orderedAt, amountTotal/);
    expect(() => columnsOf([...HEADER, "buyer.mail"])).toThrow(/buyer\.mail/);
    expect(() => columnsOf([...HEADER, "buyer"])).toThrow(/buyer/);
    expect(() => columnsOf([...HEADER, "items.sku"])).toThrow(/items\.sku/);
  });
});
