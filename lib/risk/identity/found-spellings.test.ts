import { describe, expect, it } from "vitest";
import { addressIdentity, addressReadings } from "./address";
import { emailIdentity } from "./email";
import { foldRomaji, romajiOfKana } from "./romaji";
import { keyOf, relation } from "./testing/relation";

type Row = readonly [expected: "room" | "block" | "different", a: string, b: string];

/** Addresses of town halls, schools, stations and housing estates as they are printed, beside how people shorten them. Rooms are made up. */
const FOUND: Readonly<Record<string, readonly Row[]>> = {
  "numbered quarters: 字, 部, 号": [
    ["room", "石川県珠洲市上戸町北方1字6番地の2", "珠洲市上戸町北方1-6-2"],
    ["room", "石川県鹿島郡中能登町末坂9部46番地", "石川県中能登町末坂9部四十六番地"],
    ["room", "福井県大飯郡高浜町宮崎第71号7番地1", "福井県高浜町宮崎71-7-1"],
    ["room", "福井県今立郡池田町稲荷第35号4番地", "福井県池田町稲荷三十五号四番地"],
    ["room", "旭川市西神楽一線五号六十七番九十号", "北海道旭川市西神楽1線5号67番90号"],
    ["different", "福井県吉田郡永平寺町浅見１字10番地", "福井県永平寺町浅見1字11番地"],
    ["different", "福井県坂井市坂井町今井１字西湫5", "福井県坂井市坂井町今井１字西湫6"],
    ["room", "宮崎県都城市姫城町6街区21号", "都城市姫城町6-21"],
    ["room", "東京都千代田区神田神保町1-3-5号室", "東京都千代田区神田神保町1-3 5号室"],
  ],
  "地割 with a quarter's name": [
    ["room", "岩手県下閉伊郡普代村第9地割字銅屋13番地2", "岩手県普代村9-13-2"],
    ["room", "岩手県下閉伊郡普代村第九地割字銅屋十三番地二", "岩手県普代村9地割13番地2"],
  ],
  "sides of a street": [
    ["room", "大阪市北区天神橋2丁目北2番6号", "大阪府大阪市北区天神橋二丁目北二番六号"],
    ["room", "大阪市鶴見区諸口5丁目浜6番12号", "大阪市鶴見区諸口五丁目浜六番十二号"],
    ["different", "大阪市鶴見区諸口5丁目浜6番12号", "大阪市鶴見区諸口5丁目6番12号"],
    ["room", "札幌市白石区本郷通7北1-26", "札幌市白石区本郷通七丁目北1番26号"],
    ["room", "札幌市白石区本郷通7-北1-26", "札幌市白石区本郷通7丁目北1-26"],
  ],
  "lots with a letter, and branches of branches": [
    ["room", "愛媛県新居浜市庄内町一丁目甲一番地", "新居浜市庄内町1丁目甲1番地"],
    ["room", "東京都八丈島八丈町三根５８９４番地３－１", "東京都八丈町三根5894-3-1"],
    ["room", "旭市入野1610-1-2", "千葉県旭市入野1610番地1-2"],
    ["room", "東京都千代田区紀尾井町1番地3-201", "東京都千代田区紀尾井町1-3 201号室"],
    ["room", "札幌市中央区南２条西１ー５ー301C", "札幌市中央区南2条西1丁目5番 301C号室"],
    ["room", "東京都町田市木曽東四丁目一四━Ａ二二", "東京都町田市木曽東4-14 A22"],
  ],
  "housing estates": [
    ["room", "東京都町田市小山田桜台２－４－１０号棟３０１", "町田市小山田桜台2丁目4番10号棟301号室"],
    ["room", "東京都町田市小山田桜台２－４－１０号棟３０１", "東京都町田市小山田桜台2-4-10-301"],
    ["room", "東京都町田市小山田桜台２－４－１０号棟", "東京都町田市小山田桜台2-4-10"],
    ["room", "千葉市花見川区花見川3番24号棟305号室", "千葉県千葉市花見川区花見川3-24号棟-305"],
    ["room", "東京都町田市山崎町2130 山崎団地3街区12号棟305号室", "町田市山崎町2130 山崎団地3-12-305"],
    ["room", "茨城県つくば市谷田部1234番地5 3号棟205", "茨城県つくば市谷田部1234-5-3号棟205号室"],
    ["block", "東京都町田市山崎町2130 山崎団地3街区12号棟305", "東京都町田市山崎町2130 山崎団地4街区12号棟305"],
    ["block", "東京都小平市小川町一丁目土地区画整理事業地内２５街区１号", "東京都小平市小川町1-26街区1"],
  ],
  "names of places": [
    ["room", "京都府京都市左京区花脊大布施町797", "京都市左京区花背大布施町797"],
    ["room", "京都府京都市伏見区醍醐辰己町4-1", "京都市伏見区醍醐辰巳町4-1"],
    ["room", "京都府綾部市鍛治屋町岡ノ段26", "京都府綾部市鍛冶屋町岡ノ段26"],
    ["room", "神奈川県南足柄市班目639", "神奈川県南足柄市斑目639"],
    ["room", "兵庫県赤穂市鷏和422", "兵庫県赤穂市鷆和422"],
    ["room", "愛知県津島市池麩町5", "愛知県津島市池麸町5"],
    ["room", "⻑野県⻑野市⻄⻑野1-2", "長野県長野市西長野1-2"],
    ["room", "北海道旭川市４条２５丁目４４７－１", "北海道旭川市4条通25丁目447番地1"],
    ["room", "北海道滝川市一の坂西１－１－５", "北海道滝川市一の坂町西1丁目1番5号"],
    ["room", "静岡県下田市2丁目4-26", "下田市2-4-26"],
    ["different", "埼玉県上尾市1-2-3", "埼玉県上尾市壱丁目2-3"],
    ["room", "千葉県成田市古込1-1", "千葉県成田市古込字古込1-1"],
    ["room", "京都市下京区油小路通木津屋橋通り上ル油小路282", "京都府京都市下京区油小路町282"],
    ["room", "京都市中京区柳馬場通夷川上ル五丁目二百三十二番地の一", "京都市中京区五町目232-1"],
    ["room", "福島県双葉郡双葉町目迫4-5", "福島県双葉町目迫4番地5"],
  ],
  "remarks and floors": [
    ["room", "東京都町田市中町２－６１２（住居表示未確定）", "東京都町田市中町2-612"],
    ["room", "東京都杉並区荻窪１－３５－１の一部（住居表示未確定）", "東京都杉並区荻窪1-35-1"],
    ["room", "東京都葛飾区新宿６－２４００－１７他", "東京都葛飾区新宿6-2400-17"],
    ["different", "北海道網走市字三眺番外地", "北海道網走市字三眺1番地外"],
    ["room", "東京都新宿区西新宿1-8-8 新宿郵便局局止め", "東京都新宿区西新宿1-8-8 新宿郵便局留め"],
    ["room", "東京都渋谷区恵比寿1-19-19 B2", "東京都渋谷区恵比寿1-19-19 地下2階"],
    ["block", "東京都渋谷区恵比寿1-19-19 B6", "東京都渋谷区恵比寿1-19-19 地下6階"],
  ],
  "Latin letters, the town by its postal code": [
    ["room", "1-1-7 Ebisu, Shibuya-ku, Tokyo 150-0013", "東京都渋谷区恵比寿1-1-7"],
    ["room", "5-3, Yaesu 1-Chome, Chuo-ku, Tokyo 103-0028", "東京都中央区八重洲1-5-3"],
    ["room", "2 Chome-3-1 Asakusa, Taito City, Tokyo 111-0032, Japan", "東京都台東区浅草2-3-1"],
    ["room", "〒105-0011 Tōkyō-to, Minato-ku, Shibakōen 4-2-8", "東京都港区芝公園4-2-8"],
    ["room", "Shibakoen 4-2-8, Minato-ku, Tokyo 1050011", "東京都港区芝公園4-2-8"],
    ["room", "Apt. 203, 1-2-3 Tenjin, Chuo-ku, Fukuoka-shi, Fukuoka-ken 810-0001", "福岡市中央区天神1-2-3-203"],
    ["room", "Sun Heights 501, 3-2-1 Roppongi, Minato-ku, Tokyo 106-0032", "東京都港区六本木3-2-1-501"],
    ["block", "3-2-1 Roppongi, Minato-ku, Tokyo 106-0032 #501", "3-2-1 Roppongi, Minato-ku, Tokyo 106-0032 #502"],
    ["different", "4-2-8 Shibakoen, Minato-ku, Tokyo 105-0011", "4-2-9 Shibakoen, Minato-ku, Tokyo 105-0011"],
  ],
};

