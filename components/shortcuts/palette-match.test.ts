import { describe, expect, it } from "vitest";
import { matching } from "./palette-match";

const ITEMS = [
  { label: "承認", words: "approve" },
  { label: "審査", words: "go-review" },
  { label: "キーボード操作", words: "help" },
  { label: "言語：English", words: "" },
];
const labels = (text: string) => matching(text, ITEMS).map((item) => item.label);

describe("matching", () => {
  it("finds by any part of the name or of the words besides, whatever the width and case", () => {
    expect(labels("きー")).toEqual([]);
    expect(labels("ｷｰﾎﾞｰﾄﾞ")).toEqual(["キーボード操作"]);
    expect(labels("ＲＥＶＩＥＷ")).toEqual(["審査"]);
    expect(labels("言語 eng")).toEqual(["言語：English"]);
  });

  it("puts what begins with the text first, and matches all to no text", () => {
    const items = [
      { label: "再審査", words: "" },
      { label: "審査", words: "" },
    ];
    expect(matching("審査", items).map((item) => item.label)).toEqual(["審査", "再審査"]);
    expect(labels("  ")).toHaveLength(ITEMS.length);
  });
});
