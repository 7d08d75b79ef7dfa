import type { KanaIdentity } from "../order";
import { cleanText, expandRepeats, LARGE_KATAKANA, SMALL_KATAKANA, toKatakana } from "./text";

const LENGTH_MAX = 120;
const SEPARATORS = /[\s\p{P}\p{S}]/gu;
const DASHES = /[-‐-―−﹘﹣－─━~〜～]/g;

/** サマ also ends names (アサマ): only a blank tells it from them. */
const HONORIFIC_APART = /(?<=.)\s(?:サマ|さま)$/u;
const HONORIFIC = /(?<=.)[様殿]+$/u;
/** カ)セキショ, セキショ(カ: how banks abbreviate the forms of companies (全銀協の略語). */
const BANK_COMPANY = /^\(?([ァ-ヶぁ-ゖ]{1,3})\)|\(([ァ-ヶぁ-ゖ]{1,3})\)?(?=$|\s)/u;
const BRACKET = /[()]/;
const BANK_WORDS: Readonly<Record<string, string>> = {
  カ: "カブシキガイシャ",
  ユ: "ユウゲンガイシャ",
  ド: "ゴウドウガイシャ",
  シ: "ゴウシガイシャ",
  メ: "ゴウメイガイシャ",
  イ: "イリョウホウジン",
  ガク: "ガッコウホウジン",
  フク: "シャカイフクシホウジン",
  シュウ: "シュウキョウホウジン",
  トクヒ: "トクテイヒエイリカツドウホウジン",
};
const COMPANY_READING = /(カブシキ|ユウゲン|ゴウドウ|ゴウシ|ゴウメイ)カイシ(?=[ャヤ])/g;

/** Katakana by the vowel they end in; what is not listed ends in none. */
const VOWEL_ROWS: ReadonlyArray<readonly [vowel: string, kana: string]> = [
  ["ア", "アカガサザタダナハバパマヤラワ"],
  ["イ", "イキギシジチニヒビピミリ"],
  ["ウ", "ウクグスズツヌフブプムユル"],
  ["エ", "エケゲセゼテデネヘベペメレ"],
  ["オ", "オコゴソゾトドノホボポモヨロ"],
];
const VOWEL_OF = new Map(VOWEL_ROWS.flatMap(([vowel, kana]) => [...kana].map((one) => [one, vowel] as const)));

/** Kana that are read alike today, and small kana, which passbooks and half-width systems print large. */
const SAME_READING = new Map<string, string>([
  ["ヂ", "ジ"],
  ["ヅ", "ズ"],
  ["ヲ", "オ"],
  ["ヰ", "イ"],
  ["ヱ", "エ"],
  ["ヷ", "バ"],
  ["ヸ", "ビ"],
  ["ヹ", "ベ"],
  ["ヺ", "ボ"],
  ...[...SMALL_KATAKANA].map((small, index) => [small, LARGE_KATAKANA.charAt(index)] as const),
]);
const VU = new Map([
  ["ァ", "バ"],
  ["ィ", "ビ"],
  ["ェ", "ベ"],
  ["ォ", "ボ"],
]);

/**
 * Identity of a reading. `null` when neither part was sent.
 * Long vowels keep their meaning: オオノ and オノ differ, while オーノ, オウノ and オオノ are one, as ー takes the vowel before it and
 * ウ after an o-sound and イ after an e-sound are how the long vowel is spelt (タロー, タロウ; ケーコ, ケイコ).
 */
export function kanaIdentity(lastName: string | undefined, firstName: string | undefined): KanaIdentity | null {
  const raw = [lastName, firstName].filter((part) => part !== undefined && part.trim() !== "").join(" ");
  if (raw === "") return null;
  return { key: kanaKey(raw), raw };
}

function bankWord(match: string, before: string | undefined, behind: string | undefined): string {
  return BANK_WORDS[toKatakana(before ?? behind ?? "")] ?? match;
}

function kanaKey(raw: string): string {
  const clean = cleanText(raw, LENGTH_MAX).replace(HONORIFIC_APART, "");
  const written = BRACKET.test(clean) ? clean.replace(BANK_COMPANY, bankWord) : clean;
  const bare = written.replace(DASHES, "ー").replace(SEPARATORS, "");
  // A sign of repetition that nothing before it could take says nothing.
  const spelt = toKatakana(expandRepeats(bare.toUpperCase().normalize("NFKC"))).replace(/[ゞヾ]/g, "");
  const text = spelt.includes("カイシ") ? spelt.replace(COMPANY_READING, "$1ガイシ") : spelt;
  let key = "";
  let vowel = "";
  for (let at = 0; at < text.length; at++) {
    const char = text.charAt(at);
    let kana = SAME_READING.get(char) ?? char;
    if (char === "ヴ") {
      const pair = VU.get(text.charAt(at + 1));
      if (pair !== undefined) at++;
      kana = pair ?? "ブ";
    }
    if (kana === "ー") kana = vowel;
    else if (kana === "ウ" && vowel === "オ") kana = "オ";
    else if (kana === "イ" && vowel === "エ") kana = "エ";
    key += kana;
    vowel = VOWEL_OF.get(kana) ?? "";
  }
  return key.replace(HONORIFIC, "");
}
