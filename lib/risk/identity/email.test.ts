import { describe, expect, it } from "vitest";
import { emailIdentity } from "./email";

const key = (typed: string) => emailIdentity(typed)?.key;

describe("mail address", () => {
  it.each([
    ["Taro.Yamada+shop1@gmail.com", "taroyamada@googlemail.com"],
    ["TARO@EXAMPLE.COM", "taro@example.com"],
    ["ｔａｒｏ＠ｅｘａｍｐｌｅ．ｃｏｍ", "taro@example.com"],
    ["taro@example。com", "taro@example.com"],
    [" taro@example.com ", "taro@example.com"],
    ["taro @ example.com", "taro@example.com"],
    ["taro\u200b@example.com", "taro@example.com"],
    ["mailto:taro@example.com", "taro@example.com"],
    ["太郎 <taro@example.com>", "taro@example.com"],
    ["taro+a@outlook.jp", "taro@outlook.jp"],
    ["taro+a@icloud.com", "taro@me.com"],
    ["taro+a@protonmail.com", "taro@pm.me"],
    ["taro@protonmail.ch", "taro@proton.me"],
    ["taro@日本語.jp", "taro@xn--wgv71a119e.jp"],
    ["taro@example.com.", "taro@example.com"],
  ])("%s is %s", (a, b) => {
    expect(key(a)).toBe(key(b));
  });

  it.each([
    ["taro.yamada@docomo.ne.jp", "taroyamada@docomo.ne.jp"],
    ["taro+a@example.co.jp", "taro@example.co.jp"],
    ["taro.yamada@outlook.com", "taroyamada@outlook.com"],
    ["taro@outlook.com", "taro@hotmail.com"],
    ["taro-a@yahoo.co.jp", "taro@yahoo.co.jp"],
    ["taro@ezweb.ne.jp", "taro@au.com"],
    ["taro_1@gmail.com", "taro1@gmail.com"],
  ])("%s is not %s", (a, b) => {
    expect(key(a)).not.toBe(key(b));
  });

  it.each([
    ["taro@example.com", true],
    ["taro..yamada.@docomo.ne.jp", true],
    ['"taro..yamada."@docomo.ne.jp', true],
    ["o'hara+x@example.museum", true],
    ["taro@xn--wgv71a119e.jp", true],
    ["taro", false],
    ["@example.com", false],
    ["+a@gmail.com", false],
    ["taro@", false],
    ["taro@example", false],
    ["taro@-example.com", false],
    ["taro@exam_ple.com", false],
    ["taro@example..com", false],
    ["taro@192.168.0.1", false],
    ["太郎@example.com", false],
    [`${"a".repeat(65)}@example.com`, false],
  ])("%s is valid: %s", (typed, valid) => {
    expect(emailIdentity(typed)?.valid).toBe(valid);
  });

  it("keeps the domain as written, in ASCII, for the tables that judge it", () => {
    expect(emailIdentity("taro@GoogleMail.com")).toMatchObject({ domain: "googlemail.com", key: "taro@gmail.com" });
    expect(emailIdentity("taro")).toMatchObject({ domain: "", key: "taro" });
  });

  it("is null where nothing was typed", () => {
    expect(emailIdentity("　\u0000")).toBeNull();
  });
});
