import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addressIdentity, addressReadings } from "./address";
import { toKanji } from "./address-numerals";
import { emailIdentity } from "./email";
import { ipIdentity } from "./ip";
import { kanaIdentity } from "./kana";
import { nameIdentity } from "./name";
import { normaliseForApi } from "./normalisations";
import { partyIdentity } from "./normalise";
import { phoneIdentity } from "./phone";

/** Any UTF-16, lone surrogates and controls included. */
const anyString = fc.oneof(
  fc.string({ unit: "binary", maxLength: 60 }),
  fc.array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 60 }).map((units) => String.fromCharCode(...units)),
  fc
    .array(
      fc.constantFrom(
        ..."東京都港区京都市上る下大字番地丁目号室階方の之ノヶケー-−〒〇一二十百千0123４F甲イ第地割棟B \u3099\u{e0100}\ud842",
      ),
      {
        maxLength: 60,
      },
    )
    .map((chars) => chars.join("")),
);

describe("totality", () => {
  it("answers any text, with keys of bounded length", () => {
    fc.assert(
      fc.property(anyString, anyString, (a, b) => {
        const party = partyIdentity({
          lastName: a,
          firstName: b,
          lastNameKana: a,
          firstNameKana: b,
          tel: a,
          mobile: b,
          email: a,
          postalCode: b,
          prefecture: b,
          city: a,
          addressLine1: a,
          addressLine2: b,
        });
        expect(party.name?.key.length ?? 0).toBeLessThan(1000);
        expect(party.address?.roomKey.length ?? 0).toBeLessThan(2000);
        ipIdentity(a);
        for (const head of ["", "東京都港区", "京都市中京区", "札幌市中央区", "東京都渋谷区恵比寿1"]) {
          for (const reading of addressReadings({ address: head + a })) expect(reading.blockKey).not.toBe("");
        }
      }),
      { numRuns: 500 },
    );
  });

  it.each(["\ud800", "\u0000", "あ", "1-", "丁目", "〇", "ー", "\u{e0100}", "大字", "上る", "a.", "+", ":", "方 "])(
    "answers a megabyte of %j",
    (unit) => {
      const long = unit.repeat(Math.ceil(1_000_000 / unit.length));
      const answer = normaliseForApi({ name: long, nameKana: long, phone: long, email: long, address: { text: long } });
      expect(JSON.stringify(answer).length).toBeLessThan(10_000);
      expect(ipIdentity(long)).toBeNull();
      expect(() =>
        addressIdentity({ prefecture: long, city: long, addressLine1: long, postalCode: long }),
      ).not.toThrow();
    },
  );
});

const someName = fc.oneof(
  anyString,
  fc
    .array(fc.constantFrom(..."髙橋﨑渡邉佐々木山田太郎ー・ 様ｶﾞヴづゃァあァー゛"), { maxLength: 12 })
    .map((chars) => chars.join("")),
);

describe("keys are their own identity", () => {
  it("name and reading", () => {
    fc.assert(
      fc.property(someName, (text) => {
        for (const identify of [nameIdentity, kanaIdentity]) {
          const key = identify(text, undefined)?.key ?? "";
          if (key !== "") expect(identify(key, undefined)?.key).toBe(key);
        }
      }),
      { numRuns: 1000 },
    );
  });

  it("phone", () => {
    const digits = fc.string({ unit: fc.constantFrom(..."0123456789+-()  ０９"), maxLength: 20 });
    fc.assert(
      fc.property(fc.oneof(anyString, digits), (text) => {
        const key = phoneIdentity(text)?.key;
        if (key !== undefined) expect(phoneIdentity(key)?.key).toBe(key);
      }),
    );
  });

  it("mail", () => {
    const domains = fc.constantFrom(
      "gmail.com",
      "GoogleMail.com",
      "docomo.ne.jp",
      "日本語.jp",
      "me.com",
      "example.co.jp",
    );
    const mail = fc.tuple(fc.string({ maxLength: 20 }), domains).map(([local, domain]) => `${local}@${domain}`);
    fc.assert(
      fc.property(fc.oneof(anyString, mail), (text) => {
        const key = emailIdentity(text)?.key;
        if (key !== undefined && key !== "") expect(emailIdentity(key)?.key).toBe(key);
      }),
    );
  });

  it("IP address", () => {
    fc.assert(
      fc.property(fc.oneof(fc.ipV4(), fc.ipV6()), (text) => {
        const ip = ipIdentity(text);
        expect(ip).not.toBeNull();
        expect(ipIdentity(ip?.key ?? "")).toEqual(ip);
      }),
    );
  });
});

/** Areas that together hold what place names vary in; each is followed by a block. */
const AREAS = [
  "東京都渋谷区恵比寿",
  "東京都千代田区霞が関",
  "東京都港区虎ノ門",
  "東京都港区六本木",
  "東京都豊島区雑司が谷",
  "東京都西多摩郡瑞穂町箱根ケ崎",
  "神奈川県茅ヶ崎市中海岸",
  "神奈川県横浜市保土ケ谷区天王町",
  "北海道札幌市中央区北一条西",
  "北海道旭川市４条通",
  "京都府京都市中京区秋野々町",
  "愛知県名古屋市熱田区六番",
  "香川県高松市番町",
  "茨城県つくば市谷田部",
  "大阪府大阪市北区梅田",
  "福島県伊達市保原町上保原",
  "新潟県上越市柿崎区柿崎",
] as const;

