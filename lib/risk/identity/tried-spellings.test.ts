import { describe, expect, it } from "vitest";
import { addressIdentity } from "./address";
import type { AddressParts } from "./address-parts";
import { emailIdentity } from "./email";
import { ipIdentity } from "./ip";
import { keyOf, relation } from "./testing/relation";

type Row = readonly [expected: "room" | "block" | "different", a: string, b: string];

const HOUSE = "東京都港区芝5-1-1";
const ROOM = "東京都渋谷区恵比寿1-19-19 201";
const PLACE = "東京都渋谷区恵比寿1-19-19";

/** What a fraudster, a hurry or a web form makes of addresses, by the guarantee that each puts to the test. */
const TRIED: Readonly<Record<string, readonly Row[]>> = {
  "rooms of different wings, towers and sides never merge": [
    ["block", `${HOUSE} 芝タワーEAST2501`, `${HOUSE} 芝タワーWEST2501`],
    ["block", `${HOUSE} 芝タワー North棟2501`, `${HOUSE} 芝タワー South棟2501`],
    ["block", `${HOUSE} パークイースト305`, `${HOUSE} パークウエスト305`],
    ["block", `${HOUSE} 芝ハイツ東305`, `${HOUSE} 芝ハイツ西305`],
    ["block", `${HOUSE} E12-305`, `${HOUSE} W12-305`],
    ["block", `${HOUSE} A1棟305`, `${HOUSE} B1棟305`],
    ["block", `${HOUSE} A棟1-305`, `${HOUSE} B棟1-305`],
    ["block", `${HOUSE} Aタワー305`, `${HOUSE} Bタワー305`],
    ["block", `${HOUSE} 一番街305`, `${HOUSE} 二番街305`],
    ["block", `${HOUSE} 甲棟305`, `${HOUSE} 乙棟305`],
    ["block", `${HOUSE} 前棟2階`, `${HOUSE} 後棟2階`],
    ["block", `${HOUSE} 芝ハイツ2階東側`, `${HOUSE} 芝ハイツ2階西側`],
    ["block", `${HOUSE} 2階手前`, `${HOUSE} 2階奥`],
    ["block", `${HOUSE} 芝ハイツ中2階`, `${HOUSE} 芝ハイツ2階`],
    ["block", `${HOUSE} 芝ハイツ101左`, `${HOUSE} 芝ハイツ101右`],
    ["block", `${HOUSE} 201号室A`, `${HOUSE} 201号室B`],
    ["block", `${HOUSE} 201号室-1`, `${HOUSE} 201号室-2`],
    ["block", `${HOUSE} 芝タワーNE1203`, `${HOUSE} 芝タワーSW1203`],
    ["block", `${HOUSE} SA201`, `${HOUSE} SB201`],
    ["block", `${HOUSE} SA棟201`, `${HOUSE} SB棟201`],
    ["block", `${HOUSE} 芝ハイツII棟201`, `${HOUSE} 芝ハイツIII棟201`],
    ["block", `${HOUSE} フラワー棟201`, `${HOUSE} スカイ棟201`],
    ["block", `${HOUSE} 桜棟201`, `${HOUSE} 梅棟201`],
    ["block", `${HOUSE} 芝荘北201`, `${HOUSE} 芝荘南201`],
    ["block", `${HOUSE} 北側2階`, `${HOUSE} 南側2階`],
    ["block", `${HOUSE} イーストA-201`, `${HOUSE} ウエストA-201`],
    ["block", `${HOUSE} 芝タワーPH1`, `${HOUSE} 芝タワー1`],
  ],
  "wings, floors and rooms are one however they are written": [
    ["room", `${HOUSE} ウエスト棟1203`, `${HOUSE} WEST TOWER 1203`],
    ["room", `${HOUSE} E12号棟305`, `${HOUSE} E12-305`],
    ["room", `${HOUSE} 芝ハイツ中2階`, `${HOUSE} 芝ハイツM2F`],
    ["room", `${HOUSE} 1F西号室`, `${HOUSE} 芝ハイツ1階西`],
    ["room", `${HOUSE} 芝ビル10/F`, `${HOUSE} 芝ビル10階`],
    ["room", `${HOUSE} 芝団地5-1-1-801`, `${HOUSE} 801`],
    ["room", `${HOUSE} コ一ポ芝`, `${HOUSE} コーポ芝`],
    ["room", `${HOUSE} 田中2階`, `${HOUSE} 2階`],
    ["room", `${HOUSE} NORTHERN 203`, `${HOUSE} 203`],
    ["room", `${HOUSE} ノースゲートビル5F`, `${HOUSE} 5F`],
    ["room", `${HOUSE} SA-201号室`, `${HOUSE} 芝ハイツSA棟201`],
    ["room", `${HOUSE} 芝ハイツ フラワー棟201`, `${HOUSE} フラワー棟-201号室`],
    ["room", `${HOUSE} 芝ハイツ管理棟201`, `${HOUSE} 管理棟201`],
    ["room", `${HOUSE} メゾンMK 201`, `${HOUSE} メゾンMK201`],
    ["room", `${HOUSE} メゾンMK201`, `${HOUSE} 201`],
    ["room", `${HOUSE} 芝タワーPH`, `${HOUSE} PH号室`],
  ],
  "a floor is one on whichever side its number stands": [
    ["room", `${HOUSE} Floor 6`, `${HOUSE} 6階`],
    ["room", `${HOUSE} Fl.6`, `${HOUSE} 6th Fl.`],
    ["room", `${HOUSE} Shiba Tower Level 6`, `${HOUSE} 6フロア`],
    ["room", `${HOUSE} Floor 6, Room 3`, `${HOUSE} 6F-3`],
    ["room", `${HOUSE} 6th Floor 603`, `${HOUSE} 603`],
    ["room", `${HOUSE} Floor B1`, `${HOUSE} Basement`],
    ["room", `${HOUSE} Basement 2`, `${HOUSE} 地下2階`],
    ["room", `${HOUSE} SUNFLOWER 6`, `${HOUSE} 6`],
    ["room", "1-1-7 Ebisu, Shibuya-ku, Tokyo 150-0013, Floor 6", "東京都渋谷区恵比寿1-1-7 6F"],
    ["room", "Ebisu 1chome 1-7 Shibuyaku Tokyo 150-0013", "東京都渋谷区恵比寿1-1-7"],
  ],
  "care of somebody is one however it is written": [
    ["room", `${HOUSE} 田中様方山田`, `${HOUSE} 田中方`],
    ["room", `${HOUSE} 田中さん方`, `${HOUSE} 田中方`],
    ["room", `${HOUSE} 田中様かた`, `${HOUSE} 田中方`],
    ["room", `${HOUSE} care of 田中`, `${HOUSE} 田中方`],
    ["room", `${HOUSE} c.o 田中`, `${HOUSE} 田中方`],
    ["room", `${HOUSE} 芝ホテル気付 山田太郎様`, `${HOUSE} 芝ホテル`],
    ["room", `${HOUSE} 四方ビル3F`, `${HOUSE} 3F`],
    ["block", `${HOUSE} 佐藤方`, `${HOUSE} 佐藤ビル`],
    ["room", `${HOUSE} 田中 一郎 様方`, `${HOUSE} 田中一郎方`],
    ["room", `${HOUSE} 芝ハイツ 田中 一郎様方 山田花子`, `${HOUSE} 田中一郎方`],
    ["room", `${HOUSE} タナカ イチロウ様方`, `${HOUSE} タナカイチロウ方`],
    ["room", `${HOUSE} 芝荘 田中方`, `${HOUSE} 田中方`],
    ["block", `${HOUSE} 田中 一郎 様方`, `${HOUSE} 鈴木 一郎 様方`],
  ],
  "an area written twice counts once": [
    ["room", `東京都渋谷区${PLACE}`, PLACE],
    ["room", `東京都 東京都渋谷区 渋谷区恵比寿1-19-19`, PLACE],
    ["room", `東京都渋谷区恵比寿 ${PLACE}`, PLACE],
    ["room", "さいたま市さいたま市浦和区高砂3-15-1", "さいたま市浦和区高砂3-15-1"],
    ["room", "広島県廿日市市廿日市1-1-1", "廿日市市廿日市1丁目1番1号"],
    ["room", "千葉県市川市市川1-1-1", "市川市市川1丁目1-1"],
    ["block", "京都市上京区薮ノ内町 京都府庁", "京都府京都市上京区薮ノ内町"],
  ],
  "a city without its 区 is known by the town behind it": [
    ["room", "東京都世田谷三軒茶屋2-11-22", "東京都世田谷区三軒茶屋2-11-22"],
    ["room", "東京都目黒中町1-1-1", "東京都目黒区中町1-1-1"],
    ["different", "東京都中野本町1-1-1", "東京都中野区中央1-1-1"],
  ],
  "a ward without its 区 is known by the town behind it": [
    ["room", "さいたま市浦和高砂3-15-1", "埼玉県さいたま市浦和区高砂3-15-1"],
    ["room", "札幌市豊平平岸1条1丁目1-1", "札幌市豊平区平岸一条一丁目1-1"],
    ["room", "仙台市青葉一番町1-1-1", "宮城県仙台市青葉区一番町1-1-1"],
    ["room", "横浜市神奈川栄町1-1", "横浜市神奈川区栄町1-1"],
    ["room", "千葉市花見川幕張本郷1-1-1", "千葉市花見川区幕張本郷1-1-1"],
    ["room", "浜松市中区鴨江1-1-1", "浜松市中央鴨江1-1-1"],
    ["room", "埼玉県さいたま市北浦和1-1-1", "さいたま市浦和区北浦和1-1-1"],
    ["different", "大阪市北梅田1-1-3", "大阪市北区梅田1-1-3"],
    ["different", "名古屋市千種町1-1", "名古屋市千種区千種1-1"],
  ],
  "a building written before its block is behind it": [
    ["room", "東京都渋谷区恵比寿 サンハイツ201 1-19-19", ROOM],
    ["room", "東京都渋谷区恵比寿 サンハイツ 201号室 1丁目19番19号", ROOM],
    ["room", "茨城県つくば市谷田部 サンハイツ201 1234番地5", "つくば市谷田部1234-5 201号室"],
    ["different", "東京都渋谷区恵比寿 サンハイツ 1-201", "東京都渋谷区恵比寿1-201"],
    ["different", "東京都町田市山崎町 山崎団地 3-12-305", "東京都町田市山崎町3-12-305"],
    ["different", "東京都港区 芝ビル2階 1-2-3", "東京都港区芝1-2-3 2階"],
  ],
  "a street of Kyoto is no part of the town, wherever it is noted": [
    ["room", "京都市下京区（四条通烏丸東入）長刀鉾町20", "京都市下京区長刀鉾町20"],
    ["room", "京都市中京区秋野々町(烏丸通二条下ル)513", "京都市中京区秋野々町513"],
    ["room", "京都市中京区秋野々町 烏丸通二条下ル 513番地 201号室", "京都市中京区秋野々町513番地 201"],
    ["different", "京都市中京区秋野々町(烏丸通二条下ル)513", "京都市中京区(烏丸通二条下ル)蒔絵屋町513"],
  ],
  "Asahikawa's 条 are known by their number alone": [
    ["room", "旭川市4の8", "北海道旭川市4条通8丁目"],
    ["room", "旭川市4-8-1703", "北海道旭川市4条通8丁目1703番地"],
    ["different", "旭川市4の8", "北海道旭川市8条通4丁目"],
    ["different", "大阪府堺市堺区1-2-3", "大阪府堺市堺区一条通2-3"],
    ["different", "旭川市永山4条8丁目1", "旭川市4条通8丁目1"],
    ["different", "旭川市東5条8丁目1", "旭川市5条通8丁目1"],
  ],
  "signs of the wrong kind still divide": [
    ["room", "東京都・渋谷区・恵比寿1-19-19", PLACE],
    ["room", "東京都/渋谷区/恵比寿/1-19-19", PLACE],
    ["room", "東京都渋谷区恵比寿一丨一九丨一九", PLACE],
    ["room", "東京都渋谷区恵比寿1ー丁目19ー19", PLACE],
    ["room", "東京都渋谷区恵比寿1-l9-l9", PLACE],
    ["room", "東京都渋谷区恵比寿1-19-19<br>サンハイツ<br/>201", ROOM],
    ["room", "1-19-19 Ebisu Shibuya-ku Tokyo 150 0013", PLACE],
    ["room", "長崎県対馬市厳原町久田 無番", "長崎県対馬市厳原町久田無番地"],
    ["room", "兵庫県多紀郡篠山町北新町41", "兵庫県丹波篠山市北新町41"],
    ["room", "東京都大島支庁大島町元町1-1-14", "東京都大島町元町1-1-14"],
    ["room", "石川県七尾市本府中町ヲ部38番地", "七尾市本府中町ヲ38"],
    ["different", "石川県七尾市本府中町イ部38番地", "七尾市本府中町ロ部38番地"],
    ["room", "大阪府枚方市樟葉花園町1", "枚方市楠葉花園町1"],
  ],
};

