import { cleanText, toKatakana } from "./text";

/** Katakana (two characters before one) in the loosest romaji: what passports, cards and people write differently is folded after. */
const PAIRS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    キャ: "kya",
    キュ: "kyu",
    キョ: "kyo",
    シャ: "sya",
    シュ: "syu",
    ショ: "syo",
    シェ: "sye",
    チャ: "tya",
    チュ: "tyu",
    チョ: "tyo",
    チェ: "tye",
    ニャ: "nya",
    ニュ: "nyu",
    ニョ: "nyo",
    ヒャ: "hya",
    ヒュ: "hyu",
    ヒョ: "hyo",
    ミャ: "mya",
    ミュ: "myu",
    ミョ: "myo",
    リャ: "rya",
    リュ: "ryu",
    リョ: "ryo",
    ギャ: "gya",
    ギュ: "gyu",
    ギョ: "gyo",
    ジャ: "zya",
    ジュ: "zyu",
    ジョ: "zyo",
    ジェ: "zye",
    ヂャ: "zya",
    ヂュ: "zyu",
    ヂョ: "zyo",
    ビャ: "bya",
    ビュ: "byu",
    ビョ: "byo",
    ピャ: "pya",
    ピュ: "pyu",
    ピョ: "pyo",
    ファ: "fa",
    フィ: "fi",
    フェ: "fe",
    フォ: "fo",
    ティ: "ti",
    ディ: "di",
    デュ: "dyu",
    ウィ: "ui",
    ウェ: "ue",
    ウォ: "uo",
    ヴァ: "ba",
    ヴィ: "bi",
    ヴェ: "be",
    ヴォ: "bo",
  }),
);
const SINGLE_ROWS: readonly (readonly [string, string])[] = [
  ["アイウエオ", "a i u e o"],
  ["カキクケコ", "ka ki ku ke ko"],
  ["サシスセソ", "sa si su se so"],
  ["タチツテト", "ta ti tu te to"],
  ["ナニヌネノ", "na ni nu ne no"],
  ["ハヒフヘホ", "ha hi hu he ho"],
  ["マミムメモ", "ma mi mu me mo"],
  ["ヤユヨ", "ya yu yo"],
  ["ラリルレロ", "ra ri ru re ro"],
  ["ワヰヱヲン", "wa i e o n"],
  ["ガギグゲゴ", "ga gi gu ge go"],
  ["ザジズゼゾ", "za zi zu ze zo"],
  ["ダヂヅデド", "da zi zu de do"],
  ["バビブベボ", "ba bi bu be bo"],
  ["パピプペポ", "pa pi pu pe po"],
  ["ァィゥェォャュョ", "a i u e o ya yu yo"],
  ["ヴ", "bu"],
];
const SINGLES: ReadonlyMap<string, string> = new Map(
  SINGLE_ROWS.flatMap(([kana, romaji]) => {
    const sounds = romaji.split(" ");
    return [...kana].map((one, index) => [one, sounds[index] ?? ""] as const);
  }),
);

const LENGTH_MAX = 80;

/**
 * A reading in romaji, folded so that every usual spelling of one reading is equal: Hepburn and Kunrei (shi, si), long vowels
 * written or not (Ito, Itou, Itoh), doubled consonants, m or n before b and p. `null` where there is anything but kana.
 */
export function romajiOfKana(kana: string): string | null {
  const text = toKatakana(cleanText(kana, LENGTH_MAX).normalize("NFKC")).replace(/[\s・]/g, "");
  let romaji = "";
  for (let at = 0; at < text.length; at++) {
    const pair = PAIRS.get(text.slice(at, at + 2));
    const single = SINGLES.get(text.charAt(at));
    if (pair !== undefined) at += 1;
    else if (single === undefined && !"ッー".includes(text.charAt(at))) return null;
    romaji += pair ?? single ?? "";
  }
  return romaji === "" ? null : foldRomaji(romaji);
}

/** The same folding of what was written in Latin letters. */
export function foldRomaji(latin: string): string {
  return (
    latin
      .normalize("NFKD")
      .toLowerCase()
      .replace(/[^a-z]/g, "")
      .replace(/l/g, "r")
      .replace(/sh(?=i)/g, "s")
      .replace(/sh/g, "sy")
      .replace(/tch|cch/g, "ch")
      .replace(/ch(?=i)/g, "t")
      .replace(/ch/g, "ty")
      .replace(/ts(?=u)/g, "t")
      .replace(/j(?=i)/g, "z")
      .replace(/j/g, "zy")
      .replace(/yy/g, "y")
      .replace(/[fh]u(?=[aieo])/g, "f")
      .replace(/f(?=u)/g, "h")
      .replace(/([zst])i(?=e)/g, "$1y")
      .replace(/du/g, "zu")
      .replace(/dz/g, "z")
      .replace(/v/g, "b")
      .replace(/m(?=[bpm])/g, "n")
      // Long vowels: oh (Ohishi, and so オヒ, loses its h), uh, oo, ou, uu, and a doubled letter of any kind.
      .replace(/ou/g, "o")
      .replace(/o+h/g, "o")
      .replace(/uh(?![aeiouy])/g, "u")
      .replace(/ei/g, "e")
      .replace(/([a-z])\1+/g, "$1")
  );
}
