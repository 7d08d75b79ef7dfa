import { describe, expect, it } from "vitest";
import { kanaIdentity } from "./kana";

const key = (last: string, first?: string) => kanaIdentity(last, first)?.key;

describe("reading", () => {
  it.each([
    ["ﾔﾏﾀﾞ ﾀﾛｳ", "やまだ たろう"],
    ["オーノ", "オオノ"],
    ["オ－ノ", "オオノ"],
    ["ｵｰﾉ", "おおの"],
    ["タロー", "タロウ"],
    ["ケーコ", "ケイコ"],
    ["ユーキ", "ユウキ"],
    ["サトー", "サトウ"],
    ["キヨウコ", "キョウコ"],
    ["ハツトリ", "ハットリ"],
    ["カツ゛コ", "カズコ"],
    ["ミヅキ", "ミズキ"],
    ["ヴィクトリア", "ビクトリア"],
    ["ジョン・スミス", "ジョンスミス"],
    ["ヤマ\u3099", "ヤマ\u309b"],
    ["シャーリー", "シヤアリイ"],
  ])("%s is %s", (a, b) => {
    expect(key(a)).toBe(key(b));
  });

  it.each([
    ["オオノ", "オノ"],
    ["オーノ", "オノ"],
    ["ユウキ", "ユキ"],
    ["オオタ", "オタ"],
    ["ハタ", "ハダ"],
    ["サトウ", "サト"],
    ["ホンダ", "ホダ"],
    ["ハッタ", "ハタ"],
  ])("%s is not %s", (a, b) => {
    expect(key(a)).not.toBe(key(b));
  });

  it("is null where nothing was sent", () => {
    expect(kanaIdentity(undefined, " ")).toBeNull();
  });
});