describe.each(Object.entries(TRIED))("%s", (_guarantee, rows) => {
  it.each(rows)("%s: %s / %s", (expected, a, b) => {
    expect(relation("address", a, b)).toBe(expected);
    expect(relation("address", b, a)).toBe(expected);
  });
});

describe("the fields of a form", () => {
  const roomKey = (parts: AddressParts) => addressIdentity(parts)?.roomKey;

  it.each<readonly [AddressParts, string]>([
    [
      { prefecture: "神奈川県", city: "西区", addressLine1: "横浜市西区みなとみらい2-2-1" },
      "横浜市西区みなとみらい2-2-1",
    ],
    [{ prefecture: "東京都", city: "瑞穂町", addressLine1: "西多摩郡瑞穂町箱根ヶ崎2335" }, "東京都瑞穂町箱根ケ崎2335"],
    [{ prefecture: "兵庫県", city: "養父市", addressLine1: "養父市場1-2" }, "兵庫県養父市養父市場1-2"],
    [{ prefecture: "東京都", city: "東京", addressLine1: "渋谷区恵比寿1-19-19" }, PLACE],
  ])("%j repeat what the city lies in", (parts, address) => {
    expect(roomKey(parts)).toBe(roomKey({ address }));
  });

  it.each(["N/A", "null", "同上", "空欄", "一軒屋", "該当なし", "マンション名なし"])(
    "%s is no building",
    (addressLine2) => {
      expect(roomKey({ address: PLACE, addressLine2 })).toBe(roomKey({ address: PLACE }));
    },
  );

  it("leave the town open where a building's name begins like one and no town was written", () => {
    const parts = { prefecture: "東京都", city: "港区", addressLine1: "1-2-3", addressLine2: "芝ビル東館2階" };
    expect(addressIdentity(parts)).toMatchObject({ town: null, confidence: "city" });
  });

  it("say by the postal code that a town was left out, not shortened", () => {
    expect(addressIdentity({ postalCode: "070-0034", address: "旭川市4-8" })?.town).toBe("４条通");
    expect(addressIdentity({ postalCode: "071-8131", address: "旭川市4-8" })?.town).not.toBe("４条通");
  });
});

