import { describe, expect, it } from "vitest";
import { containsCardNumber, findCardNumbers } from "./card-numbers";

describe("a card number is found wherever it is typed", () => {
  it.each([
    "4111111111111111",
    "4111 1111 1111 1111",
    "4111-1111-1111-1111",
    "４１１１ー１１１１ー１１１１ー１１１１",
    "カードは5555555555554444です",
    "amex 378282246310005 まで",
    "JCB 3530111333300000",
    "30569309025904",
    "order 12 4111 1111 1111 1111",
    "4111111111111111 12/29 123",
    "4111_1111_1111_1111",
    "4111\u200b1111\u00ad1111\u20601111",
    "4\u200d1\u200d1\u200d1\u200d1\u200d1\u200d1\u200d1\u200d1\u200d1\u200d1\u200d1\u200d1\u200d1\u200d1\u200d1",
    "٤١١١ ١١١١ ١١١١ ١١١١",
    "۴۱۱۱۱۱۱۱۱۱۱۱۱۱۱۱",
    "𝟒𝟏𝟏𝟏𝟏𝟏𝟏𝟏𝟏𝟏𝟏𝟏𝟏𝟏𝟏𝟏",
    "④①①①①①①①①①①①①①①①",
    "41111111-1111-1111-0000-000000000000",
    "01a20339-ae5c-7503-861b-aa0bd01a85dd 4111111111111111",
  ])("%s", (text) => {
    expect(containsCardNumber(text)).toBe(true);
  });
});

describe("what merely looks like one is left alone", () => {
  it.each([
    ["a JAN code", "4901234567894"],
    ["a JAN code starting with 49 and another", "4901234567894 4512345678906"],
    ["a wrong check digit", "4111111111111112"],
    ["a length that the issuer does not use", "41111111111111"],
    ["no issuer's prefix", "1234567890123452"],
    ["a phone number", "03-6447-4534"],
    ["a tracking number", "123456789012"],
    ["a UUID", "41111111-1111-1111-abcd-0123456789ab"],
    ["a UUID among words", "token 41111111-1111-1111-ABCD-0123456789AB"],
    ["nothing", ""],
  ])("%s", (_what, text) => {
    expect(containsCardNumber(text)).toBe(false);
  });
});

describe("findCardNumbers", () => {
  it("names the fields, and reads notes, names, custom and card fields, the token included", () => {
    const card = "4111111111111111";
    const found = findCardNumbers({
      note: card,
      buyer: { lastName: card },
      custom: { memo: card, number: 4111111111111111 },
      payment: { card: { token: card } },
      items: [{ name: card }],
    });
    expect(found).toEqual([
      "/note",
      "/buyer/lastName",
      "/custom/memo",
      "/custom/number",
      "/payment/card/token",
      "/items/0/name",
    ]);
  });

  it("takes no fraction for one: the digits of a score are no card number, those of a whole number may be", () => {
    const digits = "5105105105105100";
    expect(
      findCardNumbers({ score: Number(`0.${digits}`), rate: 4.111111111111111, tiny: 2.5660466994830472e-291 }),
    ).toEqual([]);
    expect(findCardNumbers({ memo: Number(digits) })).toEqual(["/memo"]);
  });

  it("exempts opaque ids, which collide by chance", () => {
    const id = "4111111111111111";
    expect(
      findCardNumbers({
        externalOrderId: id,
        buyer: { memberId: id },
        items: [{ sku: id }],
        affiliate: { clickId: id, landingUrl: `https://example.jp/?c=${id}` },
        device: { deviceId: id, cookieId: id },
      }),
    ).toEqual([]);
  });
});
