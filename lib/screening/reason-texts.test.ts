import { describe, expect, it } from "vitest";
import { evidenceSentence } from "./reason-texts";

describe("the sentence of a reason", () => {
  it("says what is usual where that was recorded, and does without it where it was not", () => {
    const evidence = { names: 5, windowDays: 30 };
    expect(evidenceSentence("C05", { ...evidence, namesMin: 5 }, "ja")).toContain("通常は4人まで");
    expect(evidenceSentence("C05", evidence, "ja")).toBe(
      "同じ番地に、30日以内に5人の新しい名義で注文されています（本注文を含む）",
    );
    expect(evidenceSentence("D12", { why: "near_limit" }, "en")).toBe("Just below the deferred-payment limit");
  });

  it("names countries in the reader's language", () => {
    const evidence = { cardCountry: "US", ipCountry: "BR" };
    expect(evidenceSentence("C12", evidence, "ja")).toMatch(/アメリカ合衆国.*ブラジル/);
    expect(evidenceSentence("C12", evidence, "en")).toMatch(/United States.*Brazil/);
  });

  it("says whose identifier stands on a list", () => {
    const evidence = { kind: "phone", count: 1, reason: "stolen_card" };
    expect(evidenceSentence("C01", { ...evidence, side: "delivery" }, "ja")).toMatch(/^配送先の電話番号が/);
    expect(evidenceSentence("C01", evidence, "ja")).toMatch(/^電話番号が/);
  });

  it("says where several cards met, and how much is unpaid, where that was recorded", () => {
    const cards = { cards: 5, windowHours: 24, cardsMin: 3 };
    expect(evidenceSentence("C17", { ...cards, by: "ip" }, "ja")).toMatch(/^同じIPアドレスで、/);
    expect(evidenceSentence("C17", cards, "ja")).toMatch(/^同じ端末またはIPアドレスで、/);
    const unpaid = { orders: 2, daysAgo: 15, status: "overdue", currency: "JPY" };
    expect(evidenceSentence("D01", { ...unpaid, owed: 11_500 }, "en")).toContain("2 unpaid orders worth ¥11,500 (");
    expect(evidenceSentence("D01", unpaid, "en")).toContain("2 unpaid orders (");
    expect(evidenceSentence("D02", { ...unpaid, owed: 11_500 }, "ja")).toBe(
      "同じ部屋の別の人に、未払いの注文が2件（¥11,500）あります（直近は15日前に期限超過）",
    );
    expect(evidenceSentence("D02", { orders: 2 }, "ja")).toBe("同じ部屋の別の人に、未払いの注文が2件あります");
  });

  it("says how much was heaped up, where that was recorded", () => {
    const heap = { why: "heap", quantity: 12, quantityMin: 5 };
    expect(evidenceSentence("D12", heap, "ja")).toBe("同じ商品を12個、後払いで注文しています（通常は4個まで）");
    expect(evidenceSentence("D12", heap, "en")).toBe("12 units of one article on deferred payment (usually at most 4)");
    expect(evidenceSentence("D12", { why: "heap" }, "en")).toBe("Many units of one article on deferred payment");
  });

  it("leaves out a network without a name", () => {
    expect(evidenceSentence("C15", { networkClass: "vpn", network: "" }, "ja")).toBe("VPNからの注文です");
  });

  it("is empty where the evidence of another version of the engine can't fill it", () => {
    expect(evidenceSentence("C05", {}, "ja")).toBe("");
    expect(evidenceSentence("Z99", {}, "ja")).toBe("");
  });
});