describe.each(Object.entries(FOUND))("%s", (_rule, rows) => {
  it.each(rows)("%s: %s / %s", (expected, a, b) => {
    expect(relation("address", a, b)).toBe(expected);
    expect(relation("address", b, a)).toBe(expected);
  });
});

describe("a form filled in with Latin letters", () => {
  const expected = addressIdentity({ address: "東京都港区芝公園4-2-8 302" })?.roomKey;

  it.each([
    { prefecture: "Tokyo", city: "Minato-ku", addressLine1: "4-2-8 Shibakoen", addressLine2: "#302" },
    { prefecture: "Tokyo", city: "Minato", addressLine1: "Shibakoen 4-2-8", addressLine2: "Sun Heights 302" },
    { prefecture: "東京都", city: "港区", addressLine1: "Shibakoen 4 chome 2-8", addressLine2: "Room 302" },
    { prefecture: "東京都", city: "港区", addressLine1: "4-2-8 Shibakoen", addressLine2: "302" },
  ])("%j is the same room", (parts) => {
    expect(addressIdentity({ ...parts, postalCode: "105-0011" })?.roomKey).toBe(expected);
  });

  it("is not moved to the postal code's town where its prefecture is another", () => {
    const parts = { prefecture: "大阪府", city: "Minato-ku", addressLine1: "4-2-8 Shibakoen", postalCode: "105-0011" };
    expect(addressIdentity(parts)).toMatchObject({ prefecture: "大阪府", confidence: "prefecture" });
  });
});

