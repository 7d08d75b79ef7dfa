import { parsePhoneNumberFromString } from "libphonenumber-js/max";
import { describe, expect, it } from "vitest";
import { phoneIdentity } from "./phone";

describe("telephone", () => {
  it.each([
    "090-1234-5678",
    "09012345678",
    "０９０－１２３４－５６７８",
    "090ー1234ー5678",
    "090‐1234—5678",
    "090 1234 5678",
    "(090)1234-5678",
    "090.1234.5678",
    "+81 90 1234 5678",
    "+819012345678",
    "+81(0)90-1234-5678",
    "+81-090-1234-5678",
    "＋８１ ９０ １２３４ ５６７８",
    "0081-90-1234-5678",
    "010-81-90-1234-5678",
    "81-90-1234-5678",
    "8109012345678",
    "9012345678",
    "TEL: 090-1234-5678",
    "090-1234-5678(内線 12)",
    "090-1234-5678 ext. 12",
    "090-1234-5678 / 03-6447-4534",
    "〇九〇-一二三四-五六七八",
    "\u202a090-1234-5678\u202c",
  ])("%s is one line", (typed) => {
    expect(phoneIdentity(typed)).toEqual({ raw: typed, e164: "+819012345678", key: "+819012345678", type: "mobile" });
  });

  it.each([
    ["03-6447-4534", "fixed"],
    ["0422-22-1111", "fixed"],
    ["070-1234-5678", "mobile"],
    ["050-3627-8878", "ip"],
    ["0120-123-456", "toll_free"],
    ["0800-123-4567", "toll_free"],
    ["+1 212 555 2368", "other"],
    ["090-1234-567", "invalid"],
    ["00000000000", "invalid"],
    ["1", "invalid"],
  ])("%s is %s", (typed, type) => {
    expect(phoneIdentity(typed)?.type).toBe(type);
  });

  it("knows the mobile numbers of the numbering plan, and takes no other for one", () => {
    for (let prefix = 0; prefix < 1_000; prefix++) {
      const typed = `0${String(prefix).padStart(3, "0")}2345678`;
      const planned = parsePhoneNumberFromString(typed, "JP");
      const isMobile = planned?.isValid() === true && planned.getType() === "MOBILE";
      expect([typed, phoneIdentity(typed)?.type === "mobile"]).toEqual([typed, isMobile]);
    }
  });

  it("keys an invalid number by its digits", () => {
    expect(phoneIdentity("０９０-1234-567")).toMatchObject({ e164: null, key: "0901234567", type: "invalid" });
  });

  it("does not take an invalid foreign number for a Japanese one when its key is read again", () => {
    expect(phoneIdentity("+940000000")).toMatchObject({ e164: null, key: "+940000000", type: "invalid" });
    expect(phoneIdentity("+940000000")?.key).toBe(phoneIdentity(phoneIdentity("+940000000")?.key ?? "")?.key);
  });

  it.each(["", "なし", "-", "　"])("holds no number: %j", (typed) => {
    expect(phoneIdentity(typed)).toBeNull();
  });
});
