import { describe, expect, it } from "vitest";
import { maskEmail, maskId, maskName, maskPhone } from "./mask";

describe("what is masked can be recognised and not used", () => {
  it.each([
    ["山田 花子", "山田 ＊＊"],
    ["山田　花子", "山田 ＊＊"],
    ["山田花子", "山＊＊"],
    ["𠮷", "𠮷＊＊"],
    ["SANTOS MARIA LUISA", "SANTOS ＊＊"],
  ])("the name %s", (name, masked) => expect(maskName(name)).toBe(masked));

  it.each([
    ["yamada@example.jp", "y***@example.jp"],
    ["ｙａｍａｄａ＠ｅｘａｍｐｌｅ．ｊｐ", "y***@example.jp"],
    ["no address", "n***"],
  ])("the mail address %s", (email, masked) => expect(maskEmail(email)).toBe(masked));

  it.each([
    ["090-1234-5678", "090-****-5678"],
    ["+81 90 1234 5678", "090-****-5678"],
    ["＋８１（０）９０１２３４５６７８", "090-****-5678"],
    ["03-6447-4534", "03-****-4534"],
    ["110", "****"],
  ])("the number %s", (phone, masked) => expect(maskPhone(phone)).toBe(masked));

  it("never shows more than a few characters, however long or short the text", () => {
    const long = "あ".repeat(10_000);
    for (const mask of [maskName, maskEmail, maskPhone, maskId]) {
      expect([...mask(long)].length).toBeLessThan(90);
      expect(mask(`${long} ${long}`)).not.toContain("あ".repeat(20));
      expect(mask("")).not.toContain("undefined");
    }
    expect(maskId("tok_5f1c9a")).toBe("to…9a");
    expect(maskId("short")).toBe("****");
  });
});
