import { describe, expect, it } from "vitest";
import { normaliseForApi } from "./normalisations";

describe("normalisation of single values", () => {
  it("answers in the shape of the contract", () => {
    const answer = normaliseForApi({
      name: "髙橋 太郎",
      nameKana: "ﾀｶﾊｼ ﾀﾛｰ",
      phone: "+81(0)90-1234-5678",
      email: "Taro.Yamada+shop1@googlemail.com",
      address: { postalCode: "150-0013", text: "東京都渋谷区恵比寿1−19−19恵比寿ビジネスタワー201号室" },
    });
    expect(answer).toEqual({
      name: { key: "高橋太郎" },
      nameKana: { key: "タカハシタロオ" },
      phone: { e164: "+819012345678", key: "+819012345678", type: "mobile" },
      email: { key: "taroyamada@gmail.com", domain: "googlemail.com" },
      address: {
        postalCode: "1500013",
        prefecture: "東京都",
        city: "渋谷区",
        town: "恵比寿",
        block: "1-19-19",
        building: "恵比寿ビジネスタワー",
        room: "201",
        blockKey: "東京都渋谷区/恵比寿/1-19-19",
        roomKey: "東京都渋谷区/恵比寿/1-19-19/201",
        confidence: "room",
      },
    });
  });

  it("leaves out what was not asked and keeps the shape of what cannot be read", () => {
    expect(normaliseForApi({})).toEqual({});
    const answer = normaliseForApi({ name: "", nameKana: "", phone: "", email: "", address: { text: "" } });
    expect(answer.name).toEqual({ key: "" });
    expect(answer.phone).toEqual({ e164: null, key: "", type: "invalid" });
    expect(answer.email).toEqual({ key: "", domain: "" });
    expect(answer.address).toMatchObject({ blockKey: "", roomKey: "", confidence: "none" });
  });
});