describe("a third number of three digits", () => {
  it("is the house, and keeps its reading as a room", () => {
    const readings = addressReadings({ address: "神奈川県横浜市旭区若葉台3-3-805" });
    expect(readings.map(({ block, room }) => [block, room])).toEqual([
      ["3-3-805", null],
      ["3-3", "805"],
    ]);
  });
});

describe("names of firms and persons", () => {
  it.each([
    ["（医）山田会", "医療法人山田会"],
    ["㈻山田学園", "学校法人山田学園"],
    ["(資)田中酒造", "合資会社田中酒造"],
    ["（一社）関所協会", "一般社団法人関所協会"],
    ["関所協会（公財）", "関所協会公益財団法人"],
    ["NPO法人 関所の会", "特定非営利活動法人関所の会"],
    ["⻄村 花子", "西村花子"],
    ["佐久閒", "佐久間"],
    ["𢈘島", "鹿島"],
  ])("%s is %s", (a, b) => {
    expect(keyOf("name", a)).toBe(keyOf("name", b));
  });

  it.each([
    ["ﾕ)ｽｽﾞｷｺｳﾑﾃﾝ", "ユウゲンガイシャスズキコウムテン"],
    ["ｲ)ﾔﾏﾀﾞｶｲ", "イリョウホウジンヤマダカイ"],
    ["ﾔﾏﾀﾞｼｮｳﾃﾝ(ﾄﾞ", "ヤマダショウテンゴウドウガイシャ"],
    ["カブシキカイシャヤマダ", "ｶﾌﾞｼｷｶﾞｲｼﾔﾔﾏﾀﾞ"],
  ])("%s is read %s", (a, b) => {
    expect(keyOf("kana", a)).toBe(keyOf("kana", b));
  });

  it("does not take any kana before a bracket for a form of company", () => {
    expect(keyOf("kana", "マ)ヤマダ")).toBe("マヤマダ");
  });

  it.each([
    ["ホンマ", "HOMMA"],
    ["オオイシ", "OHISHI"],
    ["ショウヘイ", "SHOHEI"],
    ["コウイチ", "KOHICHI"],
    ["ユウキ", "YUHKI"],
    ["チェ", "CHIE"],
    ["ジェイ", "JIEI"],
    ["ファン", "FUAN"],
    ["チヅ", "TIDU"],
  ])("%s is spelt %s", (kana, latin) => {
    expect(foldRomaji(latin)).toBe(romajiOfKana(kana));
  });
});

describe("telephone numbers with what stands around them", () => {
  it.each([
    ["03-6447-4534 （平日9:00～17:00）", "03-6447-4534"],
    ["03-6447-4534〜5", "03-6447-4534"],
    ["09012345678.0", "090-1234-5678"],
    ["011-81-90-1234-5678", "090-1234-5678"],
    ["001-81-3-6447-4534", "03-6447-4534"],
    ["0033-010-81-90-1234-5678", "090-1234-5678"],
  ])("%s is %s", (a, b) => {
    expect(keyOf("phone", a)).toBe(keyOf("phone", b));
  });

  it.each(["0088-22-1234", "0077-78-1234"])("%s is the same line when its key is read again", (typed) => {
    const key = keyOf("phone", typed) ?? "";
    expect(keyOf("phone", key)).toBe(key);
  });

  it("leaves a number of Sapporo alone, whose area code is the prefix of North America", () => {
    expect(keyOf("phone", "011-811-2345")).toBe("+81118112345");
  });
});

describe("mail addresses with what stands around them", () => {
  it.each([
    "taro@gmail.com,",
    "taro@gmail.com、",
    "「taro@gmail.com」",
    "taro@gmail.com【PC】",
    "taro@gmail.com/090-1234-5678",
    "taro@gmail.com hanako@example.com",
    "taro[at]gmail.com",
    "taro@@gmail.com",
    "taro@gmail,com",
  ])("%s is taro@gmail.com", (typed) => {
    expect(emailIdentity(typed)).toMatchObject({ key: "taro@gmail.com", valid: true });
  });
});
