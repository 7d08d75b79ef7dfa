import { describe, expect, it } from "vitest";
import { normaliseOrder } from "../risk/identity/normalise";
import { LISTABLE_KINDS } from "../shared/vocabulary";
import { canonicalValue } from "./canonical-value";

describe("what is listed matches what orders hold, in any spelling", () => {
  it.each([
    ["email", "Taro.Test+shop@GMAIL.com", "tarotest@googlemail.com"],
    ["phone", "０９０（１２３４）５６７８", "+81 90-1234-5678"],
    ["address", "東京都港区六本木三丁目2番1号 101号室", "東京都港区六本木3-2-1-101"],
    ["address_block", "東京都港区六本木三丁目2番1号 101号室", "〒106-0032 東京都港区六本木３－２－１"],
    ["name", "髙橋　太郎", "高橋太郎"],
    ["ip", "2001:DB8:0:0::1", "2001:db8::1"],
  ] as const)("%s", (kind, one, other) => {
    expect(canonicalValue(kind, one)).not.toBeNull();
    expect(canonicalValue(kind, one)).toBe(canonicalValue(kind, other));
  });

  it("gives the very keys that an order's identities have", () => {
    const order = normaliseOrder({
      externalOrderId: "1",
      orderedAt: "2026-04-01T00:00:00Z",
      amountTotal: 1,
      currency: "JPY",
      buyer: {
        lastName: "髙橋",
        firstName: "太郎",
        tel: "03-6447-4534",
        email: "A@Example.JP",
        address: "東京都港区六本木3-2-1 101",
      },
      device: { ip: "203.0.113.9" },
    });
    expect(canonicalValue("name", "高橋 太郎")).toBe(order.buyer?.name?.key);
    expect(canonicalValue("phone", "0364474534")).toBe(order.buyer?.phones[0]?.key);
    expect(canonicalValue("email", "a@example.jp")).toBe(order.buyer?.email?.key);
    expect(canonicalValue("address", "東京都港区六本木3丁目2番1-101")).toBe(order.buyer?.address?.roomKey);
    expect(canonicalValue("address_block", "東京都港区六本木3丁目2番1")).toBe(order.buyer?.address?.blockKey);
    expect(canonicalValue("ip", "203.0.113.9")).toBe(order.ip?.key);
  });
});

describe("what can't be read as an identifier is none", () => {
  it.each([
    ["email", "not a mail address"],
    ["email", "@example.jp"],
    ["phone", "電話"],
    ["phone", "1"],
    ["address", "東京都"],
    ["address", "東京都港区六本木"],
    ["address_block", "大阪府大阪市"],
    ["name", "　"],
    ["ip", "300.1.1.1"],
    ["ip", "example.jp"],
    ["member", " "],
    ["device", ""],
    ["card", "\t"],
  ] as const)("%s %j", (kind, value) => {
    expect(canonicalValue(kind, value)).toBeNull();
  });
});

it("keeps ids that systems made exactly as they are", () => {
  for (const kind of ["member", "device", "card"] as const)
    for (const id of ["AbC-01", " padded ", "ＡＢＣ", "0090"]) expect(canonicalValue(kind, id)).toBe(id);
});

it("is the same for its own result: a canonical value is canonical", () => {
  const room = "東京都渋谷区恵比寿1-19-19 恵比寿ビジネスタワー1204号室";
  const values = {
    email: "a.b+c@gmail.com",
    phone: "090-1234-5678",
    name: "髙橋 太郎",
    ip: "2001:DB8::1",
    address: room,
    address_block: room,
  };
  for (const kind of LISTABLE_KINDS) {
    const value = kind in values ? values[kind as keyof typeof values] : "AbC";
    const once = canonicalValue(kind, value);
    if (once !== null) expect([kind, canonicalValue(kind, once)]).toEqual([kind, once]);
  }
});
