import { describe, expect, it } from "vitest";
import { type Kind, type Relation, relation } from "./testing/relation";

type Row = readonly [kind: Kind, expect: Relation, a: string, b: string];

/** The agreed examples of what is one identity and what is not. */
const ROWS: readonly Row[] = [
  ["address", "room", "東京都港区元赤坂一丁目5番31号", "東京都港区元赤坂1-5-31"],
  ["address", "room", "東京都港区六本木三丁目2番1号 住友不動産六本木グランドタワー24階", "東京都港区六本木3-2-1 24F"],
  ["address", "room", "東京都渋谷区恵比寿1−19−19恵比寿ビジネスタワー201号室", "東京都渋谷区恵比寿1-19-19-201"],
  ["address", "room", "神奈川県茅ヶ崎市中海岸2-3-4", "神奈川県茅ケ崎市中海岸２丁目３番４号"],
  ["address", "room", "東京都千代田区霞が関2-1-1", "東京都千代田区霞ヶ関2-1-1"],
  ["address", "room", "東京都西多摩郡瑞穂町箱根ケ崎2335", "東京都瑞穂町箱根ヶ崎2335番地"],
  ["address", "room", "茨城県つくば市大字谷田部1234番地の5", "茨城県つくば市谷田部1234-5"],
  ["address", "room", "京都府京都市中京区烏丸通二条下ル秋野々町513", "京都府京都市中京区秋野々町513"],
  ["address", "room", "北海道札幌市中央区北一条西二丁目", "北海道札幌市中央区北1条西2丁目"],
  ["address", "room", "〒150-0013 東京都渋谷区恵比寿1-19-19", "東京都渋谷区恵比寿１の１９の１９"],
  [
    "address",
    "room",
    "東京都世田谷区三軒茶屋2-11-22 サンタワーズB棟305",
    "東京都世田谷区三軒茶屋2-11-22 ｻﾝﾀﾜｰｽﾞB棟305号",
  ],
  ["address", "block", "東京都渋谷区恵比寿1-19-19 101", "東京都渋谷区恵比寿1-19-19 202"],
  ["address", "block", "東京都渋谷区恵比寿1-19-19 田中方", "東京都渋谷区恵比寿1-19-19"],
  ["address", "different", "東京都府中市宮町1-1", "広島県府中市府川町1-1"],
  ["address", "different", "東京都港区六本木3-2-1", "東京都港区六本木3-12-1"],
  ["address", "different", "東京都中央区日本橋1-1", "東京都中央区日本橋人形町1-1"],
  ["name", "same", "髙橋 太郎", "高橋太郎"],
  ["name", "same", "渡邊　花子", "渡辺花子"],
  ["name", "same", "𠮷田 次郎", "吉田次郎"],
  ["name", "different", "太田 次郎", "大田 次郎"],
  ["kana", "same", "ﾔﾏﾀﾞ ﾀﾛｳ", "やまだ たろう"],
  ["kana", "different", "オオノ", "オノ"],
  ["phone", "same", "03-6447-4534", "０３（６４４７）４５３４"],
  ["phone", "same", "090-1234-5678", "+81 90 1234 5678"],
  ["phone", "same", "+81(0)90-1234-5678", "090ー1234ー5678"],
  ["phone", "different", "050-3627-8878", "03-3627-8878"],
  ["email", "same", "Taro.Yamada+shop1@gmail.com", "taroyamada@googlemail.com"],
  ["email", "same", "ｔａｒｏ＠ｅｘａｍｐｌｅ．ｃｏｍ", "taro@example.com"],
  ["email", "different", "taro.yamada@docomo.ne.jp", "taroyamada@docomo.ne.jp"],
  ["email", "different", "taro+a@example.co.jp", "taro@example.co.jp"],
];

describe("agreed examples", () => {
  it.each(ROWS)("%s: %s: %s | %s", (kind, expected, a, b) => {
    expect(relation(kind, a, b)).toBe(expected);
    expect(relation(kind, b, a)).toBe(expected);
  });
});
