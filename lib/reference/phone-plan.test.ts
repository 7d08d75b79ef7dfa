import { describe, expect, it } from "vitest";
import { phoneIdentity } from "@/lib/risk/identity/phone";
import { PUBLIC_FACILITIES } from "./data/public-facilities";
import { isAssignable, prefecturesOf } from "./phone-plan";

const phone = (raw: string) => {
  const found = phoneIdentity(raw);
  if (!found) throw new Error(raw);
  return found;
};

describe("the numbering plan", () => {
  it.each([
    ["03-6447-4534", true],
    ["090-1234-5678", true],
    ["050-5532-1111", true],
    ["090-0123-4567", false],
    ["03-0123-4567", false],
    ["0120-12-34", false],
    ["123", false],
    ["+1 212 555 0123", true],
  ])("tells of %s whether it can be in use", (raw, assignable) => {
    expect(isAssignable(phone(raw))).toBe(assignable);
  });
});

it("knows public facilities by numbers that can be in use, in their own prefecture", () => {
  for (const [number, name] of PUBLIC_FACILITIES) {
    expect([name, prefecturesOf(phone(number))?.some((prefecture) => name.startsWith(prefecture))]).toEqual([
      name,
      true,
    ]);
  }
});

describe("an area code", () => {
  it.each([
    ["03-6447-4534", ["東京都"]],
    ["011-222-3333", ["北海道"]],
    ["045-222-3333", ["神奈川県"]],
    ["092-711-2222", ["福岡県"]],
    ["098-866-2222", ["沖縄県"]],
    ["0852-22-5111", ["島根県"]],
  ])("of %s names its prefecture", (raw, prefectures) => {
    expect(prefecturesOf(phone(raw))).toEqual(prefectures);
  });

  it("that reaches over a border names both sides", () => {
    expect(prefecturesOf(phone("06-6489-6000"))).toEqual(expect.arrayContaining(["大阪府", "兵庫県"]));
    expect(prefecturesOf(phone("042-769-8111"))).toEqual(expect.arrayContaining(["東京都", "神奈川県"]));
    expect(prefecturesOf(phone("0942-85-3500"))).toEqual(expect.arrayContaining(["福岡県", "佐賀県"]));
  });

  it.each(["090-1234-5678", "050-5532-1111", "0120-444-444", "+1 212 555 0123"])("is not asked of %s", (raw) => {
    expect(prefecturesOf(phone(raw))).toBeNull();
  });
});