const area = fc.constantFrom(...AREAS);
const blocks = fc.tuple(
  fc.integer({ min: 1, max: 40 }),
  fc.integer({ min: 1, max: 99 }),
  fc.integer({ min: 1, max: 99 }),
);
const room = fc.option(fc.integer({ min: 101, max: 2099 }), { nil: null });
const dash = fc.constantFrom(..."-‐‑‒–—―−﹣－─━ー〜～", " - ", "の", "ノ");
const marks = fc.constantFrom(
  ["丁目", "番", "号"],
  ["丁目", "番地", ""],
  ["丁目", "番地の", ""],
  ["丁目", "-", ""],
  ["丁目 ", "番 ", "号"],
);

function fullWidth(text: string): string {
  return text.replace(/[0-9A-Za-z]/g, (char) => String.fromCharCode(char.charCodeAt(0) + 0xfee0));
}

function positional(value: number): string {
  return [...String(value)].map((digit) => "〇一二三四五六七八九".charAt(Number(digit))).join("");
}

const numeral = fc.constantFrom<(value: number) => string>(
  String,
  (value) => fullWidth(String(value)),
  toKanji,
  positional,
);
const roomNumeral = fc.constantFrom<(value: number) => string>(String, (value) => fullWidth(String(value)), positional);
const roomMark = fc.constantFrom("号室", "号", "室");

function spelling(text: string) {
  return fc.constantFrom(
    text,
    text.replace(/^(?:東京都|北海道|大阪府|京都府|.{2,3}県)/, ""),
    `日本 ${text}`,
    text.replace(/[ケヶが]/g, "ヶ"),
    text.replace(/[ケヶ]/g, "が"),
    text.replace(/[ノの]/g, "之"),
    text.replace(/[ケヶ]/g, "ｹ"),
    [...text].join(" "),
    text.replace("郡", "郡　"),
  );
}

describe("spellings of one address", () => {
  it("share block and room key whatever their width, blanks, dashes, numerals and marks", () => {
    const written = area.chain((place) =>
      fc.record({
        place: fc.constant(place),
        head: spelling(place),
        block: blocks,
        room,
        numeral,
        roomNumeral,
        roomMark,
        mark: marks,
        dash,
        byDash: fc.boolean(),
        building: fc.constantFrom(" ", "　サンハイツ", " ｻﾝﾊｲﾂ", "さんはいつ"),
      }),
    );
    fc.assert(
      fc.property(written, (w) => {
        const plain = addressIdentity({
          address: `${w.place}${w.block.join("-")}${w.room === null ? "" : ` ${w.room}`}`,
        });
        const numbers = w.block.map(w.numeral);
        const block = w.byDash
          ? numbers.join(w.dash)
          : numbers.map((number, index) => `${number}${w.mark[index] ?? ""}`).join("");
        const tail = w.room === null ? "" : `${w.building}${w.roomNumeral(w.room)}${w.roomMark}`;
        const variant = addressIdentity({ address: `${w.head}${block}${tail}` });
        expect(variant?.blockKey).toBe(plain?.blockKey);
        expect(variant?.roomKey).toBe(plain?.roomKey);
      }),
      { numRuns: 1500 },
    );
  });

  it("have keys that survive writing the parts out again", () => {
    const tail = fc.constantFrom(
      "",
      "201",
      "サンハイツ",
      "サンハイツ201",
      "サンハイツB棟305",
      "24F",
      "地下1階",
      "2階3号室",
      "田中様方",
      "3号棟501",
      "サンハイツ2階東側",
      "サンハイツ中2階",
      "E12-305",
      "サンハイツ201号室A",
      "201号室-1",
      "サンタワー ウエスト棟2501",
      "201左",
    );
    fc.assert(
      fc.property(area, blocks, tail, (place, block, behind) => {
        const first = addressIdentity({ address: `${place}${block.join("-")} ${behind}` });
        const again = addressIdentity({
          prefecture: first?.prefecture ?? "",
          city: first?.city ?? "",
          addressLine1: `${first?.town ?? ""}${first?.block ?? ""}`,
          addressLine2: `${first?.building ?? ""} ${first?.room ?? ""}`,
        });
        expect(again?.blockKey).toBe(first?.blockKey);
        expect(again?.roomKey).toBe(first?.roomKey);
      }),
    );
  });

  it("tell different blocks and rooms apart", () => {
    fc.assert(
      fc.property(area, blocks, blocks, room, room, (place, a, b, roomA, roomB) => {
        const [left, right] = [
          addressIdentity({ address: `${place}${a.join("-")} ${roomA ?? ""}` }),
          addressIdentity({ address: `${place}${b.join("-")} ${roomB ?? ""}` }),
        ];
        const sameBlock = a.join("-") === b.join("-");
        expect(left?.blockKey === right?.blockKey).toBe(sameBlock);
        expect(left?.roomKey === right?.roomKey).toBe(sameBlock && roomA === roomB);
      }),
    );
  });
});