describe("names, numbers and addresses of the net", () => {
  it.each([
    ["name", "same", "山田太郎 先生", "山田太郎"],
    ["name", "same", "Mr. Taro Yamada", "TARO YAMADA"],
    ["name", "different", "Drake Tanaka", "Ake Tanaka"],
    ["name", "same", "山田太郎【ヤマダタロウ】", "山田太郎"],
    ["name", "same", "Søren Łukasz", "SOREN LUKASZ"],
    ["name", "same", "Ǣlfric", "AELFRIC"],
    ["name", "same", "(医社)山田会", "医療法人社団山田会"],
    ["phone", "same", "09O-l234-5678", "090-1234-5678"],
    ["phone", "same", "090-I234-5678", "090-1234-5678"],
  ] as const)("%s, %s: %s / %s", (kind, expected, a, b) => {
    expect(keyOf(kind, a) === keyOf(kind, b)).toBe(expected === "same");
  });

  it.each(["taro[@]gmail.com", "taro(@)gmail.com", "‘taro@gmail.com’"])("%s is taro@gmail.com", (typed) => {
    expect(emailIdentity(typed)).toMatchObject({ key: "taro@gmail.com", valid: true });
  });

  it.each([
    ["203.0.113.7/32", "203.0.113.7"],
    ["2001:db8::1/128", "2001:db8::1"],
    ["for=203.0.113.7;proto=https", "203.0.113.7"],
    ['Forwarded: for="[2001:db8::1]:4711"', "2001:db8::1"],
    ["::ffff:203.0.113.7:8080", "203.0.113.7"],
    ["203。0。113。7", "203.0.113.7"],
    ["203.0.113.7 10.0.0.1", "203.0.113.7"],
    ["\ufeff203.0.113.7\u200b", "203.0.113.7"],
  ])("%s is %s", (typed, key) => {
    expect(ipIdentity(typed)?.key).toBe(key);
  });

  it.each(["203.0.113.0/24", "unknown, 203.0.113.7"])("%s is no one's address", (typed) => {
    expect(ipIdentity(typed)).toBeNull();
  });
});
