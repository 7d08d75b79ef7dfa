import { describe, expect, it } from "vitest";
import { nameIdentity } from "./name";

const key = (last: string, first?: string) => nameIdentity(last, first)?.key;

describe("name", () => {
  it.each([
    ["髙橋 太郎", "高橋太郎"],
    ["山﨑", "山崎"],
    ["山嵜", "山崎"],
    ["渡邉", "渡辺"],
    ["渡邊", "渡辺"],
    ["渡邉󠄂", "渡辺"],
    ["葛󠄀城", "葛城"],
    ["齋藤", "斎藤"],
    ["齊藤", "斉藤"],
    ["澤田", "沢田"],
    ["濵田", "浜田"],
    ["濱田", "浜田"],
    ["𠮷野", "吉野"],
    ["德川", "徳川"],
    ["冨田", "富田"],
    ["中嶋", "中島"],
    ["櫻井", "桜井"],
    ["廣瀨", "広瀬"],
    ["龍崎", "竜崎"],
    ["佐々木", "佐佐木"],
    ["塚本", "塚本"],
    ["神谷", "神谷"],
    ["ﾀﾅｶ", "タナカ"],
    ["ＳＭＩＴＨ", "smith"],
    ["マイケル・スミス", "マイケルスミス"],
    ["山田　太郎　様", "山田太郎"],
    ["山\u200b田太郎", "山田太郎"],
  ])("%s is %s", (a, b) => {
    expect(key(a)).toBe(key(b));
  });

  it("folds every old form of the jōyō and given-name tables", () => {
    const pairs =
      "寬寛 亙亘 萠萌 瑤瑶 祿禄 晄晃 緣縁 卽即 盡尽 濕湿 寢寝 儉倹 僞偽 瘦痩 鍊錬 涉渉 內内 晉晋 尙尚 說説 悅悦 " +
      "籔薮 礒磯 莵菟 穎頴 塡填 剝剥 俱倶 驒騨 柗松 𠮟叱 㐂喜 杦杉 鳯鳳 餘余 凉涼 沖冲 海海 神神 猪猪";
    for (const [old = "", common = ""] of pairs.split(" ").map((pair) => [...pair])) expect(key(old)).toBe(key(common));
  });

  it.each([
    ["太田", "大田"],
    ["斎藤", "斉藤"],
    ["渡部", "渡辺"],
    ["山碕", "山崎"],
    ["杉山", "椙山"],
    ["ひろみ", "ヒロミ"],
    ["一", "ー"],
    ["二", "ニ"],
    ["口", "ロ"],
  ])("%s is not %s", (a, b) => {
    expect(key(a)).not.toBe(key(b));
  });

  it("joins the parts, whichever field they were typed into", () => {
    expect(key("山田", "太郎")).toBe("山田太郎");
    expect(key("山田 太郎", "")).toBe("山田太郎");
    expect(nameIdentity(undefined, "太郎")).toEqual({ key: "太郎", raw: "太郎" });
  });

  it("tells not sent (null) from unreadable (an empty key)", () => {
    expect(nameIdentity(undefined, undefined)).toBeNull();
    expect(nameIdentity("", "　")).toBeNull();
    expect(nameIdentity("・", undefined)).toEqual({ key: "", raw: "・" });
  });
});
