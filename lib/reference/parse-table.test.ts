import { describe, expect, it } from "vitest";
import { addressIdentity } from "@/lib/risk/identity/address";
import { findAddress, findBin, findRoom } from "./look-up";
import { findNetwork, networkRange } from "./network-range";
import { decodeCsv, parseTable } from "./parse-table";
import { TableIndex } from "./table-index";
import { tableOf } from "./tables";
import type { TableName } from "./vocabulary";

const parse = (table: TableName, ...lines: string[]) => parseTable(tableOf(table), lines.join("\n"));
const address = (text: string) => {
  const found = addressIdentity({ address: text });
  if (!found) throw new Error(text);
  return found;
};

describe("an uploaded table", () => {
  it("names every fault with its line and column", async () => {
    const { faults, faultCount, rows } = await parse(
      "bins",
      "bin,country,funding",
      "411111,JP,credit",
      "41111,JP,credit",
      "411112,Japan,credit",
      '"411113",JP,gold',
      "411114,,debit",
      "411115,JP",
      "411111,US,credit",
    );
    expect(faults.map(({ line, column, code }) => [line, column, code])).toEqual([
      [3, "bin", "not_bin"],
      [4, "country", "invalid_format"],
      [5, "funding", "invalid_value"],
      [6, "country", "required"],
      [7, null, "cell_count"],
      [8, "bin", "contradicts_earlier_row"],
    ]);
    expect({ faultCount, rows }).toEqual({ faultCount: 6, rows: 1 });
  });

  it.each([
    ["of a column it does not know", ["bin,country,fundin", "411111,JP,credit"], [1, "fundin", "unknown_column"]],
    ["of a column that is missing", ["bin", "411111"], [1, "country", "column_missing"]],
    ["of a column that is there twice", ["bin,country,country", "411111,JP,JP"], [1, "country", "column_twice"]],
    ["of a file without rows", ["bin,country"], [2, null, "no_rows"]],
    ["of an empty file", [""], [1, null, "no_header"]],
    ["of a quotation mark that never ends", ["bin,country", '"411111,JP'], [2, null, "not_csv"]],
  ])("tells %s", async (_what, lines, fault) => {
    const { faults } = await parse("bins", ...lines);
    expect(faults.map(({ line, column, code }) => [line, column, code])).toEqual([fault]);
  });

  it("finds columns by their Japanese names, in any order", async () => {
    const { index, faultCount } = await parse(
      "facility_phones",
      "名称,電話番号,種別",
      "そば処 関所,０３－６４４７－４５３４,restaurant",
    );
    expect(faultCount).toBe(0);
    expect(index.find("+81364474534")).toEqual(["restaurant", "そば処 関所"]);
  });

  it("takes a row that says the same again once", async () => {
    const { rows, repeated } = await parse("tor_exits", "ip", "192.0.2.1", "192.0.2.1", "2001:db8::1");
    expect({ rows, repeated }).toEqual({ rows: 2, repeated: 1 });
  });

  it("is read in UTF-8 with and without its mark, in Shift_JIS, and in nothing else", () => {
    const sjis = Uint8Array.from([0x8f, 0x5a, 0x8f, 0x8a]); // 住所
    expect(decodeCsv(sjis)).toBe("住所");
    expect(decodeCsv(new TextEncoder().encode("\ufeff住所"))).toBe("住所");
    expect(decodeCsv(Uint8Array.from([0xff, 0xfe, 0xff]))).toBeNull();
  });
});

describe("an index", () => {
  it("is the same after it was stored", async () => {
    const lines = Array.from(
      { length: 5_000 },
      (_, at) => `${411111 + at},${at % 2 ? "JP" : "US"},credit,銀行${at % 7}`,
    );
    const { index } = await parse("bins", "bin,country,funding,issuer", ...lines);
    const again = TableIndex.decode(index.encode());
    expect(again.size).toBe(5_000);
    expect(again.compare(index)).toEqual({ added: 0, changed: 0, removed: 0 });
    for (const at of [0, 1, 2_499, 4_999])
      expect(again.find(String(411111 + at))).toEqual(index.find(String(411111 + at)));
    expect(again.find("400000")).toBeNull();
    expect(again.bytes).toBeLessThan(5_000 * 40);
  });

  it("counts what another has more, less and otherwise", async () => {
    const { index: before } = await parse("bins", "bin,country", "411111,JP", "411112,JP", "411113,JP");
    const { index: after } = await parse("bins", "bin,country", "411111,JP", "411112,US", "411114,JP", "411115,JP");
    expect(after.compare(before)).toEqual({ added: 2, changed: 1, removed: 1 });
    expect(after.compare(null)).toEqual({ added: 4, changed: 0, removed: 0 });
  });

  it("answers the longer BIN first", async () => {
    const { index } = await parse("bins", "bin,country", "411111,JP", "41111122,US");
    expect(findBin(index, "41111122")?.[0]).toBe("US");
    expect(findBin(index, "41111133")?.[0]).toBe("JP");
    expect(findBin(index, "411111")?.[0]).toBe("JP");
    expect(findBin(index, "411112")).toBeNull();
  });

  it("answers the narrowest network, and keeps IPv4 and IPv6 apart", async () => {
    const { index } = await parse(
      "networks",
      "network,class,name",
      "192.0.2.0/24,hosting,wide",
      "192.0.2.64/26,vpn,narrow",
      "192.0.2.70,isp,one",
      "2001:db8::/32,hosting,six",
    );
    const name = (ip: string, version: 4 | 6) => findNetwork(index, ip, version)?.[1] ?? null;
    expect(name("192.0.2.1", 4)).toBe("wide");
    expect(name("192.0.2.65", 4)).toBe("narrow");
    expect(name("192.0.2.70", 4)).toBe("one");
    expect(name("192.0.3.1", 4)).toBeNull();
    expect(name("2001:db8:1::5", 6)).toBe("six");
    expect(name("2001:db9::", 6)).toBeNull();
  });

  it.each(["192.0.2.7/24", "192.0.2.0/33", "2001:db8::1/64", "192.0.2", "192.0.2.0/24/1", "x/8"])(
    "takes %s for no network",
    (text) => expect(networkRange(text)).toBeNull(),
  );

  it("tells a room from its neighbour, and a house from its rooms", async () => {
    const { index } = await parse(
      "vacancies",
      "address,status,as_of",
      "東京都渋谷区恵比寿1-19-19 恵比寿ビル 101号室,vacant,2026-01-05",
      "東京都渋谷区恵比寿1-20-22,occupied,2026/1/5".replace("2026/1/5", "2026/01/05"),
    );
    const find = (text: string) => findRoom(index, address(text))?.[0] ?? null;
    expect(find("東京都渋谷区恵比寿一丁目19番19号 101")).toBe("vacant");
    expect(find("東京都渋谷区恵比寿1-19-19 102")).toBeNull();
    expect(find("東京都渋谷区恵比寿1-20-22")).toBe("occupied");
    expect(find("東京都渋谷区恵比寿1-20-22 301")).toBeNull();
    expect(findAddress(index, address("東京都渋谷区恵比寿1-20-22 301"))?.[0]).toBe("occupied");
  });
});
