import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { anOrder, HANAKO } from "../scenarios/orders";
import { emailIdentity } from "./email";
import { nearestMajorDomain } from "./mail-domains";
import { mailStem } from "./mail-stem";
import { normaliseOrder } from "./normalise";
import { looksRandom } from "./random-text";
import { foldRomaji, romajiOfKana } from "./romaji";
import { alikeOf, packWording } from "./wording";

describe("romaji", () => {
  it.each([
    ["サトウ", ["SATO", "SATOU", "SATOH", "Satō"]],
    ["オオノ", ["ONO", "OHNO", "OONO"]],
    ["シンイチ", ["SHINICHI", "SINITI"]],
    ["フジワラ", ["FUJIWARA", "HUZIWARA"]],
    ["チヅル", ["CHIZURU", "CHIDZURU", "TIZURU"]],
    ["ジュンコ", ["JUNKO", "ZYUNKO", "JYUNKO"]],
    ["ハットリ", ["HATTORI", "HATORI"]],
    ["ナンバ", ["NAMBA", "NANBA"]],
    ["ケイコ", ["KEIKO", "KEKO"]],
    ["りょうた", ["RYOTA", "RYOUTA", "RYOHTA"]],
    ["ヴァネッサ", ["VANESSA", "BANESSA"]],
  ])("of %s is the same however it is written", (kana, spellings) => {
    for (const spelling of spellings) expect(foldRomaji(spelling)).toBe(romajiOfKana(kana));
  });

  it("tells readings apart, and does not read kanji", () => {
    expect(romajiOfKana("タナカ")).not.toBe(romajiOfKana("タカナ"));
    expect(romajiOfKana("佐藤")).toBeNull();
  });
});

describe("mail domains", () => {
  it.each([
    ["gmial.com", "gmail.com"],
    ["gmai.com", "gmail.com"],
    ["gmaill.com", "gmail.com"],
    ["yahoo.co.jo", "yahoo.co.jp"],
    ["docomo.nejp", "docomo.ne.jp"],
    ["icoud.com", "icloud.com"],
    ["docomo.co.jp", "docomo.ne.jp"],
  ])("%s means %s", (typed, meant) => {
    expect(nearestMajorDomain(typed)).toBe(meant);
  });

  it.each(["gmail.com", "ymail.com", "mail.com", "yahoo.ne.jp", "au.com", "example.com", "outlook.de"])(
    "%s means itself",
    (domain) => {
      expect(nearestMajorDomain(domain)).toBeNull();
    },
  );
});

describe("mailboxes", () => {
  it.each(["xk7qz9wv2h", "kccqcpzm", "qwrtpsdfgh", "a1b2c3d4e5"])("%s looks drawn by lot", (local) => {
    expect(looksRandom(local, 8)).toBe(true);
  });

  it.each(["hanako.sato", "tks1985", "yamamoto1207", "shinichi-nishi", "t.suzuki.0401", "strengths", "kyoto2024jp"])(
    "%s does not",
    (local) => {
      expect(looksRandom(local, 8)).toBe(false);
    },
  );

  it("in a series share their stem, and others do not", () => {
    const stem = (mail: string) => mailStem(emailIdentity(mail));
    expect(
      new Set(["sedori01", "sedori_02", "sedori.3", "sedorix"].map((local) => stem(`${local}@example.com`))).size,
    ).toBe(1);
    expect(stem("sedori01@example.com")).not.toBe(stem("sedori01@example.net"));
    expect(stem("ab@example.com")).toBeNull();
  });
});

describe("wording", () => {
  const own = normaliseOrder(anOrder()).wording;

  it("measures how far another order's texts are, and knows what has nothing in common", () => {
    const other = normaliseOrder(
      anOrder({ buyer: { ...HANAKO, lastName: "佐東", firstName: "誠", addressLine2: "恵比寿ハイム201" } }),
    );
    expect(alikeOf(own, packWording(other.wording))).toEqual({ surname: 1, given: 9, building: 1, mail: 0 });
  });

  it("answers for any text, and finds every order equal to itself", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), fc.string(), (lastName, addressLine2) => {
        const { wording } = normaliseOrder(anOrder({ buyer: { ...HANAKO, lastName, addressLine2 } }));
        for (const distance of Object.values(alikeOf(wording, packWording(wording)))) {
          expect([0, null]).toContain(distance);
        }
        alikeOf(wording, addressLine2);
      }),
    );
  });
});
